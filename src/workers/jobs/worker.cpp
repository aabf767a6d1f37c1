#include "workers/jobs/worker.hpp"

#include "base/text.hpp"
#include "domain/outbox/back_off.hpp"
#include "domain/outbox/subscriber.hpp"
#include "store/outbox/jobs.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace cartwright::jobs {

namespace {

using Kind = Verdict::Kind;

constexpr std::int64_t update_gauges_every_ms = 1'000;
constexpr std::int64_t undecided_after_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t lease_ms = 60'000;
constexpr std::size_t reason_bytes_max = 500;
/// The pauses before an outcome that the database did not take is written again.
constexpr std::array<std::chrono::milliseconds, 3> outcome_pauses{
    {std::chrono::milliseconds(50), std::chrono::milliseconds(200), std::chrono::milliseconds(1'000)}};

/// `reason` in a form that every database can store: well-formed UTF-8 without control characters, of limited length.
/// It may come from an external service.
std::string storable(std::string_view reason) {
    std::string text(reason.substr(0, reason_bytes_max));
    const bool is_well_formed = is_utf8(reason);
    std::ranges::replace_if(
        text,
        [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !is_well_formed);
        },
        '?');
    while (!is_utf8(text)) text.pop_back(); // a character that was cut
    return text;
}

/// The kind as metrics and the log show it.
std::string_view kind_of(const Job& job) { return job.kind ? name_of(*job.kind) : "unknown"; }

} // namespace

/// What `/metrics` shows; read from the database about once a second.
struct Worker::Gauges {
    std::mutex mutex; // guards what follows
    Instant at{};
    std::vector<store::jobs::Failing> failing{};
    std::vector<store::jobs::Undecided> undecided{};

    using Samples = std::vector<telemetry::Metrics::Sample>;
    using Value = double (*)(const Gauges&, const store::jobs::Failing&);

    Samples failing_jobs(bool given_up, Value value) {
        const std::lock_guard lock(mutex);
        Samples samples;
        for (const auto& each : failing)
            if (each.is_given_up == given_up)
                samples.push_back({.labels = {{"kind", each.kind}}, .value = value(*this, each)});
        return samples;
    }

    Samples undecided_requests() {
        const std::lock_guard lock(mutex);
        Samples samples;
        for (const auto& each : undecided)
            samples.push_back({.labels = {{"kind", each.kind}}, .value = static_cast<double>(each.count)});
        return samples;
    }

    static double count(const Gauges& /*gauges*/, const store::jobs::Failing& jobs) {
        return static_cast<double>(jobs.count);
    }
    static double age(const Gauges& gauges, const store::jobs::Failing& jobs) {
        return static_cast<double>(gauges.at.milliseconds - jobs.since.milliseconds) / 1000;
    }
};

bool is_too_old(const Job& job, Instant now) {
    return now.milliseconds - job.made_at.milliseconds > attempts_end_after_ms;
}

Worker::Worker(Parts parts)
    : parts_(parts), holder_(static_cast<std::int64_t>(parts.entropy.next() >> 1U) | 1),
      gauges_(std::make_shared<Gauges>()),
      leased_({.log = parts.log,
               .threads = worker_threads,
               .batch = 16,
               .poll_every = std::chrono::milliseconds(100),
               .poll_after_fault = std::chrono::milliseconds(1'000),
               .claim =
                   [this](std::size_t room) {
                       if (room > 0) claim_jobs(static_cast<std::int64_t>(room));
                       update_gauges();
                   },
               .work = [this](const Job& job, std::size_t thread) { work_on(job, thread); },
               .release = [this](const std::list<Job>& jobs) { release(jobs); },
               .claim_failed = "jobs_failed",
               .work_failed = "job_failed",
               .release_failed = "jobs_not_released"}) {
    const auto show = [&](const std::string& name, const std::string& help, bool given_up, Gauges::Value value) {
        parts_.metrics.gauges(name, help,
                              [gauges = gauges_, given_up, value] { return gauges->failing_jobs(given_up, value); });
    };
    show("cartwright_jobs_failing", "Jobs whose last attempt failed and that are retried.", false, &Gauges::count);
    show("cartwright_jobs_failing_oldest_seconds", "Seconds since the oldest failing job began to fail.", false,
         &Gauges::age);
    show("cartwright_jobs_given_up", "Jobs that are no longer retried.", true, &Gauges::count);
    parts_.metrics.gauges("cartwright_undecided_for_a_day",
                          "Charges, refunds and payouts without a decision for more than a day.",
                          [gauges = gauges_] { return gauges->undecided_requests(); });
}

void Worker::release(const std::list<Job>& jobs) {
    parts_.store.write_and_wait([&](store::Transaction& tx) {
        for (const Job& job : jobs) store::jobs::release(tx, job.id, holder_);
        return true;
    });
}

void Worker::claim_jobs(std::int64_t limit) {
    bool are_due = false;
    const std::size_t reader = parts_.first_reader + worker_threads;
    parts_.store.read(reader, [&](store::Transaction& tx) { are_due = store::jobs::are_due(tx); });
    if (!are_due) return;
    std::vector<Job> taken;
    const Instant now = parts_.clock.now();
    const auto until = [&](const Job& job) {
        return now + std::max(lease_ms, back_off_ms(job.attempts + 1, parts_.entropy.next()));
    };
    const auto outcome = parts_.store.write_and_wait([&](store::Transaction& tx) {
        taken = store::jobs::claim(tx, holder_, until, limit);
        return !taken.empty();
    });
    if (outcome != store::Outcome::committed) return;
    for (const Job& job : taken) leased_.add(job);
}

void Worker::update_gauges() {
    const Instant now = parts_.clock.now();
    if (now < next_gauges_update_) return;
    std::vector<store::jobs::Failing> failing;
    std::vector<store::jobs::Undecided> undecided;
    parts_.store.read(parts_.first_reader + worker_threads, [&](store::Transaction& tx) {
        failing = store::jobs::failing(tx);
        undecided = store::jobs::undecided(tx, now + -undecided_after_ms);
    });
    next_gauges_update_ = now + update_gauges_every_ms; // not reached when the database could not be read
    const std::lock_guard lock(gauges_->mutex);
    gauges_->at = now;
    gauges_->failing = std::move(failing);
    gauges_->undecided = std::move(undecided);
}

/// When this throws, the lease expires, and the job is attempted again.
void Worker::work_on(const Job& job, std::size_t thread) {
    JobContext context{.store = parts_.store, .reader = parts_.first_reader + thread, .clock = parts_.clock};
    const Verdict verdict = attempt(job, context);
    const bool succeeded = verdict.kind == Kind::done || verdict.kind == Kind::waits;
    parts_.metrics
        .counter("cartwright_jobs_total", "Attempts of jobs, by kind and verdict.",
                 {{"kind", std::string(kind_of(job))}, {"verdict", succeeded ? "done" : "failed"}})
        .add();
    store_verdict(job, verdict);
}

Verdict Worker::attempt(const Job& job, JobContext& context) {
    const auto kind = kinds_.find(job.kind);
    if (kind == kinds_.end()) return {.kind = Kind::retry, .reason = "there is no handler for jobs of this kind"};
    try {
        return kind->second.handler(job, context);
    } catch (const std::exception& error) {
        return {.kind = Kind::retry, .reason = error.what()};
    } catch (...) {
        return {.kind = Kind::retry, .reason = "the handler threw an exception of an unknown type"};
    }
}

bool Worker::is_given_up(const Job& job, const Verdict& verdict) const {
    if (verdict.kind == Kind::given_up) return true;
    const auto kind = kinds_.find(job.kind);
    const bool is_limited = kind != kinds_.end() && kind->second.retry_limit == RetryLimit::three_days;
    return is_limited && verdict.kind == Kind::retry && is_too_old(job, parts_.clock.now());
}

void Worker::log(const Job& job, const Verdict& verdict, bool given_up) {
    if (verdict.kind == Kind::done || verdict.kind == Kind::waits) return;
    parts_.log.write(given_up ? telemetry::Level::error : telemetry::Level::warning,
                     given_up ? "job_given_up" : "job_put_off",
                     {{"job", job.id.value},
                      {"kind", kind_of(job)},
                      {"subject", job.subject},
                      {"attempts", job.attempts + 1},
                      {"reason", std::string_view(verdict.reason)}});
}

/// Stores the outcome of an attempt. When the database refuses it, the job is put off with that as the reason. When the
/// database takes no write for more than a second, the lease expires and the job is attempted again.
void Worker::store_verdict(const Job& job, const Verdict& verdict) {
    const bool given_up = is_given_up(job, verdict);
    log(job, verdict, given_up);
    store::Outcome outcome = record(job, verdict, given_up);
    for (const auto pause : outcome_pauses) {
        if (outcome != store::Outcome::unavailable) break;
        std::this_thread::sleep_for(pause); // a conflict with other writers, or a lost connection
        outcome = record(job, verdict, given_up);
    }
    if (outcome != store::Outcome::broken) return;
    const Verdict unstored{.kind = Kind::retry, .reason = "the outcome of the attempt could not be stored"};
    log(job, unstored, false);
    record(job, unstored, false);
}

store::Outcome Worker::record(const Job& job, const Verdict& verdict, bool given_up) {
    const Instant due = parts_.clock.now() + back_off_ms(job.attempts + 1, parts_.entropy.next());
    const std::string reason = storable(verdict.reason);
    return parts_.store.write_and_wait([&](store::Transaction& tx) {
        if (given_up) {
            store::jobs::give_up(tx, job.id, holder_, reason);
            return true;
        }
        switch (verdict.kind) {
        case Kind::done:
        case Kind::given_up: store::jobs::finish(tx, job.id); break;
        case Kind::waits: store::jobs::put_off(tx, job.id, holder_, due, store::jobs::Attempt::waits, reason); break;
        case Kind::retry: store::jobs::put_off(tx, job.id, holder_, due, store::jobs::Attempt::failed, reason); break;
        }
        return true;
    });
}

} // namespace cartwright::jobs
