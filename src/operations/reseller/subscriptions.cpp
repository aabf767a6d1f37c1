#include "operations/reseller/subscriptions.hpp"

#include "domain/refusal.hpp"
#include "domain/reseller/events.hpp"
#include "operations/reseller/provisioning.hpp"
#include "store/outbox/jobs.hpp"

namespace cartwright::operations {

namespace subscriptions = store::subscriptions;

namespace {

using SubscriptionState = Subscription::State;

Result<SubscriptionId> number_of(Work& work, const SubscriptionPath& path) {
    const CustomerContext context = TRY(customer_of(work, path.customer));
    const auto id = subscription_named(work, context.customer, path.subscription);
    if (!id)
        return refuse(Refusal{.why = Why::resource_not_found,
                              .subject = customer_resource(context.reseller.number, context.number) +
                                         "/subscriptions/" + path.subscription});
    return *id;
}

/// Stores a subscription. A job notifies its vendor, of its state at that time.
void save(store::Transaction& tx, const Subscription& subscription) {
    subscriptions::save(tx, subscription);
    tx.record(SubscriptionChanged{subscription});
    store::jobs::add(tx, JobKind::subscription, subscription.id.value, tx.now());
}

} // namespace

Result<SubscriptionPage> list_subscriptions(Work& work, const ListSubscriptions& wish) {
    CustomerFilter filter = TRY(resolve_customer_filter(work, wish.account, wish.customer, wish.customers));
    const subscriptions::Wanted wanted{.reseller = filter.reseller.id,
                                       .customers = std::move(filter.customers),
                                       .states = wish.states,
                                       .after = wish.after,
                                       .limit = wish.limit,
                                       .offset = wish.offset};
    SubscriptionPage page{.subscriptions = subscriptions::page(work.tx, wanted),
                          .total = subscriptions::count(work.tx, wanted)};
    if (static_cast<std::int64_t>(page.subscriptions.size()) == wish.limit) page.next = page.subscriptions.back().id;
    return page;
}

Result<Subscription> show_subscription(Work& work, const ShowSubscription& wish) {
    return subscriptions::find(work.tx, TRY(number_of(work, wish.path))).value();
}

Result<Subscription> move_subscription(Work& work, const MoveSubscription& wish) {
    const SubscriptionId id = TRY(number_of(work, wish.path));
    subscriptions::lock(work.tx, id);
    const Subscription present = subscriptions::find(work.tx, id).value();
    // Before a subscription is provisioned, only its order can be cancelled.
    if (present.state == SubscriptionState::pending)
        return refuse(Refusal{.why = Why::subscription_not_active, .subject = std::string(name_of(present.state))});
    if (present.changing) return refuse(Why::subscription_changing);
    Subscription subscription = TRY(with_state(present, wish.to));
    subscription.changed_at = work.tx.now();
    save(work.tx, subscription);
    return subscription;
}

Result<PlacedOrders> renew_subscription(Work& work, const RenewSubscription& wish) {
    const SubscriptionId id = TRY(number_of(work, wish.path));
    return submit_vendor_order(
        work, {.path = wish.path.customer,
               .wanted = {{.plan = {}, .action = Action::renew, .subscription = std::to_string(id.value)}},
               .reference = wish.reference});
}

std::int64_t end_subscriptions(store::Transaction& tx, std::int64_t limit) {
    std::int64_t ended = 0;
    for (const SubscriptionId id : subscriptions::due(tx, limit)) {
        subscriptions::lock(tx, id);
        const auto present = subscriptions::find(tx, id); // read again: it may have changed meanwhile
        if (!present || present->changing || !present->ends_at || *present->ends_at > tx.now()) continue;
        auto subscription = with_state(*present, SubscriptionState::expired);
        if (!subscription) continue;
        save(tx, *subscription);
        ++ended;
    }
    return ended;
}

Result<std::optional<Subscription>> subscription_to_notify(Work& work, const SubscriptionToNotify& wish) {
    auto subscription = subscriptions::find(work.tx, wish.subscription);
    if (!subscription || subscription->told_version >= subscription->version) return std::optional<Subscription>{};
    return subscription;
}

Result<RecordNotified> record_notified(Work& work, const RecordNotified& wish) {
    subscriptions::told(work.tx, wish.subscription, wish.version);
    return wish;
}

} // namespace cartwright::operations
