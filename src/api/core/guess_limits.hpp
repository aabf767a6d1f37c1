#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cartwright::api {

/// Rate-limits look-ups of numbers that do not exist, by client address, so that order numbers cannot be guessed.
/// Counts are in memory: each node counts its own requests, and a guess costs no write. Safe from any thread.
class GuessLimits {
  public:
    explicit GuessLimits(const Clock& clock) : clock_(clock) {}

    static constexpr std::int64_t count_max = 100; // per window
    static constexpr std::int64_t window_ms = std::int64_t{10} * 60 * 1000;

    /// How many seconds the address must wait before its next look-up; 0: none.
    [[nodiscard]] std::int64_t seconds_to_wait(std::string_view address);

    void count(std::string_view address);

  private:
    void begin_window();
    [[nodiscard]] std::string bucket_of(std::string_view address) const;

    const Clock& clock_;
    std::mutex mutex_;
    Instant window_end_{};
    std::unordered_map<std::string, std::int64_t> counts_;
};

} // namespace cartwright::api
