#include "jobs/worker.hpp"

#include "domain/subscriber.hpp"
#include "store/jobs.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>

namespace cartwright::jobs {

namespace {

constexpr std::chrono::milliseconds look_every{100};
constexpr std::int64_t lease_ms = 60'000;
constexpr std::int64_t at_a_time = 16;

} // namespace

bool is_too_old(const Job& job, Instant now) { return now.milliseconds - job.made_at.milliseconds > told_for_ms; }

Worker::Worker(Parts parts) : parts_(parts), holder_(static_cast<std::int64_t>(parts.entropy.next() >> 1U)) {}

Worker::~Worker() { stop(); }

void Worker::start() {
    coordinator_ = std::thread([this] { coordinate(); });
    for (std::size_t i = 0; i < hands; ++i) threads_.emplace_back([this, i] { work_until_stopped(i); });
}

void Worker::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    taken_.notify_all();
    if (coordinator_.joinable()) coordinator_.join();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void Worker::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    changed_.notify_one();
}

void Worker::coordinate() {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        const bool has_room = waiting_.empty();
        is_woken_ = false;
        if (has_room) {
            lock.unlock();
            try {
                take_some();
            } catch (const store::Fault& fault) {
                parts_.log.write(telemetry::Level::error, "jobs_failed", {{"fault", std::string_view(fault.what())}});
            }
            lock.lock();
        }
        if (!stopped_) changed_.wait_for(lock, look_every, [this] { return stopped_ || is_woken_; });
    }
}

void Worker::take_some() {
    bool are_due = false;
    parts_.store.read(parts_.first_reader + hands, [&](store::Transaction& tx) { are_due = store::jobs::are_due(tx); });
    if (!are_due) return;
    std::vector<Job> taken;
    const Instant until = parts_.clock.now() + lease_ms;
    const auto outcome = parts_.store.write_and_wait([&](store::Transaction& tx) {
        taken = store::jobs::claim(tx, holder_, until, at_a_time);
        return !taken.empty();
    });
    if (outcome != store::Outcome::committed) return;
    {
        const std::lock_guard lock(mutex_);
        waiting_.insert(waiting_.end(), taken.begin(), taken.end());
    }
    taken_.notify_all();
}

void Worker::work_until_stopped(std::size_t number) {
    Bench bench{.store = parts_.store, .reader = parts_.first_reader + number, .clock = parts_.clock};
    std::unique_lock lock(mutex_);
    while (true) {
        taken_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
        if (stopped_) return;
        const Job job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work_on(job, bench);
        lock.lock();
        if (!waiting_.empty()) continue;
        is_woken_ = true; // there may be more
        changed_.notify_one();
    }
}

void Worker::work_on(const Job& job, Bench& bench) {
    const auto handler = handlers_.find(job.kind);
    const Verdict verdict = handler != handlers_.end()
                                ? attempt(handler->second, job, bench)
                                : Verdict{.kind = Verdict::Kind::again, .reason = "nobody here does it"};
    parts_.metrics
        .counter("cartwright_jobs_total", "Attempts to do something outside.",
                 {{"kind", job.kind}, {"verdict", verdict.kind == Verdict::Kind::done ? "done" : "failed"}})
        .add();
    write_down(job, verdict);
}

Verdict Worker::attempt(const Handler& handler, const Job& job, Bench& bench) {
    try {
        return handler(job, bench);
    } catch (const std::exception& error) {
        return {.kind = Verdict::Kind::again, .reason = error.what()};
    }
}

/// When that fails, the lease runs out, and the job is done once more.
void Worker::write_down(const Job& job, const Verdict& verdict) {
    const Instant now = parts_.clock.now();
    const bool is_given_up =
        verdict.kind == Verdict::Kind::given_up || (verdict.kind == Verdict::Kind::again && is_too_old(job, now));
    if (verdict.kind != Verdict::Kind::done)
        parts_.log.write(is_given_up ? telemetry::Level::error : telemetry::Level::warning,
                         is_given_up ? "job_given_up" : "job_put_off",
                         {{"job", job.id.value},
                          {"kind", std::string_view(job.kind)},
                          {"subject", job.subject},
                          {"reason", std::string_view(verdict.reason)}});
    const Instant due = now + pause_ms_after(job.attempts + 1, parts_.entropy.next());
    parts_.store.write_and_wait([&](store::Transaction& tx) {
        if (is_given_up)
            store::jobs::give_up(tx, job, verdict.reason);
        else if (verdict.kind == Verdict::Kind::again)
            store::jobs::put_off(tx, job, due, verdict.reason);
        else
            store::jobs::finish(tx, job.id);
        return true;
    });
}

} // namespace cartwright::jobs
