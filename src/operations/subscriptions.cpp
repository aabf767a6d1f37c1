#include "operations/subscriptions.hpp"

#include "domain/refusal.hpp"
#include "operations/provisioning.hpp"
#include "store/jobs.hpp"

namespace cartwright::operations {

namespace subscriptions = store::subscriptions;

namespace {

using SubscriptionState = Subscription::State;

Result<Subscription> subscription_of(Work& work, const SubscriptionPath& path) {
    const Customership who = TRY(customer_of(work, path.customer));
    auto subscription = subscriptions::find(work.tx, path.subscription);
    if (!subscription || subscription->customer != who.customer)
        return refuse(Refusal{.why = Why::resource_not_found,
                              .subject = subscription_resource(who.reseller.number, who.number, path.subscription)});
    return *std::move(subscription);
}

/// Its vendor is told by a job, of how it is by then.
void save(store::Transaction& tx, const Subscription& subscription) {
    subscriptions::save(tx, subscription);
    tx.record(SubscriptionChanged{subscription});
    store::jobs::add(tx, subscription_job, subscription.id.value, tx.now());
}

} // namespace

Result<SubscriptionPage> list_subscriptions(Work& work, const ListSubscriptions& wish) {
    subscriptions::Wanted wanted{.reseller = {}, .state = wish.state, .limit = wish.limit, .offset = wish.offset};
    if (wish.customer) {
        const Customership who = TRY(customer_of(work, {.account = wish.account, .customer = *wish.customer}));
        wanted.reseller = who.reseller.id;
        wanted.customer = who.customer;
    } else {
        wanted.reseller = TRY(reseller_of(work, wish.account)).id;
    }
    return SubscriptionPage{.subscriptions = subscriptions::page(work.tx, wanted),
                            .total = subscriptions::count(work.tx, wanted)};
}

Result<Subscription> show_subscription(Work& work, const ShowSubscription& wish) {
    return subscription_of(work, wish.path);
}

Result<Subscription> move_subscription(Work& work, const MoveSubscription& wish) {
    subscriptions::lock(work.tx, wish.path.subscription);
    const Subscription present = TRY(subscription_of(work, wish.path));
    // Before it is provisioned, it is its order that can be cancelled.
    if (present.state == SubscriptionState::pending)
        return refuse(Refusal{.why = Why::subscription_not_active, .subject = std::string(name_of(present.state))});
    if (present.changing) return refuse(Why::subscription_changing);
    Subscription subscription = TRY(moved(present, wish.to));
    subscription.changed_at = work.tx.now();
    save(work.tx, subscription);
    return subscription;
}

Result<PlacedOrders> renew_subscription(Work& work, const RenewSubscription& wish) {
    return submit_vendor_order(
        work, {.path = wish.path.customer,
               .wanted = {{.plan = {}, .action = Action::renew, .subscription = wish.path.subscription}},
               .reference = wish.reference});
}

std::int64_t end_subscriptions(store::Transaction& tx, std::int64_t limit) {
    std::int64_t ended = 0;
    for (const SubscriptionId id : subscriptions::due(tx, limit)) {
        subscriptions::lock(tx, id);
        const auto present = subscriptions::find(tx, id); // once more: others may have been faster
        if (!present || present->changing || !present->ends_at || *present->ends_at > tx.now()) continue;
        auto subscription = moved(*present, SubscriptionState::expired);
        if (!subscription) continue;
        save(tx, *subscription);
        ++ended;
    }
    return ended;
}

Result<std::optional<Subscription>> subscription_to_tell(Work& work, const ToTell& wish) {
    auto subscription = subscriptions::find(work.tx, wish.subscription);
    if (!subscription || subscription->told_version >= subscription->version) return std::optional<Subscription>{};
    return subscription;
}

Result<NoteTold> note_told(Work& work, const NoteTold& wish) {
    subscriptions::told(work.tx, wish.subscription, wish.version);
    return wish;
}

} // namespace cartwright::operations
