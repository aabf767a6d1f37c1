#pragma once

#include "base/instant.hpp"

namespace cartwright {

/// The layout of numbers for new rows. The upper bits are the millisecond of creation, so that rows created together
/// are stored together: 41 bits since 2024, which last until 2093. The lower bits are random, or count up within a
/// millisecond.
inline constexpr std::int64_t drawn_epoch_ms = 1'704'067'200'000;
inline constexpr int drawn_low_bits = 22;

constexpr std::int64_t first_drawn_at(Instant now) { return (now.milliseconds - drawn_epoch_ms) << drawn_low_bits; }
constexpr Instant drawn_at(std::int64_t number) { return {(number >> drawn_low_bits) + drawn_epoch_ms}; }

} // namespace cartwright
