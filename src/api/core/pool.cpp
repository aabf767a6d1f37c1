#include "api/core/pool.hpp"

#include "telemetry/guard.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace cartwright::api {

namespace {

/// Applies to this thread alone, since each thread on Linux has its own niceness.
void lower_thread_priority() {
    constexpr int niceness = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
}

} // namespace

Pool::Pool(std::size_t threads, std::size_t seats, telemetry::Log& log, Priority priority) : seats_(seats), log_(&log) {
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this, i, priority] {
            if (priority == Priority::low) lower_thread_priority();
            work_until_stopped(i);
        });
    }
}

Pool::~Pool() { stop(); }

std::optional<Pool::Seat> Pool::seat() {
    const std::lock_guard lock(mutex_);
    if (stopped_ || taken_ >= seats_) return std::nullopt;
    ++taken_;
    return std::optional<Seat>(std::in_place, *this);
}

void Pool::leave() {
    const std::lock_guard lock(mutex_);
    --taken_;
}

void Pool::run(Seat seat, std::function<void(std::size_t thread)> work) {
    Task task{.seat = std::move(seat), .work = std::move(work)}; // when dropped, it is destroyed outside the lock
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) return;
        waiting_.push_back(std::move(task));
    }
    woken_.notify_one();
}

void Pool::stop() {
    std::deque<Task> dropped;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        dropped.swap(waiting_);
    }
    woken_.notify_all();
    dropped.clear();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

std::size_t Pool::taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

void Pool::work_until_stopped(std::size_t number) {
    std::unique_lock lock(mutex_);
    while (true) {
        woken_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
        if (stopped_) return;
        std::optional<Task> task(std::move(waiting_.front()));
        waiting_.pop_front();
        lock.unlock();
        telemetry::guarded(*log_, "task_failed", [&] { task->work(number); });
        task.reset(); // frees its seat before the next task is taken
        lock.lock();
    }
}

} // namespace cartwright::api
