#pragma once

#include "operations/reseller/vendor_orders.hpp"
#include "store/reseller/subscriptions.hpp"

/// Subscriptions of resellers' customers. Every operation may refuse what `customer_of` refuses, and
/// resource_not_found.
namespace cartwright::operations {

/// `customer`: of one customer only. An empty filter matches nothing; an absent one matches all.
struct ListSubscriptions {
    std::int64_t account = 0;
    std::optional<std::int64_t> customer{};
    std::optional<std::vector<std::int64_t>> customers{};
    std::optional<std::vector<Subscription::State>> states{};
    SubscriptionId after{}; // the last one that is already known
    std::int64_t limit = 0;
    std::int64_t offset = 0;
};

/// `total` counts all subscriptions; `next` is where the next page begins, when there may be more.
struct SubscriptionPage {
    std::vector<Subscription> subscriptions;
    std::int64_t total = 0;
    std::optional<SubscriptionId> next{};
};
Result<SubscriptionPage> list_subscriptions(Work& work, const ListSubscriptions& wish);

/// `subscription`: its number, or its vendor's reference.
struct SubscriptionPath {
    CustomerPath customer;
    std::string subscription;
};
struct ShowSubscription {
    SubscriptionPath path;
};
Result<Subscription> show_subscription(Work& work, const ShowSubscription& wish);

/// Suspends, resumes or ends a subscription, and has its vendor notified. Refused: subscription_not_active, when its
/// present state does not allow that; subscription_changing, while an order is about to change it.
struct MoveSubscription {
    SubscriptionPath path;
    Subscription::State to = Subscription::State::suspended;
};
Result<Subscription> move_subscription(Work& work, const MoveSubscription& wish);

/// Orders one more period. Refused: as `submit_vendor_order` does.
struct RenewSubscription {
    SubscriptionPath path;
    std::string reference{}; // the purchase order
};
Result<PlacedOrders> renew_subscription(Work& work, const RenewSubscription& wish);

/// Ends up to `limit` subscriptions that have expired; returns how many.
std::int64_t end_subscriptions(store::Transaction& tx, std::int64_t limit);

/// The state of a subscription that its vendor must be notified of; nothing when the vendor has it already.
struct SubscriptionToNotify {
    SubscriptionId subscription;
};
Result<std::optional<Subscription>> subscription_to_notify(Work& work, const SubscriptionToNotify& wish);

/// Records that the vendor has been notified of that version.
struct RecordNotified {
    SubscriptionId subscription;
    std::int64_t version = 0;
};
Result<RecordNotified> record_notified(Work& work, const RecordNotified& wish);

} // namespace cartwright::operations
