#pragma once

#include "store/engine/transaction.hpp"

/// How often something has been tried, counted in windows of time, as stored: what rate limits are decided by.
namespace cartwright::store::attempts {

/// How often `subject` has been tried in the window that ends then, with this time.
std::int64_t count(Transaction& transaction, std::string_view subject, Instant window_end);

/// How often it has been tried so far.
std::int64_t find(Transaction& transaction, std::string_view subject, Instant window_end);

/// Forgets windows that are over; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit);

} // namespace cartwright::store::attempts
