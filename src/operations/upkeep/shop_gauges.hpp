#pragma once

#include "domain/outbox/subscriber.hpp"
#include "operations/catalogue/live_catalogue.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::operations {

/// What the database says of events and of their way to the subscribers.
struct EventFigures {
    struct Backlog {
        SubscriberId subscriber;
        Subscriber::Kind kind = Subscriber::Kind::webhook;
        std::int64_t events = 0; // not delivered yet
        std::int64_t age_ms = 0; // of the oldest of them; 0 when there is none
    };

    std::int64_t newest = 0;                          // sequence of the newest event
    std::map<std::string, std::int64_t> new_events{}; // by type
    std::vector<Backlog> backlogs{};                  // of all active subscribers
};

/// Counts the events after `sequence` as new; none when `sequence` is empty.
EventFigures read_event_figures(store::Transaction& tx, std::optional<std::int64_t> sequence);

/// The metrics of the shop as a whole: whether it is ready, its products, its events and its subscribers. Nodes of one
/// shop show the same figures, except for `cartwright_ready`. Must outlive the last scrape.
class ShopGauges {
  public:
    ShopGauges(LiveCatalogue& shop, telemetry::Log& log, telemetry::Metrics& metrics);

    /// Reads the figures anew; false when the database does not answer. One thread calls it, the one that may use
    /// `LiveCatalogue::spare_reader`.
    bool update();

  private:
    [[nodiscard]] bool is_ready() const;

    LiveCatalogue& shop_;
    telemetry::Log& log_;
    std::optional<std::int64_t> counted_; // the sequence of the last event that has been counted

    mutable std::mutex mutex_; // guards what follows
    bool has_answered_ = true; // the database, at the last update
    std::map<std::string, std::int64_t> events_;
    std::vector<EventFigures::Backlog> backlogs_;
};

} // namespace cartwright::operations
