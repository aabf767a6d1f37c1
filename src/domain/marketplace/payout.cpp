#include "domain/marketplace/payout.hpp"

#include "domain/refusal.hpp"

namespace cartwright {

namespace {

Posting payout_posting(const Payout& payout, std::string fact, std::int64_t minor) {
    return {.fact = std::move(fact),
            .order = std::nullopt,
            .entries = transfer(LedgerAccount::seller(payout.seller), LedgerAccount::payout(),
                                {.minor = minor, .currency = payout.amount.currency}),
            .cause = payout.id.value};
}

} // namespace

std::string_view name_of(Payout::State state) {
    switch (state) {
    case Payout::State::asked: return "asked";
    case Payout::State::paid: return "paid";
    case Payout::State::failed: return "failed";
    }
    return {};
}

std::optional<Payout::State> parse_payout_state(std::string_view name) {
    for (const Payout::State state : {Payout::State::asked, Payout::State::paid, Payout::State::failed})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

Result<Money> payable(Money balance, std::optional<std::int64_t> wanted) {
    const std::int64_t minor = wanted.value_or(balance.minor);
    if (balance.minor <= 0 || minor <= 0 || minor > balance.minor)
        return refuse(Refusal{.why = Why::nothing_to_pay_out, .requested = minor, .available = balance.minor});
    return Money{.minor = minor, .currency = balance.currency};
}

Posting posting_of(const Payout& payout) { return payout_posting(payout, "payout", payout.amount.minor); }

Posting posting_back_of(const Payout& payout) { return payout_posting(payout, "payout failed", -payout.amount.minor); }

} // namespace cartwright
