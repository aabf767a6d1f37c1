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

/// A few threads that may wait for the outside or work for long, so that the threads of the server and of the store
/// need not. Who has no seat has to be turned away; who has one is served, sooner or later. Safe from any thread.
class Pool {
  public:
    /// A place among those who are served or wait.
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

    /// Who is of low importance runs when nobody else wants the processor.
    enum class Importance : bool { low, normal };
    Pool(std::size_t threads, std::size_t seats, telemetry::Log& log, Importance importance = Importance::normal);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// Nothing when all are taken.
    [[nodiscard]] std::optional<Seat> seat();

    /// Runs `work` with the number of the thread that does. What it throws is logged. After `stop` it is dropped.
    void run(Seat seat, std::function<void(std::size_t thread)> work);

    /// Lets what has begun end, and drops what has not.
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
    mutable std::mutex mutex_; // guards what follows, up to the threads
    std::condition_variable woken_;
    std::deque<Task> waiting_;
    std::size_t taken_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::api
