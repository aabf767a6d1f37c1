#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright::providers {

/// A payment gateway's answer about a payment on its page.
struct PageVerdict {
    enum class Kind : std::uint8_t {
        approved,  // the money is taken: `reference` and `amount_minor` are set
        declined,  // it was tried, and the money was not taken
        pending,   // the gateway does not know yet, or the buyer is still on the page
        not_found, // the gateway does not know the payment: the buyer has not come to the page with it
        unclear,   // there is no answer, or no credible one (see `reason`). It is asked again later
    };

    Kind kind = Kind::unclear;
    std::string reason{};                       // for the caller; without secrets
    std::string reference{};                    // the gateway's number of the payment (mihpayid)
    std::optional<std::int64_t> amount_minor{}; // always set when approved: compare it with the amount requested

    friend bool operator==(const PageVerdict&, const PageVerdict&) = default;
};

/// Asks for the result of a payment on the gateway's page. It changes nothing at the gateway, and can be repeated.
/// Blocks, for a limited time: never on an I/O or writer thread, never in a transaction. Safe from any thread.
class PaymentPage {
  public:
    virtual ~PaymentPage() = default;

    /// `transaction`: the id that was given to the page (txnid).
    virtual PageVerdict verify(const std::string& transaction) = 0;
};

} // namespace cartwright::providers
