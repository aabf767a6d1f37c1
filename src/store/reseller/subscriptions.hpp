#pragma once

#include "domain/reseller/subscription.hpp"
#include "store/engine/transaction.hpp"

/// Subscriptions of resellers' customers, as stored.
namespace cartwright::store::subscriptions {

/// Adds a pending subscription.
void add(Transaction& transaction, const Subscription& subscription);

/// Locks one subscription, or all that an order makes or changes, until the end of the transaction.
void lock(Transaction& transaction, SubscriptionId id);
void lock_of_order(Transaction& transaction, OrderId order);

std::optional<Subscription> find(Transaction& transaction, SubscriptionId id);

/// Returns the customer's subscription with that reference of its vendor; nothing when there are several.
std::optional<SubscriptionId> with_reference(Transaction& transaction, AccountId customer, std::string_view reference);

/// Returns the subscriptions that an order makes or changes, in the order of its items.
std::vector<Subscription> of_order(Transaction& transaction, OrderId order);

/// Stores what can change: the state, seats and times, the order that is changing it, and what the vendor knows.
void save(Transaction& transaction, const Subscription& subscription);

/// Records that the vendor knows the subscription at that version.
void told(Transaction& transaction, SubscriptionId id, std::int64_t version);

/// Returns up to `limit` subscriptions whose time is over, without those that an order is about to change.
std::vector<SubscriptionId> due(Transaction& transaction, std::int64_t limit);

/// Selects subscriptions, in the order in which they were made. An empty filter matches nothing; no filter matches all.
struct Wanted {
    AccountId reseller;
    std::optional<std::vector<AccountId>> customers{};
    std::optional<std::vector<Subscription::State>> states{};
    SubscriptionId after{}; // the last one already known
    std::int64_t limit = 0;
    std::int64_t offset = 0;
};
std::vector<Subscription> page(Transaction& transaction, const Wanted& wanted);
std::int64_t count(Transaction& transaction, const Wanted& wanted);

/// A provider with which a customer has subscriptions.
struct Provider {
    std::string provider;
    std::string vendor_name;
    std::int64_t active = 0; // the number of active subscriptions
    std::int64_t seats = 0;
};
std::vector<Provider> providers(Transaction& transaction, AccountId customer);

} // namespace cartwright::store::subscriptions
