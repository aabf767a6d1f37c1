#pragma once

#include "operations/work.hpp"
#include "store/outbox/subscribers.hpp"

#include <string>

namespace cartwright::operations {

/// Webhooks by Standard Webhooks: receivers of events, and which events they receive.

struct AddWebhook {
    std::string url;
    std::string types; // see Subscriber
    std::string secret;
    std::optional<std::int64_t> after{}; // delivers the facts after it; default: only new ones
};
Result<Subscriber> add_webhook(Work& work, const AddWebhook& wish);

struct ListWebhooks {};
Result<std::vector<Subscriber>> list_webhooks(Work& work, const ListWebhooks& wish);

struct ShowWebhook {
    SubscriberId id;
};
Result<Subscriber> show_webhook(Work& work, const ShowWebhook& wish);

struct ChangeWebhook {
    SubscriberId id;
    std::optional<std::string> url{};
    std::optional<std::string> types{};
    std::optional<bool> active{};
};
Result<Subscriber> change_webhook(Work& work, const ChangeWebhook& wish);

/// Sets a new secret. For a day, messages are also signed with the former one, so that the receiver can switch.
struct RotateSecret {
    SubscriberId id;
    std::string secret;
};
Result<Subscriber> rotate_secret(Work& work, const RotateSecret& wish);

/// Delivers all facts after a sequence number again. Refused: events_removed, when some of them have been removed.
struct ReplayWebhook {
    SubscriberId id;
    std::int64_t after = 0;
};
Result<Subscriber> replay_webhook(Work& work, const ReplayWebhook& wish);

struct RemoveWebhook {
    SubscriberId id;
};
Result<RemoveWebhook> remove_webhook(Work& work, const RemoveWebhook& wish);

struct ListDeliveries {
    SubscriberId id;
    std::int64_t limit = 100;
};
Result<std::vector<store::subscribers::Delivery>> list_deliveries(Work& work, const ListDeliveries& wish);

} // namespace cartwright::operations
