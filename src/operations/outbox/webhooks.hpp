#pragma once

#include "operations/work.hpp"
#include "store/outbox/subscribers.hpp"

#include <string>

namespace cartwright::operations {

/// Webhooks by Standard Webhooks: who is told, and of what.

struct AddWebhook {
    std::string url;
    std::string types; // see Subscriber
    std::string secret;
    std::optional<std::int64_t> after{}; // told from there on; by default of what happens from now on
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

/// A new secret. Messages are also signed with the former one for a day, so that the other side can follow.
struct RotateSecret {
    SubscriberId id;
    std::string secret;
};
Result<Subscriber> rotate_secret(Work& work, const RotateSecret& wish);

/// Tells it once more of everything after a sequence.
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
