#pragma once

#include "domain/outbox/subscriber.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <vector>

/// Who is told of what happens, as stored.
namespace cartwright::store::subscribers {

/// Adds it with a number of its own, which is returned.
SubscriberId add(Transaction& transaction, const Subscriber& subscriber);
std::vector<Subscriber> all(Transaction& transaction);
/// Keeps others from changing it until the end of the transaction.
void lock(Transaction& transaction, SubscriberId id);
std::optional<Subscriber> find(Transaction& transaction, SubscriberId id);

/// Whether there is anybody to be told.
bool are_active(Transaction& transaction);

/// Those who have not heard of all facts up to `newest`, are due, and are told by nobody but `holder`.
std::vector<Subscriber> due(Transaction& transaction, std::int64_t newest, std::int64_t holder, std::int64_t limit);

/// Takes the lease until `until`; false when another holder has it. Its own holder takes it again, since it may have
/// lost it while the database was away.
bool claim(Transaction& transaction, SubscriberId id, std::int64_t holder, Instant until);

/// Writes down how far the holder of the lease has come; false when the lease was lost meanwhile.
bool advance(Transaction& transaction, const Subscriber& subscriber, std::int64_t holder, Instant lease_until);

/// Sees to it that everything goes to the broker at `url`, from the oldest fact that is kept.
void use_broker(Transaction& transaction, std::string_view url);

/// Address, types and state; begins anew with attempts.
void change(Transaction& transaction, const Subscriber& subscriber);
void disable(Transaction& transaction, SubscriberId id, std::string_view reason);
void rotate(Transaction& transaction, SubscriberId id, std::string_view secret, Instant former_until);
void replay(Transaction& transaction, SubscriberId id, std::int64_t after);

/// False when there is none.
bool remove(Transaction& transaction, SubscriberId id);

/// One attempt to tell of a fact. `status` is the answer's, 0 when there was none.
struct Delivery {
    std::int64_t sequence = 0;
    std::int64_t status = 0;
    std::string outcome; // "delivered", "failed", "given up"
    std::int64_t milliseconds = 0;
    Instant made_at{};
    std::string reason{}; // why it failed: "timeout"; empty: it did not, or a former version made it
};
void add(Transaction& transaction, SubscriberId id, const Delivery& delivery);

/// The latest first.
std::vector<Delivery> deliveries(Transaction& transaction, SubscriberId id, std::int64_t limit);
std::int64_t remove_old_deliveries(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::subscribers
