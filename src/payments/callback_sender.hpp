#pragma once

#include "http/client.hpp"
#include "payments/callbacks.hpp"
#include "payments/settings.hpp"
#include "store/engine/store.hpp"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::payments {

RetryIntervals retry_intervals_of(const Settings& settings);

/// Delivers callbacks to the store and retries until they are answered. The worker of a payment makes the first
/// attempt. Afterwards the sender's own thread reads due callbacks from the database, also after a restart.
class CallbackSender {
  public:
    /// `reader` is the number of a reading connection that no other thread uses.
    CallbackSender(const Settings& settings, store::Store& store, std::size_t reader, const Clock& clock,
                   Entropy& entropy, telemetry::Log& log, telemetry::Metrics& metrics);
    ~CallbackSender(); // `stop`
    CallbackSender(const CallbackSender&) = delete;
    CallbackSender& operator=(const CallbackSender&) = delete;

    void start();

    /// Stops the thread, after the attempt that may be under way.
    void stop();

    /// Makes one attempt. Callable from any thread that may wait. The caller must settle the result.
    Delivery attempt(const Callback& callback, http::Client& client, std::string_view traceparent = {});

    /// How long to wait after an attempt that was not answered.
    std::chrono::milliseconds pause_after_attempt(const Callback& callback);

    /// Stores the result of an attempt in a transaction of its own. Throws Fault.
    void settle(const Callback& callback, const Delivery& delivery);

    /// Makes the thread look for the next due callback. Call it when a callback has been postponed.
    void wake();

  private:
    struct Instruments;

    void run_until_stopped();
    std::chrono::milliseconds deliver_or_log(http::Client& client);
    std::chrono::milliseconds deliver_next(http::Client& client);
    void note(const Callback& callback, const Delivery& delivery);

    const Settings& settings_;
    store::Store& store_;
    std::size_t reader_;
    const Clock& clock_;
    Entropy& entropy_;
    telemetry::Log& log_;
    std::unique_ptr<Instruments> instruments_;

    std::mutex mutex_; // guards the next two
    bool stopped_ = false;
    bool woken_ = false;
    std::condition_variable changed_;
    std::thread thread_;
};

/// Runs `work` as one write transaction and waits until it is on disk. Throws Fault when it fails.
void write(store::Store& store, const std::function<void(store::Transaction&)>& work);

/// The same at the start of the server. When the database takes no writes at the moment, this is logged and the server
/// starts, so that it can answer reads.
void write_at_start(store::Store& store, telemetry::Log& log, const std::function<void(store::Transaction&)>& work);

} // namespace cartwright::payments
