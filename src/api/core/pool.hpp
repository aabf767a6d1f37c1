#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::api {

/// A pool of threads for work that waits for external services or takes long, so that threads of the server and the
/// store need not. Without a free seat a request must be refused. A task that has a seat runs sooner or later, unless
/// the pool stops. Safe from any thread.
class Pool {
  public:
    /// A place in the pool for one task that runs or waits. It is freed when it is destroyed.
    class Seat {
      public:
        explicit Seat(Pool& pool) : pool_(&pool) {}
        Seat(Seat&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)) {}
        Seat& operator=(Seat&&) = delete;
        Seat(const Seat&) = delete;
        Seat& operator=(const Seat&) = delete;
        ~Seat() {
            if (pool_ != nullptr) pool_->leave();
        }

      private:
        Pool* pool_;
    };

    /// Threads of low importance run with a niceness of 10, so that others come first.
    enum class Priority : bool { low, normal };
    Pool(std::size_t threads, std::size_t seats, telemetry::Log& log, Priority priority = Priority::normal);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// Takes a seat. Nothing when all are taken, or after `stop`.
    [[nodiscard]] std::optional<Seat> seat();

    /// Runs `work` on a thread of the pool, with the number of that thread. An exception is logged. After `stop` the
    /// work is dropped.
    void run(Seat seat, std::function<void(std::size_t thread)> work);

    /// Lets running tasks end, and drops those that wait.
    void stop();

    [[nodiscard]] std::size_t taken() const;

  private:
    struct Task {
        Seat seat;
        std::function<void(std::size_t)> work;
    };

    void leave();
    void work_until_stopped(std::size_t number);

    std::size_t seats_;
    telemetry::Log* log_;
    mutable std::mutex mutex_; // guards the members below, up to the threads
    std::condition_variable woken_;
    std::deque<Task> waiting_;
    std::size_t taken_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::api
