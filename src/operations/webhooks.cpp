#include "operations/webhooks.hpp"

#include "domain/refusal.hpp"
#include "store/events.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace subscriptions = store::subscriptions;

namespace {

constexpr std::int64_t former_secret_ms = std::int64_t{24} * 60 * 60 * 1000;

Result<Subscription> webhook(Work& work, SubscriptionId id) {
    auto found = subscriptions::find(work.tx, id);
    if (!found || found->kind != Subscription::Kind::webhook) return refuse(Why::webhook_not_found);
    return *std::move(found);
}

} // namespace

Result<Subscription> add_webhook(Work& work, const AddWebhook& wish) {
    const std::int64_t newest = store::events::tail(work.tx).sequence;
    Subscription subscription{.id = {},
                              .url = wish.url,
                              .types = wish.types,
                              .secret = wish.secret,
                              .sequence = std::min(wish.after.value_or(newest), newest),
                              .made_at = work.tx.now()};
    subscription.id = subscriptions::add(work.tx, subscription);
    return subscription;
}

Result<std::vector<Subscription>> list_webhooks(Work& work, const ListWebhooks&) {
    auto all = subscriptions::all(work.tx);
    std::erase_if(all, [](const Subscription& each) { return each.kind != Subscription::Kind::webhook; });
    return all;
}

Result<Subscription> show_webhook(Work& work, const ShowWebhook& wish) { return webhook(work, wish.id); }

Result<Subscription> change_webhook(Work& work, const ChangeWebhook& wish) {
    subscriptions::lock(work.tx, wish.id);
    Subscription subscription = TRY(webhook(work, wish.id));
    subscription.url = wish.url.value_or(subscription.url);
    subscription.types = wish.types.value_or(subscription.types);
    if (wish.active) {
        subscription.state = *wish.active ? Subscription::State::active : Subscription::State::disabled;
        subscription.reason = *wish.active ? "" : "switched off";
    }
    subscriptions::change(work.tx, subscription);
    return subscription;
}

Result<Subscription> rotate_secret(Work& work, const RotateSecret& wish) {
    subscriptions::lock(work.tx, wish.id);
    Subscription subscription = TRY(webhook(work, wish.id));
    subscriptions::rotate(work.tx, wish.id, wish.secret, work.tx.now() + former_secret_ms);
    subscription.secret = wish.secret;
    return subscription;
}

Result<Subscription> replay_webhook(Work& work, const ReplayWebhook& wish) {
    subscriptions::lock(work.tx, wish.id);
    Subscription subscription = TRY(webhook(work, wish.id));
    const std::int64_t first = store::events::first(work.tx);
    if (wish.after < first - 1) return refuse(Refusal{.why = Why::events_removed, .available = first});
    subscription.sequence = std::min(wish.after, store::events::tail(work.tx).sequence);
    subscriptions::replay(work.tx, wish.id, subscription.sequence);
    return subscription;
}

Result<RemoveWebhook> remove_webhook(Work& work, const RemoveWebhook& wish) {
    TRY(webhook(work, wish.id));
    subscriptions::remove(work.tx, wish.id);
    return wish;
}

Result<std::vector<subscriptions::Delivery>> list_deliveries(Work& work, const ListDeliveries& wish) {
    TRY(webhook(work, wish.id));
    return subscriptions::deliveries(work.tx, wish.id, wish.limit);
}

} // namespace cartwright::operations
