#pragma once

#include "store/engine/transaction.hpp"

/// IdGenerator that count up without gaps: what is given in a transaction that fails is given again.
namespace cartwright::store::counters {

/// The next number of that name, from 1 on. Whoever else wants one waits for the end of this transaction: to be called
/// as late as possible.
std::int64_t next(Transaction& transaction, std::string_view name);

/// The counter goes on from `last`, where it is not there yet.
void begin_at(Transaction& transaction, std::string_view name, std::int64_t last);

} // namespace cartwright::store::counters
