#include "payments/workers.hpp"

#include "payments/replies.hpp"
#include "store/engine/database.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"

#include <memory>

namespace cartwright::payments {

Workers::Workers(std::size_t threads, std::size_t queue_max, telemetry::Log& log) : queue_max_(queue_max), log_(log) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work_until_stopped(); });
}

Workers::~Workers() { stop(); }

bool Workers::submit(Job& job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopped_ || waiting_.size() >= queue_max_) return false;
        waiting_.push_back(std::move(job));
    }
    woken_.notify_one();
    return true;
}

void Workers::stop() {
    std::deque<Job> not_begun;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        not_begun.swap(waiting_);
    }
    woken_.notify_all();
    for (Job& job : not_begun)
        job.responder.send_later([] { return reply_unavailable("The payments server is stopping"); });
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

std::size_t Workers::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void Workers::work_until_stopped() {
    http::Client client;
    std::unique_lock lock(mutex_);
    while (true) {
        woken_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        Job job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        // A responder that is destroyed unanswered answers 500.
        telemetry::guarded(log_, "payment_failed", [&] {
            const auto reply = std::make_shared<http::Reply>(run(job, client));
            job.responder.send_later([reply] { return std::move(*reply); });
        });
        lock.lock();
    }
}

http::Reply Workers::run(const Job& job, http::Client& client) {
    try {
        return job.work(client);
    } catch (const store::Fault& fault) {
        log_.write(telemetry::Level::error, "payment_failed", {{"fault", std::string_view(fault.what())}});
        if (fault.kind == store::Fault::Kind::unavailable)
            return reply_unavailable("The payments server can't write; try again");
    } catch (const std::exception& error) {
        log_.write(telemetry::Level::error, "payment_failed", {{"fault", std::string_view(error.what())}});
    }
    return reply_failed(500, "Internal error");
}

} // namespace cartwright::payments
