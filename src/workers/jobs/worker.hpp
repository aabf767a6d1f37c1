#pragma once

#include "domain/outbox/job.hpp"
#include "store/engine/store.hpp"
#include "workers/leases/leased_worker.hpp"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

/// Runs calls to external services after commit: sends messages, has orders provisioned, pays shops out.
namespace cartwright::jobs {

/// The result of an attempt.
struct Verdict {
    enum class Kind : std::uint8_t {
        done,
        waits,    // not a failure, but there is something to ask again later
        retry,    // failed; it is tried again
        given_up, // failed; it is not tried again
    };

    Kind kind = Kind::done;
    std::string reason{}; // why it is tried again, or given up
};

/// What a handler may use. `reader` is a reader of the store that no other thread uses.
struct JobContext {
    store::Store& store;
    std::size_t reader;
    const Clock& clock;
};

/// Performs one kind of job. Handlers must be idempotent: after a crash a completed job may run again. An exception
/// from a handler counts as a failed attempt. Handlers call external services outside of any transaction.
using Handler = std::function<Verdict(const Job&, JobContext&)>;

/// How long jobs of one kind are tried: until they are done, or for three days. Jobs that concern money are tried until
/// they are done.
enum class RetryLimit : std::uint8_t { until_done, three_days };

/// Whether a job is older than three days, so that one with that patience is given up.
bool is_too_old(const Job& job, Instant now);

/// Threads that perform jobs as they become due. Nodes share the jobs by leases: when a node dies, another node
/// performs its jobs after the leases have expired. A failed job is retried with an exponential back-off from 1 s to 1
/// h. Attempts are counted before they are made, and the lease grows with their number. A job that ends the process, or
/// whose outcome can't be stored, is therefore not repeated without a pause either.
///
/// Metrics: `cartwright_jobs_total`, `cartwright_jobs_failing`, `cartwright_jobs_failing_oldest_seconds`,
/// `cartwright_jobs_given_up` by kind; `cartwright_undecided_for_a_day` by what is undecided.
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
    static constexpr std::size_t worker_threads = 4;
    static constexpr std::size_t readers = worker_threads + 1;

    explicit Worker(Parts parts);

    /// Sets the handler for jobs of that kind. Call it before `start`. Jobs without a handler fail, and are retried.
    void handle(JobKind kind, Handler handler, RetryLimit retry_limit = RetryLimit::until_done) {
        kinds_[kind] = {.handler = std::move(handler), .retry_limit = retry_limit};
    }

    void start() { leased_.start(); }

    /// Waits for running jobs to end, and releases those that have not begun.
    void stop() { leased_.stop(); }

  private:
    struct Handled {
        Handler handler;
        RetryLimit retry_limit;
    };
    struct Gauges; // what the metrics show

    void claim_jobs(std::int64_t limit);
    void release(const std::list<Job>& jobs);
    void update_gauges();
    void work_on(const Job& job, std::size_t thread);
    Verdict attempt(const Job& job, JobContext& context);
    [[nodiscard]] bool is_given_up(const Job& job, const Verdict& verdict) const;
    void log(const Job& job, const Verdict& verdict, bool given_up);
    void store_verdict(const Job& job, const Verdict& verdict);
    store::Outcome record(const Job& job, const Verdict& verdict, bool given_up);

    Parts parts_;
    std::int64_t holder_;
    std::map<std::optional<JobKind>, Handled> kinds_;
    std::shared_ptr<Gauges> gauges_;
    Instant next_gauges_update_{};
    leases::LeasedWorker<Job> leased_; // the last member: its threads use the others
};

} // namespace cartwright::jobs
