#pragma once

#include "operations/work.hpp"

/// Rate limits that all nodes share: they are counted in the database, in fixed windows of time.
namespace cartwright::operations {

/// A rate limit: how often something may be done in a window of time.
struct Rate {
    std::int64_t count;
    std::int64_t window_ms;
};

/// Counts one more attempt. Refused: too_many_attempts. A refusal undoes the count with the rest of the transaction.
Result<void> count_attempt(Work& work, std::string_view action, std::string_view key, Rate rate);

/// Whether one more attempt would be allowed; counts nothing. Refused: too_many_attempts.
Result<void> may_attempt(Work& work, std::string_view action, std::string_view key, Rate rate);

/// Counts a message that a request causes: by its recipient, by the address that the request comes from (not when that
/// is empty), and over all callers. Refused: too_many_attempts.
Result<void> count_message(Work& work, std::string_view recipient, std::string_view requested_from);

} // namespace cartwright::operations
