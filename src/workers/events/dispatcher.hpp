#pragma once

#include "domain/outbox/subscriber.hpp"
#include "store/engine/store.hpp"
#include "store/outbox/subscribers.hpp"
#include "workers/events/webhook_sender.hpp"
#include "workers/leases/leased_worker.hpp"

#include <array>
#include <atomic>

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

    void start() { leased_.start(); }

    /// Waits until the deliveries under way have ended.
    void stop() { leased_.stop(); }

    /// Makes the dispatcher look for new events now. Callable from any thread.
    void wake() {
        if (has_subscribers_) leased_.wake();
    }

  private:
    struct Instruments;
    struct Round;

    void assign_due(std::size_t room);
    std::optional<Subscriber> claim(SubscriberId id);
    void deliver(Subscriber subscriber, std::size_t thread);
    bool deliver_batch(Round& round, std::size_t thread);
    bool deliver_one(Round& round, const store::events::Recorded& fact, std::size_t thread);
    void publish_batch(Round& round, const std::vector<store::events::Recorded>& facts);
    void count_failure(Round& round);
    bool postpone(Round& round, const store::events::Recorded& fact, const DeliveryOutcome& outcome);
    bool save(Round& round, bool keep_lease);

    Parts parts_;
    std::unique_ptr<Instruments> instruments_;
    std::int64_t holder_;                       // the number of this node
    std::atomic<bool> has_subscribers_ = true;  // as of the last check
    std::array<http::Client, senders> clients_; // one for each thread
    leases::LeasedWorker<Subscriber> leased_;   // the last member: its threads use the others
};

} // namespace cartwright::events
