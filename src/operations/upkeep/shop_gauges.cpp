#include "operations/upkeep/shop_gauges.hpp"

#include "store/outbox/events.hpp"
#include "store/outbox/subscribers.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace {

using Samples = std::vector<telemetry::Metrics::Sample>;

telemetry::Labels labels_of(const EventFigures::Backlog& backlog) {
    return {{"kind", backlog.kind == Subscriber::Kind::nats ? "nats" : "webhook"},
            {"subscriber", std::to_string(backlog.subscriber.value)}};
}

std::int64_t sold_out_products(const shelf::Shelf& shelf) {
    const std::int64_t in_stock = shelf.find({.in_stock = true, .page_size = 1}).total;
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(shelf.size()) - in_stock);
}

} // namespace

EventFigures read_event_figures(store::Transaction& tx, std::optional<std::int64_t> sequence) {
    EventFigures figures{.newest = store::events::tail(tx).sequence};
    if (sequence) figures.new_events = store::events::count_by_type(tx, *sequence, figures.newest);
    for (const Subscriber& subscriber : store::subscribers::all(tx)) {
        if (subscriber.state != Subscriber::State::active) continue;
        EventFigures::Backlog backlog{.subscriber = subscriber.id, .kind = subscriber.kind};
        backlog.events = std::max<std::int64_t>(0, figures.newest - subscriber.sequence);
        if (backlog.events > 0)
            for (const auto& oldest : store::events::after(tx, subscriber.sequence, 1))
                backlog.age_ms = std::max<std::int64_t>(0, tx.now().milliseconds - oldest.made_at.milliseconds);
        figures.backlogs.push_back(backlog);
    }
    return figures;
}

ShopGauges::ShopGauges(LiveCatalogue& shop, telemetry::Log& log, telemetry::Metrics& metrics) : shop_(shop), log_(log) {
    metrics.gauge("cartwright_ready", "1 while the database answers and accepts writes, otherwise 0.",
                  [this] { return is_ready() ? 1 : 0; });
    metrics.gauge("cartwright_products", "Products of the catalogue.",
                  [this] { return static_cast<double>(shop_.shelf().size()); });
    metrics.gauge("cartwright_products_sold_out", "Products of the catalogue without free stock.",
                  [this] { return static_cast<double>(sold_out_products(shop_.shelf())); });
    metrics.totals("cartwright_events_total", "Events of all nodes since the start of this one, by type.", [this] {
        const std::lock_guard lock(mutex_);
        Samples samples;
        for (const auto& [type, count] : events_)
            samples.push_back({.labels = {{"type", type}}, .value = static_cast<double>(count)});
        return samples;
    });
    const auto show = [&](const std::string& name, const std::string& help,
                          double (*value)(const EventFigures::Backlog&)) {
        metrics.gauges(name, help, [this, value] {
            const std::lock_guard lock(mutex_);
            Samples samples;
            for (const EventFigures::Backlog& backlog : backlogs_)
                samples.push_back({.labels = labels_of(backlog), .value = value(backlog)});
            return samples;
        });
    };
    show("cartwright_subscriber_behind_events", "Events that an active subscriber has not received yet.",
         [](const EventFigures::Backlog& backlog) { return static_cast<double>(backlog.events); });
    show("cartwright_subscriber_behind_seconds", "Age of the oldest event that an active subscriber has not received.",
         [](const EventFigures::Backlog& backlog) { return static_cast<double>(backlog.age_ms) / second_ms; });
    update(); // before the server listens: what happens from now on is counted
}

bool ShopGauges::is_ready() const {
    const std::lock_guard lock(mutex_);
    return has_answered_ && shop_.store().write_error().empty();
}

/// While the database does not answer, there are no figures of subscribers: old ones would look like new ones.
bool ShopGauges::update() {
    EventFigures figures;
    const bool has_answered = telemetry::guarded(log_, "housekeeping_failed", [&] {
        shop_.store().read(shop_.spare_reader(),
                           [&](store::Transaction& tx) { figures = read_event_figures(tx, counted_); });
    });
    const std::lock_guard lock(mutex_);
    has_answered_ = has_answered;
    if (!has_answered) {
        backlogs_.clear();
        return false;
    }
    counted_ = figures.newest;
    for (const auto& [type, count] : figures.new_events) events_[type] += count;
    backlogs_ = std::move(figures.backlogs);
    return true;
}

} // namespace cartwright::operations
