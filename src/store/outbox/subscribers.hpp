#pragma once

#include "domain/outbox/subscriber.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <vector>

/// Subscribers, which receive events, as stored.
namespace cartwright::store::subscribers {

/// Adds the subscriber with a new id, which is returned.
SubscriberId add(Transaction& transaction, const Subscriber& subscriber);
std::vector<Subscriber> all(Transaction& transaction);
/// Locks the subscriber until the end of the transaction.
void lock(Transaction& transaction, SubscriberId id);
std::optional<Subscriber> find(Transaction& transaction, SubscriberId id);

/// Returns whether any subscriber is active.
bool are_active(Transaction& transaction);

/// Returns active subscribers that are due, have not received all facts up to `newest`, and are leased by no other
/// holder.
std::vector<Subscriber> due(Transaction& transaction, std::int64_t newest, std::int64_t holder, std::int64_t limit);

/// Takes the lease until `until`; false when another holder has it. Its own holder may take it again, because it may
/// have lost it while the database was unavailable.
bool claim(Transaction& transaction, SubscriberId id, std::int64_t holder, Instant until);

/// Stores the progress of the lease holder; false when the lease was lost meanwhile.
bool advance(Transaction& transaction, const Subscriber& subscriber, std::int64_t holder, Instant lease_until);

/// Sets the broker's address to `url`. When there is no broker yet, adds one that receives everything, from the oldest
/// stored fact on.
void use_broker(Transaction& transaction, std::string_view url);

/// Changes address, types and state. Resets the attempts and ends the lease.
void change(Transaction& transaction, const Subscriber& subscriber);
void disable(Transaction& transaction, SubscriberId id, std::string_view reason);
void rotate(Transaction& transaction, SubscriberId id, std::string_view secret, Instant former_until);
void replay(Transaction& transaction, SubscriberId id, std::int64_t after);

/// Returns false when there is no such subscriber.
bool remove(Transaction& transaction, SubscriberId id);

/// One attempt to deliver a fact. `status` is that of the answer, 0 when there was none.
struct Delivery {
    std::int64_t sequence = 0;
    std::int64_t status = 0;
    std::string outcome; // "delivered", "failed", "given up"
    std::int64_t milliseconds = 0;
    Instant made_at{};
    std::string reason{}; // why it failed: "timeout"; empty: no failure, or stored by a former version
};
void add(Transaction& transaction, SubscriberId id, const Delivery& delivery);

/// Returns the latest first.
std::vector<Delivery> deliveries(Transaction& transaction, SubscriberId id, std::int64_t limit);
std::int64_t remove_old_deliveries(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::subscribers
