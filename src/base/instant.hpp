#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace cartwright {

inline constexpr std::int64_t second_ms = 1'000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;

    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant instant, std::int64_t later) { return {instant.milliseconds + later}; }
};

/// Formats as RFC 3339, in UTC: "2026-11-21T09:02:58.123Z".
std::string timestamp(Instant instant);

/// Writes the same to `out`, which must have room for `timestamp_bytes`.
inline constexpr std::size_t timestamp_bytes = 24;
void write_timestamp(char* out, Instant instant);

/// The source of the current time. It is passed as an argument everywhere, so that tests control the time. Safe from
/// any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

} // namespace cartwright
