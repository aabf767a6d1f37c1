#include "workers/jobs/payouts.hpp"

#include "operations/marketplace/shop_money.hpp"
#include "store/marketplace/payouts.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::jobs {

namespace {

/// Nothing when the payout is no longer to be sent.
std::optional<providers::PayoutOrder> order_of(store::Transaction& tx, PayoutId id) {
    const auto payout = store::payouts::find(tx, id);
    if (!payout || payout->state != Payout::State::asked) return std::nullopt;
    const auto seller = store::sellers::find(tx, payout->seller);
    if (!seller) return std::nullopt;
    return providers::PayoutOrder{.key = "payout-" + std::to_string(id.value),
                                  .number = payout->number,
                                  .shop = seller->number,
                                  .name = seller->name,
                                  .amount = payout->amount};
}

} // namespace

// The provider pays a key only once, so a crash at any point neither loses a payout nor pays it twice.
Handler payout_sender(providers::Payouts& payouts) {
    return [&payouts](const Job& job, JobContext& context) -> Verdict {
        const PayoutId id{job.subject};
        std::optional<providers::PayoutOrder> order;
        context.store.read(context.reader, [&](store::Transaction& tx) { order = order_of(tx, id); });
        if (!order) return {};
        const providers::Outcome result = payouts.pay(*order);
        if (result.kind == providers::Outcome::Kind::unknown)
            return {.kind = Verdict::Kind::retry, .reason = result.reason};
        const bool is_paid = result.kind == providers::Outcome::Kind::yes;
        const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
            operations::settle_payout(
                tx, {.payout = id, .is_paid = is_paid, .reason = result.reason, .reference = result.reference});
            return true;
        });
        if (outcome != store::Outcome::committed)
            return {.kind = Verdict::Kind::retry, .reason = "the answer could not be stored"};
        return {};
    };
}

} // namespace cartwright::jobs
