#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace cartwright::shelf {

/// The current value of a state that is replaced as a whole. Readers never wait. Writers take turns, and wait for
/// readers that are about to copy the pointer. (The standard library's atomic shared_ptr holds a lock while it is read.
/// In libstdc++ 12 it releases that lock in a way that the thread sanitizer rightly reports.)
template <class Value> class Published {
  public:
    [[nodiscard]] std::shared_ptr<const Value> load() const {
        for (;;) {
            const unsigned at = active_.load();
            readers_[at].fetch_add(1);
            // The slot was still active after it was marked as being read: from here on no writer changes it.
            const bool is_active = active_.load() == at;
            std::shared_ptr<const Value> value = is_active ? slots_[at] : nullptr;
            readers_[at].fetch_sub(1);
            if (is_active) return value;
        }
    }

    void store(std::shared_ptr<const Value> value) {
        const std::scoped_lock lock(writing_);
        const unsigned before = active_.load();
        const unsigned after = 1 - before;
        slots_[after] = std::move(value);
        active_.store(after);
        while (readers_[before].load() != 0) std::this_thread::yield();
        slots_[before].reset();
    }

  private:
    std::mutex writing_;
    std::array<std::shared_ptr<const Value>, 2> slots_{std::make_shared<const Value>(), nullptr};
    mutable std::array<std::atomic<unsigned>, 2> readers_{};
    std::atomic<unsigned> active_ = 0;
};

} // namespace cartwright::shelf
