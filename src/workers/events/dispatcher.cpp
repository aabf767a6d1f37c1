#include "workers/events/dispatcher.hpp"

#include "domain/outbox/back_off.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "workers/events/broker.hpp"

namespace cartwright::events {

namespace subscribers = store::subscribers;
using Verdict = DeliveryOutcome::Verdict;

namespace {

constexpr std::chrono::milliseconds check_due_every{1'000}; // finds subscribers whose pause is over, and new ones
constexpr std::int64_t lease_ms = 20'000;     // longer than the time-out of a webhook and the time between two saves
constexpr std::int64_t save_every_ms = 2'000; // also how soon a change of the subscriber is noticed
constexpr std::int64_t delivered_at_once = 200;
constexpr std::int64_t published_at_once = 1'000;

} // namespace

struct Dispatcher::Instruments {
    telemetry::Counter delivered;
    telemetry::Counter failed;
    telemetry::Histogram delay;
};

/// A subscriber while it is being served.
struct Dispatcher::Round {
    Subscriber subscriber;
    std::vector<subscribers::Delivery> deliveries{};
    Instant saved{};
    bool is_gone = false;
};

Dispatcher::Dispatcher(Parts parts)
    : parts_(parts), holder_(static_cast<std::int64_t>(parts.entropy.next() >> 1U) | 1),
      leased_({.log = parts.log,
               .threads = senders,
               .poll_every = check_due_every,
               .poll_after_fault = check_due_every,
               .claim = [this](std::size_t room) { assign_due(room); },
               .work = [this](const Subscriber& subscriber, std::size_t thread) { deliver(subscriber, thread); },
               .claim_failed = "dispatch_failed",
               .work_failed = "dispatch_failed"}) {
    const auto counter = [&](const std::string& outcome) {
        return parts_.metrics.counter("cartwright_deliveries_total",
                                      "Attempts to deliver an event to a subscriber, by outcome.",
                                      {{"outcome", outcome}});
    };
    instruments_ = std::make_unique<Instruments>(
        Instruments{.delivered = counter("delivered"),
                    .failed = counter("failed"),
                    .delay = parts_.metrics.histogram("cartwright_delivery_delay_seconds",
                                                      "Seconds from an event to its acknowledgement by the subscriber.",
                                                      telemetry::latency_bounds())});
}

Dispatcher::~Dispatcher() = default;

/// Takes the leases of due subscribers, as many as there are free threads, and assigns them to threads.
void Dispatcher::assign_due(std::size_t room) {
    std::vector<Subscriber> due;
    parts_.store.read(parts_.first_reader + senders, [&](store::Transaction& transaction) {
        has_subscribers_ = subscribers::are_active(transaction);
        due.clear();
        if (has_subscribers_)
            due = subscribers::due(transaction, store::events::tail(transaction).sequence, holder_, 2 * senders);
    });
    for (const Subscriber& subscriber : due) {
        if (room == 0 || leased_.is_stopping()) return;
        if (leased_.holds(subscriber.id)) continue;
        if (subscriber.kind == Subscriber::Kind::nats && parts_.broker == nullptr) continue;
        auto claimed = claim(subscriber.id);
        if (!claimed) continue;
        leased_.add(*std::move(claimed));
        --room;
    }
}

/// The subscriber as read under the lease: another node may have delivered more to it since it was found due.
std::optional<Subscriber> Dispatcher::claim(SubscriberId id) {
    std::optional<Subscriber> claimed;
    const auto outcome = parts_.store.write_and_wait([&](store::Transaction& transaction) {
        if (!subscribers::claim(transaction, id, holder_, transaction.now() + lease_ms)) return false;
        claimed = subscribers::find(transaction, id);
        return claimed.has_value();
    });
    return outcome == store::Outcome::committed ? claimed : std::nullopt;
}

/// Delivers all outstanding events to a subscriber, until a delivery fails or the lease is lost.
void Dispatcher::deliver(Subscriber subscriber, std::size_t thread) {
    Round round{.subscriber = std::move(subscriber), .saved = parts_.clock.now()};
    const bool succeeded = telemetry::guarded(parts_.log, "dispatch_failed", [&] {
        while (!leased_.is_stopping() && deliver_batch(round, thread)) {
        }
    });
    if (!succeeded) count_failure(round); // otherwise it would be due again as soon as the lease has ended
    save(round, false);
}

/// Counts a failed attempt and sets when the next is due, by exponential back-off.
void Dispatcher::count_failure(Round& round) {
    Subscriber& subscriber = round.subscriber;
    const Instant now = parts_.clock.now();
    instruments_->failed.add();
    ++subscriber.attempts;
    if (subscriber.attempts == 1) subscriber.failing_since = now;
    subscriber.due = now + back_off_ms(subscriber.attempts, parts_.entropy.next());
}

/// Delivers one batch. Returns whether to continue.
bool Dispatcher::deliver_batch(Round& round, std::size_t thread) {
    const bool to_broker = round.subscriber.kind == Subscriber::Kind::nats;
    const std::int64_t limit = to_broker ? published_at_once : delivered_at_once;
    std::vector<store::events::Recorded> facts;
    parts_.store.read(parts_.first_reader + thread, [&](store::Transaction& transaction) {
        facts = store::events::after(transaction, round.subscriber.sequence, limit);
    });
    if (facts.empty()) return false;
    if (to_broker) {
        const std::int64_t before = round.subscriber.sequence;
        publish_batch(round, facts);
        return round.subscriber.sequence > before && save(round, true);
    }
    for (const auto& fact : facts) {
        if (!deliver_one(round, fact, thread) || leased_.is_stopping()) return false;
        const std::int64_t since_saved = parts_.clock.now().milliseconds - round.saved.milliseconds;
        if (since_saved > save_every_ms && !save(round, true)) return false;
    }
    return true;
}

void Dispatcher::publish_batch(Round& round, const std::vector<store::events::Recorded>& facts) {
    Subscriber& subscriber = round.subscriber;
    const Instant now = parts_.clock.now();
    if (parts_.broker->publish(facts)) {
        subscriber.sequence = facts.back().sequence;
        subscriber.attempts = 0;
        instruments_->delivered.add(static_cast<double>(facts.size()));
        return;
    }
    instruments_->failed.add();
    constexpr std::int64_t again_ms = 1'000; // an unreachable broker is retried without end
    ++subscriber.attempts;
    subscriber.due = now + again_ms;
}

/// Delivers one fact. Returns false when delivery to the subscriber has to stop for now.
bool Dispatcher::deliver_one(Round& round, const store::events::Recorded& fact, std::size_t thread) {
    Subscriber& subscriber = round.subscriber;
    if (!includes_type(subscriber.types, fact.type)) {
        subscriber.sequence = fact.sequence;
        return true;
    }
    const Instant begun = parts_.clock.now();
    const DeliveryOutcome outcome =
        send_webhook(clients_.at(thread), subscriber, fact, begun, !parts_.private_addresses);
    const Instant now = parts_.clock.now();
    round.deliveries.push_back({.sequence = fact.sequence,
                                .status = outcome.status,
                                .outcome = outcome.verdict == Verdict::delivered ? "delivered" : "failed",
                                .milliseconds = now.milliseconds - begun.milliseconds,
                                .made_at = now,
                                .reason = std::string(outcome.reason)});
    if (outcome.verdict != Verdict::delivered) return postpone(round, fact, outcome);
    instruments_->delivered.add();
    instruments_->delay.observe(static_cast<double>(now.milliseconds - fact.made_at.milliseconds) / 1000);
    subscriber.sequence = fact.sequence;
    subscriber.attempts = 0;
    subscriber.failing_since = {};
    return true;
}

/// Handles a failed delivery: retries it later, gives the fact up after three days, or ends the subscription. Returns
/// true only when the fact is given up and the next can follow.
bool Dispatcher::postpone(Round& round, const store::events::Recorded& fact, const DeliveryOutcome& outcome) {
    Subscriber& subscriber = round.subscriber;
    if (outcome.verdict == Verdict::gone) {
        instruments_->failed.add();
        round.is_gone = true;
        return false;
    }
    count_failure(round);
    parts_.log.write(telemetry::Level::warning, "delivery_failed",
                     {{"subscriber", subscriber.id.value},
                      {"sequence", fact.sequence},
                      {"attempts", subscriber.attempts},
                      {"status", static_cast<std::int64_t>(outcome.status)},
                      {"reason", outcome.reason}});
    if (parts_.clock.now().milliseconds - subscriber.failing_since.milliseconds >= attempts_end_after_ms) {
        round.deliveries.back().outcome = "given up";
        subscriber.sequence = fact.sequence;
        subscriber.attempts = 0;
        subscriber.failing_since = {};
        subscriber.due = {};
        return true;
    }
    return false;
}

/// Stores the subscriber's progress. Returns false when another node has taken over, or the write has failed.
bool Dispatcher::save(Round& round, bool keep_lease) {
    const Instant now = parts_.clock.now();
    const auto outcome = parts_.store.write_and_wait([&](store::Transaction& transaction) {
        const Instant lease_until = keep_lease ? now + lease_ms : Instant{};
        if (!subscribers::advance(transaction, round.subscriber, holder_, lease_until)) return false;
        for (const auto& delivery : round.deliveries) subscribers::add(transaction, round.subscriber.id, delivery);
        if (round.is_gone) subscribers::disable(transaction, round.subscriber.id, "answered 410 Gone");
        return true;
    });
    round.deliveries.clear();
    round.saved = now;
    return outcome == store::Outcome::committed;
}

} // namespace cartwright::events
