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

/// What a worker does: makes the reply, with a client of its own for calls to the store, and hands it over.
struct Job {
    std::function<http::Reply(http::Client&)> work;
    http::Responder responder;
};

/// A few threads that may wait, so that the I/O threads need not. A fault in a job is logged and answered here, in one
/// place.
class Workers {
  public:
    Workers(std::size_t threads, std::size_t queue_max, telemetry::Log& log);
    ~Workers(); // `stop`
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Queues `job`, from any thread. False, and the job is still the caller's, when the queue is full.
    [[nodiscard]] bool submit(Job& job);

    /// Ends what has begun; what has not is answered that it was not done. Takes nothing more.
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
