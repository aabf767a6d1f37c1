#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace cartwright::torture {

/// Where clients wait while a server is down.
class Gate {
  public:
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    void close() {
        const std::lock_guard lock(mutex_);
        is_open_ = false;
    }
    /// False when it stays closed for a minute.
    bool wait() {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::minutes(1), [this] { return is_open_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = true;
};

/// One for the store and one for the payments server.
using Gates = std::array<Gate*, 2>;

} // namespace cartwright::torture
