#pragma once

#include "domain/reseller/subscription.hpp"
#include "store/engine/transaction.hpp"

/// Subscriptions of resellers' customers, as stored.
namespace cartwright::store::subscriptions {

/// Adds one that is pending.
void add(Transaction& transaction, const Subscription& subscription);

/// Keeps others from changing it until the end of the transaction: one, or all that an order makes or changes.
void lock(Transaction& transaction, SubscriptionId id);
void lock_of_order(Transaction& transaction, OrderId order);

std::optional<Subscription> find(Transaction& transaction, SubscriptionId id);

/// The customer's subscription that its vendor calls so; of several the newest.
std::optional<SubscriptionId> with_reference(Transaction& transaction, AccountId customer, std::string_view reference);

/// Those that an order makes or changes, in the order of its items.
std::vector<Subscription> of_order(Transaction& transaction, OrderId order);

/// What can change of it: its state, its seats, its time, who is about to change it, what the vendor knows.
void save(Transaction& transaction, const Subscription& subscription);

/// The vendor knows it as it was at that version.
void told(Transaction& transaction, SubscriptionId id, std::int64_t version);

/// Some whose time is over, unless an order is about to change them.
std::vector<SubscriptionId> due(Transaction& transaction, std::int64_t limit);

/// Which ones, in the order in which they were made. A filter that is empty lets nothing in; nothing: all.
struct Wanted {
    AccountId reseller;
    std::optional<std::vector<AccountId>> customers{};
    std::optional<std::vector<Subscription::State>> states{};
    SubscriptionId after{}; // the last that is known already
    std::int64_t limit = 0;
    std::int64_t offset = 0;
};
std::vector<Subscription> page(Transaction& transaction, const Wanted& wanted);
std::int64_t count(Transaction& transaction, const Wanted& wanted);

/// Where a customer has subscriptions.
struct Provider {
    std::string provider;
    std::string vendor_name;
    std::int64_t active = 0; // subscriptions that are
    std::int64_t seats = 0;
};
std::vector<Provider> providers(Transaction& transaction, AccountId customer);

} // namespace cartwright::store::subscriptions
