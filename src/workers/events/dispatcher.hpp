#pragma once

#include "domain/outbox/subscriber.hpp"
#include "store/engine/store.hpp"
#include "store/outbox/subscribers.hpp"
#include "workers/events/webhook_sender.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::events {

class Broker;

/// Delivers the events that each subscriber has chosen, in order, and retries until they are acknowledged. Delivery of
/// an event to a webhook is given up after three days; a webhook that answers 410 is disabled.
///
/// Nodes share the subscribers by leases: when a node dies, another takes over after the lease has expired. Each
/// subscriber is served by one of `senders` threads at a time, so a slow one delays others only when all threads are
/// busy.
class Dispatcher {
  public:
    struct Parts {
        store::Store& store;
        std::size_t first_reader; // of the store: this and `readers - 1` more that no other thread uses
        const Clock& clock;
        Entropy& entropy;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
        bool private_addresses = false; // webhooks may be at private addresses
        Broker* broker = nullptr;       // receives the events of `nats` subscribers
    };
    static constexpr std::size_t senders = 8;
    static constexpr std::size_t readers = senders + 1;

    explicit Dispatcher(Parts parts);
    ~Dispatcher();
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    void start();

    /// Waits until the deliveries under way have ended.
    void stop();

    /// Makes the dispatcher look for new events now. Callable from any thread.
    void wake();

  private:
    struct Instruments;
    struct Round;

    void coordinate();
    [[nodiscard]] bool is_stopping();
    void assign_due();
    bool may_assign(const Subscriber& subscriber);
    std::optional<Subscriber> claim(SubscriberId id);
    void send_until_stopped(std::size_t number);
    void deliver(Subscriber subscriber, http::Client& client, std::size_t reader);
    bool deliver_batch(Round& round, http::Client& client, std::size_t reader);
    bool deliver_one(Round& round, const store::events::Recorded& fact, http::Client& client);
    void publish_batch(Round& round, const std::vector<store::events::Recorded>& facts);
    void count_failure(Round& round);
    bool postpone(Round& round, const store::events::Recorded& fact, const DeliveryOutcome& outcome);
    bool save(Round& round, bool keep_lease);

    Parts parts_;
    std::unique_ptr<Instruments> instruments_;
    std::int64_t holder_;                      // the number of this node
    std::atomic<bool> has_subscribers_ = true; // as of the last check

    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    std::condition_variable assigned_;
    std::deque<Subscriber> waiting_;
    std::set<std::int64_t> busy_; // ids of the subscribers that are being served
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread coordinator_;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::events
