#pragma once

#include <compare>
#include <cstdint>

namespace cartwright {

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;

    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant instant, std::int64_t later) { return {instant.milliseconds + later}; }
};

/// Where the time comes from. It is an argument everywhere, so a test can say what time it is. Safe from any thread.
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
