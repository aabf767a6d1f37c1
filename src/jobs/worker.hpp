#pragma once

#include "domain/job.hpp"
#include "store/store.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

/// What has to be done outside, done: messages are sent, orders provisioned, shops paid out.
namespace cartwright::jobs {

/// What became of an attempt.
struct Verdict {
    enum class Kind : std::uint8_t { done, again, given_up };

    Kind kind = Kind::done;
    std::string reason{}; // why it is to be tried again, or never
};

/// What a handler may use. `reader` is a reader of the store that no other thread uses.
struct Bench {
    store::Store& store;
    std::size_t reader;
    const Clock& clock;
};

/// Does one kind of job. It may be called again for a job that it has done, when the lights went out before that was
/// written down: what it does must be the same however often it is done. It calls the outside in no transaction.
using Handler = std::function<Verdict(const Job&, Bench&)>;

/// Whether it has been tried for so long that it is not tried again.
bool is_too_old(const Job& job, Instant now);

/// Threads that do jobs as they become due. Nodes share them by leases; when a node dies, another does what it had
/// taken after the lease has run out. What fails is tried again later and later, for three days; then it is given up,
/// loudly.
class Worker {
  public:
    struct Parts {
        store::Store& store;
        std::size_t first_reader; // of the store: this and `readers - 1` more that no other thread uses
        const Clock& clock;
        Entropy& entropy;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
    };
    static constexpr std::size_t hands = 4;
    static constexpr std::size_t readers = hands + 1;

    explicit Worker(Parts parts);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Before `start`: who does jobs of that kind. Jobs that nobody does wait.
    void handle(const std::string& kind, Handler handler) { handlers_[kind] = std::move(handler); }

    void start();

    /// Lets jobs that have begun end.
    void stop();

    /// From any thread: there may be something to do.
    void wake();

  private:
    void coordinate();
    void take_some();
    void work_until_stopped(std::size_t number);
    void work_on(const Job& job, Bench& bench);
    Verdict attempt(const Handler& handler, const Job& job, Bench& bench);
    void write_down(const Job& job, const Verdict& verdict);

    Parts parts_;
    std::int64_t holder_;
    std::map<std::string, Handler, std::less<>> handlers_;

    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    std::condition_variable taken_;
    std::deque<Job> waiting_;
    std::size_t busy_ = 0;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread coordinator_;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::jobs
