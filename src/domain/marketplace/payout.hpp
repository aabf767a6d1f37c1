#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/ids.hpp"
#include "domain/ledger/ledger.hpp"

#include <optional>

namespace cartwright {

/// Money sent to a shop from its balance.
struct Payout {
    enum class State : std::uint8_t {
        asked,  // deducted from the shop's balance; the provider has not answered yet
        paid,   //
        failed, // credited to the balance again
    };

    PayoutId id;
    std::int64_t number = 0; // as the marketplace formats it
    SellerId seller;
    Money amount;
    State state = State::asked;
    std::string reason{};    // why it failed
    std::string reference{}; // the provider's own id
    Instant made_at{};
    std::optional<Instant> settled_at{};
};

std::string_view name_of(Payout::State state);
std::optional<Payout::State> parse_payout_state(std::string_view name);

/// Returns how much of a balance is paid out when `wanted`, or all of it, is requested. Refunds reduce the balance
/// first: a shop in debt is never paid. Refused: nothing_to_pay_out, `available` is the balance.
Result<Money> payable(Money balance, std::optional<std::int64_t> wanted);

/// Returns the posting of a payout: "the shop is paid out: seller +315.00, payout −315.00".
Posting posting_of(const Payout& payout);

/// Returns the reversal of that posting, for a payout that failed.
Posting posting_back_of(const Payout& payout);

} // namespace cartwright
