#pragma once

#include "operations/work.hpp"
#include "store/subscriptions.hpp"

#include <string>

namespace cartwright::operations {

/// Webhooks by Standard Webhooks: who is told, and of what.

struct AddWebhook {
    std::string url;
    std::string types; // see Subscription
    std::string secret;
    std::optional<std::int64_t> after{}; // told from there on; by default of what happens from now on
};
Result<Subscription> add_webhook(Work& work, const AddWebhook& wish);

struct ListWebhooks {};
Result<std::vector<Subscription>> list_webhooks(Work& work, const ListWebhooks& wish);

struct ShowWebhook {
    SubscriptionId id;
};
Result<Subscription> show_webhook(Work& work, const ShowWebhook& wish);

struct ChangeWebhook {
    SubscriptionId id;
    std::optional<std::string> url{};
    std::optional<std::string> types{};
    std::optional<bool> active{};
};
Result<Subscription> change_webhook(Work& work, const ChangeWebhook& wish);

/// A new secret. Messages are also signed with the former one for a day, so that the other side can follow.
struct RotateSecret {
    SubscriptionId id;
    std::string secret;
};
Result<Subscription> rotate_secret(Work& work, const RotateSecret& wish);

/// Tells it once more of everything after a sequence.
struct ReplayWebhook {
    SubscriptionId id;
    std::int64_t after = 0;
};
Result<Subscription> replay_webhook(Work& work, const ReplayWebhook& wish);

struct RemoveWebhook {
    SubscriptionId id;
};
Result<RemoveWebhook> remove_webhook(Work& work, const RemoveWebhook& wish);

struct ListDeliveries {
    SubscriptionId id;
    std::int64_t limit = 100;
};
Result<std::vector<store::subscriptions::Delivery>> list_deliveries(Work& work, const ListDeliveries& wish);

} // namespace cartwright::operations
