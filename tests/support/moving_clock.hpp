#pragma once

#include "base/instant.hpp"

#include <atomic>

namespace cartwright::tests {

/// A clock that stands still until it is moved.
class MovingClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override { return {milliseconds_}; }
    void advance(std::int64_t milliseconds) { milliseconds_ += milliseconds; }

  private:
    std::atomic<std::int64_t> milliseconds_ = std::int64_t{1'795'000'000'000};
};

} // namespace cartwright::tests
