#pragma once

#include "store/engine/transaction.hpp"

/// Attempts per subject, counted in windows of time, as stored. Rate limits are decided by them.
namespace cartwright::store::attempts {

/// Counts one more attempt of `subject` in the window that ends at `window_end`; returns the new count.
std::int64_t count(Transaction& transaction, std::string_view subject, Instant window_end);

/// Returns the number of attempts so far.
std::int64_t find(Transaction& transaction, std::string_view subject, Instant window_end);

/// Deletes up to `limit` windows that have ended; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit);

} // namespace cartwright::store::attempts
