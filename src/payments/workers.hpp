#pragma once

#include "http/client.hpp"
#include "http/server/server.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::payments {

/// One task of a worker: makes the reply, with the worker's own client for calls to the store, and sends it.
struct Job {
    std::function<http::Reply(http::Client&)> work;
    http::Responder responder;
};

/// A pool of threads that may block, so that the I/O threads need not. It logs and answers exceptions of jobs in one
/// place.
class Workers {
  public:
    Workers(std::size_t threads, std::size_t queue_max, telemetry::Log& log);
    ~Workers(); // `stop`
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Queues `job`. Callable from any thread. Returns false, and leaves the job to the caller, when the queue is full
    /// or the workers have stopped.
    [[nodiscard]] bool submit(Job& job);

    /// Waits for running jobs. Jobs that have not begun are answered 503. No more jobs are accepted.
    void stop();

    [[nodiscard]] std::size_t waiting() const;

  private:
    void work_until_stopped();
    http::Reply run(const Job& job, http::Client& client);

    std::size_t queue_max_;
    telemetry::Log& log_;
    mutable std::mutex mutex_; // guards the next two
    std::deque<Job> waiting_;
    bool stopped_ = false;
    std::condition_variable woken_;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::payments
