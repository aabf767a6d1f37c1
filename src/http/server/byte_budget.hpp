#pragma once

#include <atomic>
#include <cstddef>

namespace cartwright::http {

/// Counts the bytes that all connections of a server hold for incoming requests and unread replies, beyond a small
/// buffer each. It is called only when a buffer grows or shrinks. Safe from any thread.
class ByteBudget {
  public:
    /// The limit in bytes; 0: there is no limit.
    explicit ByteBudget(std::size_t bytes) : limit_(bytes) {}

    /// False when fewer bytes are left; then none are taken.
    [[nodiscard]] bool take(std::size_t bytes) {
        const std::size_t before = used_.fetch_add(bytes, std::memory_order_relaxed);
        if (limit_ == 0 || before + bytes <= limit_) return true;
        give(bytes);
        refused_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    /// Takes bytes that are in use already, even beyond the limit.
    void take_unchecked(std::size_t bytes) { used_.fetch_add(bytes, std::memory_order_relaxed); }

    void give(std::size_t bytes) { used_.fetch_sub(bytes, std::memory_order_relaxed); }

    [[nodiscard]] std::size_t used() const { return used_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t refused() const { return refused_.load(std::memory_order_relaxed); }

    /// How many bytes must be given back until six eighths of the limit are used; 0 while at most seven eighths are.
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
