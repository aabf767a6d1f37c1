#include "payments/callback_sender.hpp"

#include "payments/ledger.hpp"
#include "payments/shop.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>

namespace cartwright::payments {

namespace {

using Verdict = Delivery::Verdict;

} // namespace

RetryIntervals retry_intervals_of(const Settings& settings) {
    constexpr int calls_max = 3; // the order, the callback, and the order again
    constexpr std::chrono::milliseconds margin{5'000};
    return {.first = settings.callbacks.retry_first,
            .max = settings.callbacks.retry_max,
            .lease = calls_max * settings.callbacks.call + margin};
}

namespace {

store::Outcome write_and_wait(store::Store& store, const std::function<void(store::Transaction&)>& work) {
    return store.write_and_wait([&](store::Transaction& transaction) {
        ledger::lock(transaction);
        work(transaction);
        return true;
    });
}

constexpr const char* not_written = "a write failed";

} // namespace

void write(store::Store& store, const std::function<void(store::Transaction&)>& work) {
    const store::Outcome outcome = write_and_wait(store, work);
    if (outcome == store::Outcome::committed) return;
    const bool may_pass = outcome == store::Outcome::unavailable;
    throw store::Fault(may_pass ? store::Fault::Kind::unavailable : store::Fault::Kind::broken, not_written);
}

void write_at_start(store::Store& store, telemetry::Log& log, const std::function<void(store::Transaction&)>& work) {
    const store::Outcome outcome = write_and_wait(store, work);
    if (outcome == store::Outcome::committed) return;
    if (outcome != store::Outcome::unavailable) throw store::Fault(store::Fault::Kind::broken, not_written);
    telemetry::log_failure(log, "start_incomplete", not_written);
}

struct CallbackSender::Instruments {
    telemetry::Counter delivered;
    telemetry::Counter refused;
    telemetry::Counter unanswered;
};

CallbackSender::CallbackSender(const Settings& settings, store::Store& store, std::size_t reader, const Clock& clock,
                               Entropy& entropy, telemetry::Log& log, telemetry::Metrics& metrics)
    : settings_(settings), store_(store), reader_(reader), clock_(clock), entropy_(entropy), log_(log) {
    const auto counter = [&](const std::string& verdict) {
        return metrics.counter("cartwright_payments_callbacks_total", "Callbacks to the store, by verdict.",
                               {{"verdict", verdict}});
    };
    instruments_ = std::make_unique<Instruments>(Instruments{
        .delivered = counter("delivered"), .refused = counter("refused"), .unanswered = counter("unanswered")});
}

CallbackSender::~CallbackSender() { stop(); }

void CallbackSender::start() {
    write_at_start(store_, log_, [](store::Transaction& transaction) { callbacks::make_all_due(transaction); });
    thread_ = std::thread([this] { run_until_stopped(); });
}

void CallbackSender::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void CallbackSender::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

Delivery CallbackSender::attempt(const Callback& callback, http::Client& client, std::string_view traceparent) {
    Delivery delivery = Shop(settings_, clock_, client, traceparent).deliver(callback);
    note(callback, delivery);
    return delivery;
}

std::chrono::milliseconds CallbackSender::pause_after_attempt(const Callback& callback) {
    return pause_after(callback.attempts + 1, retry_intervals_of(settings_), entropy_);
}

void CallbackSender::settle(const Callback& callback, const Delivery& delivery) {
    const auto pause = pause_after_attempt(callback);
    write(store_, [&](store::Transaction& transaction) { callbacks::settle(transaction, callback, delivery, pause); });
}

void CallbackSender::run_until_stopped() {
    http::Client client;
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        woken_ = false;
        lock.unlock();
        const std::chrono::milliseconds pause = deliver_or_log(client);
        lock.lock();
        changed_.wait_for(lock, pause, [this] { return stopped_ || woken_; });
    }
}

std::chrono::milliseconds CallbackSender::deliver_or_log(http::Client& client) {
    // When that throws, the callback stays in the database and is tried again later.
    std::chrono::milliseconds pause = settings_.callbacks.retry_max;
    telemetry::guarded(log_, "callback_failed", [&] { pause = deliver_next(client); });
    return pause;
}

/// Delivers the callback that is due first, if one is due. Returns how long to wait before the next check.
std::chrono::milliseconds CallbackSender::deliver_next(http::Client& client) {
    std::optional<Callback> callback;
    store_.read(reader_, [&](store::Transaction& transaction) { callback = callbacks::next(transaction); });
    if (!callback) return settings_.callbacks.retry_max;
    const std::int64_t wait_ms = callback->due.milliseconds - clock_.now().milliseconds;
    // The limit covers a clock that is set back: no callback then waits for longer than it should.
    if (wait_ms > 0) return std::min(std::chrono::milliseconds(wait_ms), settings_.callbacks.retry_max);
    settle(*callback, attempt(*callback, client));
    return std::chrono::milliseconds(0);
}

void CallbackSender::note(const Callback& callback, const Delivery& delivery) {
    const std::int64_t attempts = callback.attempts + 1;
    switch (delivery.verdict) {
    case Verdict::delivered: instruments_->delivered.add(); return;
    case Verdict::unanswered:
        instruments_->unanswered.add();
        log_.write(telemetry::Level::warning, "callback_unanswered",
                   {{"callback", callback.id}, {"attempts", attempts}, {"reason", delivery.reason}});
        return;
    case Verdict::refused:
        instruments_->refused.add();
        log_.write(telemetry::Level::warning, "charge_reversed",
                   {{"charge", callback.id}, {"reason", delivery.reason}});
        return;
    }
}

} // namespace cartwright::payments
