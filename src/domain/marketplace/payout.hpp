#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"
#include "domain/ledger/ledger.hpp"

namespace cartwright {

/// Money that is sent to a shop of what it is owed.
struct Payout {
    enum class State : std::uint8_t {
        asked,  // the money has left the shop's balance; the provider has not answered yet
        paid,   //
        failed, // it is back in the balance
    };

    PayoutId id;
    std::int64_t number = 0; // as the marketplace spells it
    SellerId seller;
    Money amount;
    State state = State::asked;
    std::string reason{};    // why it failed
    std::string reference{}; // the provider's own name of it
    Instant made_at{};
    std::optional<Instant> settled_at{};
};

std::string_view name_of(Payout::State state);
Payout::State parse_payout_state(std::string_view name);

/// How much of a balance is paid out when `wanted` is asked for, or all of it. A shop in debt is never paid: what it
/// owes for refunds is netted first. Refused: nothing_to_pay_out, `available` is what could be.
Result<Money> payable(Money balance, std::optional<std::int64_t> wanted);

/// "the shop is paid out: seller +315.00, payout −315.00".
Posting posting_of(const Payout& payout);

/// The same undone: it could not be paid.
Posting posting_back_of(const Payout& payout);

} // namespace cartwright
