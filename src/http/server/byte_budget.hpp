#pragma once

#include <atomic>
#include <cstddef>

namespace cartwright::http {

/// Counts the bytes that all connections of a server hold for requests that are coming in and for replies that are not
/// taken, beyond a small buffer each. It is asked only when a buffer grows or shrinks. Safe from any thread.
class ByteBudget {
  public:
    /// 0 bytes: there is no limit.
    explicit ByteBudget(std::size_t bytes) : limit_(bytes) {}

    /// False when so much is not left; then nothing is taken.
    [[nodiscard]] bool take(std::size_t bytes) {
        const std::size_t before = used_.fetch_add(bytes, std::memory_order_relaxed);
        if (limit_ == 0 || before + bytes <= limit_) return true;
        give(bytes);
        refused_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    /// For what is there already, whatever is left.
    void take_anyway(std::size_t bytes) { used_.fetch_add(bytes, std::memory_order_relaxed); }

    void give(std::size_t bytes) { used_.fetch_sub(bytes, std::memory_order_relaxed); }

    [[nodiscard]] std::size_t used() const { return used_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t refused() const { return refused_.load(std::memory_order_relaxed); }

    /// How many bytes have to be given back so that there is room again; 0 while seven eighths are not used.
    [[nodiscard]] std::size_t excess() const {
        const std::size_t now = used();
        const std::size_t eighth = limit_ / 8;
        return limit_ == 0 || now <= 7 * eighth ? 0 : now - 6 * eighth;
    }

  private:
    const std::size_t limit_;
    std::atomic<std::size_t> used_{0};
    std::atomic<std::size_t> refused_{0};
};

} // namespace cartwright::http
