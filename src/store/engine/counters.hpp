#pragma once

#include "store/engine/transaction.hpp"

/// Counters without gaps: a number that was taken in a failed transaction is given out again.
namespace cartwright::store::counters {

/// Returns the next number of that name, from 1 on. Other transactions that need one wait until this transaction ends.
/// So call it as late as possible.
std::int64_t next(Transaction& transaction, std::string_view name);

/// Raises the counter to `last`, if it is lower.
void begin_at(Transaction& transaction, std::string_view name, std::int64_t last);

} // namespace cartwright::store::counters
