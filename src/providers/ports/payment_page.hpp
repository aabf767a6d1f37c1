#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright::providers {

/// What a payment gateway says of a payment that was to be made on its page.
struct PageVerdict {
    enum class Kind : std::uint8_t {
        approved,  // the money is taken: `reference` and `amount_minor` say which and how much
        declined,  // it was tried, and was not taken
        pending,   // the gateway itself does not know yet, or the buyer is still there
        not_found, // it knows of no such payment: nobody has come to the page, or not with that
        unclear,   // nobody knows: no answer, or one that can't be believed; `reason` says why. It is asked again later
    };

    Kind kind = Kind::unclear;
    std::string reason{};                       // for whoever asked; without secrets
    std::string reference{};                    // the gateway's own number of the payment (mihpayid)
    std::optional<std::int64_t> amount_minor{}; // of an approved one always: compare it with what was asked for

    friend bool operator==(const PageVerdict&, const PageVerdict&) = default;
};

/// Asks how a payment on the gateway's own page went. Blocks, for a limited time: never on an I/O or writer thread,
/// never in a transaction. Safe from any thread. It changes nothing there, and may be asked again and again.
class PaymentPage {
  public:
    virtual ~PaymentPage() = default;

    /// `transaction` as it was given to the page (txnid).
    virtual PageVerdict verify(const std::string& transaction) = 0;
};

} // namespace cartwright::providers
