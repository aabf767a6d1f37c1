#include "operations/outbox/webhooks.hpp"

#include "domain/refusal.hpp"
#include "store/outbox/events.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace subscribers = store::subscribers;

namespace {

constexpr std::int64_t former_secret_ms = std::int64_t{24} * 60 * 60 * 1000;

Result<Subscriber> webhook(Work& work, SubscriberId id) {
    auto found = subscribers::find(work.tx, id);
    if (!found || found->kind != Subscriber::Kind::webhook) return refuse(Why::webhook_not_found);
    return *std::move(found);
}

} // namespace

Result<Subscriber> add_webhook(Work& work, const AddWebhook& wish) {
    const std::int64_t newest = store::events::tail(work.tx).sequence;
    Subscriber subscriber{.id = {},
                          .url = wish.url,
                          .types = wish.types,
                          .secret = wish.secret,
                          .sequence = std::min(wish.after.value_or(newest), newest),
                          .made_at = work.tx.now()};
    subscriber.id = subscribers::add(work.tx, subscriber);
    return subscriber;
}

Result<std::vector<Subscriber>> list_webhooks(Work& work, const ListWebhooks&) {
    auto all = subscribers::all(work.tx);
    std::erase_if(all, [](const Subscriber& each) { return each.kind != Subscriber::Kind::webhook; });
    return all;
}

Result<Subscriber> show_webhook(Work& work, const ShowWebhook& wish) { return webhook(work, wish.id); }

Result<Subscriber> change_webhook(Work& work, const ChangeWebhook& wish) {
    subscribers::lock(work.tx, wish.id);
    Subscriber subscriber = TRY(webhook(work, wish.id));
    subscriber.url = wish.url.value_or(subscriber.url);
    subscriber.types = wish.types.value_or(subscriber.types);
    if (wish.active) {
        subscriber.state = *wish.active ? Subscriber::State::active : Subscriber::State::disabled;
        subscriber.reason = *wish.active ? "" : "switched off";
    }
    subscribers::change(work.tx, subscriber);
    return subscriber;
}

Result<Subscriber> rotate_secret(Work& work, const RotateSecret& wish) {
    subscribers::lock(work.tx, wish.id);
    Subscriber subscriber = TRY(webhook(work, wish.id));
    subscribers::rotate(work.tx, wish.id, wish.secret, work.tx.now() + former_secret_ms);
    subscriber.secret = wish.secret;
    return subscriber;
}

Result<Subscriber> replay_webhook(Work& work, const ReplayWebhook& wish) {
    subscribers::lock(work.tx, wish.id);
    Subscriber subscriber = TRY(webhook(work, wish.id));
    const std::int64_t first = store::events::first(work.tx);
    if (wish.after < first - 1) return refuse(Refusal{.why = Why::events_removed, .available = first});
    subscriber.sequence = std::min(wish.after, store::events::tail(work.tx).sequence);
    subscribers::replay(work.tx, wish.id, subscriber.sequence);
    return subscriber;
}

Result<RemoveWebhook> remove_webhook(Work& work, const RemoveWebhook& wish) {
    TRY(webhook(work, wish.id));
    subscribers::remove(work.tx, wish.id);
    return wish;
}

Result<std::vector<subscribers::Delivery>> list_deliveries(Work& work, const ListDeliveries& wish) {
    TRY(webhook(work, wish.id));
    return subscribers::deliveries(work.tx, wish.id, wish.limit);
}

} // namespace cartwright::operations
