#include "rehearsal/adapters/payouts.hpp"

namespace cartwright::providers::rehearsal {

namespace {

constexpr std::int64_t cents = 100;
constexpr std::int64_t refused_at = 13;
constexpr std::int64_t lost_at = 14;

} // namespace

Outcome Payouts::pay(const PayoutOrder& order) {
    if (order.amount.minor % cents == refused_at) return {.kind = Outcome::Kind::no, .reason = "the bank refuses it"};
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = sent_.try_emplace(order.key, order);
    if (is_new && order.amount.minor % cents == lost_at)
        return {.kind = Outcome::Kind::unknown, .reason = "no answer in time"};
    return {.reference = "rehearsal-" + order.key};
}

std::vector<PayoutOrder> Payouts::sent() const {
    const std::lock_guard lock(mutex_);
    std::vector<PayoutOrder> all;
    all.reserve(sent_.size());
    for (const auto& [key, order] : sent_) all.push_back(order);
    return all;
}

} // namespace cartwright::providers::rehearsal
