#pragma once

#include "domain/event.hpp"
#include "store/engine/transaction.hpp"

#include <string>
#include <vector>

/// What has happened, as stored: the outbox, and the log with its sequence.
namespace cartwright::store::events {

struct Recorded {
    std::int64_t sequence = 0;
    std::string type;
    std::string subject;
    std::string data; // JSON
    Instant made_at;
};

/// `data` of the fact as JSON.
std::string data_of(const Event& event);

/// Writes down what the present piece of work has recorded. Its last statements.
void write(Transaction& transaction);

/// Gives up to `limit` facts of the outbox their numbers; returns how many. To be called in a transaction of its own.
std::int64_t number(Transaction& transaction, std::int64_t limit);

struct Tail {
    std::int64_t sequence = 0;   // of the newest fact; 0 when there is none
    bool has_unnumbered = false; // there is something in the outbox
};
Tail tail(Transaction& transaction);

/// The sequence of the oldest fact that is kept; 0 when there is none.
std::int64_t first(Transaction& transaction);

/// Facts after `sequence`, in order.
std::vector<Recorded> after(Transaction& transaction, std::int64_t sequence, std::int64_t limit);

/// Removes up to `limit` facts from before `deadline`, never the newest; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::events
