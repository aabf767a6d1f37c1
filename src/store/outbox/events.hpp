#pragma once

#include "store/engine/transaction.hpp"

#include <map>
#include <string>
#include <vector>

/// Events, as stored: the outbox, and the log with its sequence numbers.
namespace cartwright::store::events {

struct Recorded {
    std::int64_t sequence = 0;
    std::string type;
    std::string subject;
    std::string data; // JSON
    Instant made_at;
};

/// Stores the facts that the present piece of work has recorded. These are its last statements.
void write(Transaction& transaction);

/// Numbers up to `limit` facts of the outbox and moves them to the log; returns how many. Call it in a transaction of
/// its own.
std::int64_t number(Transaction& transaction, std::int64_t limit);

struct Tail {
    std::int64_t sequence = 0;   // of the newest fact; 0 when there is none
    bool has_unnumbered = false; // the outbox is not empty
};
Tail tail(Transaction& transaction);

/// Returns the sequence of the oldest stored fact; 0 when there is none.
std::int64_t first(Transaction& transaction);

/// Returns facts after `sequence`, in order.
std::vector<Recorded> after(Transaction& transaction, std::int64_t sequence, std::int64_t limit);

/// Returns the number of facts after `sequence` and up to `last`, by type.
std::map<std::string, std::int64_t> count_by_type(Transaction& transaction, std::int64_t sequence, std::int64_t last);

/// Deletes up to `limit` facts made at `deadline` or before, never the newest; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::events
