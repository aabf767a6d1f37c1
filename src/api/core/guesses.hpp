#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cartwright::api {

/// Rate-limits look-ups of numbers that do not exist, by client address, so that the numbers of orders can't be
/// guessed. Counted in memory: each node counts what it sees, and a guess costs no write. Safe from any thread.
class Guesses {
  public:
    explicit Guesses(const Clock& clock) : clock_(clock) {}

    static constexpr std::int64_t count_max = 100; // in one window
    static constexpr std::int64_t window_ms = std::int64_t{10} * 60 * 1000;

    /// How many seconds the address has to wait before it may name another number; 0: none.
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
