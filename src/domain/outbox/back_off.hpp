#pragma once

#include <cstdint>

/// How long failed deliveries and jobs wait before the next attempt.
namespace cartwright {

/// Exponential back-off with jitter after `attempts` failures: 1 s doubling to 1 h, drawn from [half, full]. `drawn` is
/// a random number.
std::int64_t back_off_ms(std::int64_t attempts, std::uint64_t drawn);

/// How long delivery of an event is attempted before it is given up.
inline constexpr std::int64_t attempts_end_after_ms = std::int64_t{3} * 24 * 60 * 60 * 1000;

} // namespace cartwright
