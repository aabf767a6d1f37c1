#include "telemetry/metrics.hpp"

#include <algorithm>
#include <mutex>
#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace cartwright::telemetry {

namespace {

prometheus::Labels labels_of(const Labels& labels) { return {labels.begin(), labels.end()}; }

/// Values that other components own and that are read at each scrape.
class Readings final : public prometheus::Collectable {
  public:
    struct Reading {
        prometheus::MetricType type;
        std::string name;
        std::string help;
        std::function<std::vector<Metrics::Sample>()> read;
    };

    void add(Reading reading) {
        const std::lock_guard lock(mutex_);
        readings_.push_back(std::move(reading));
    }

    [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override {
        const std::lock_guard lock(mutex_);
        std::vector<prometheus::MetricFamily> families;
        families.reserve(readings_.size());
        for (const Reading& reading : readings_) {
            prometheus::MetricFamily& family = family_of(families, reading);
            for (const Metrics::Sample& sample : reading.read()) {
                prometheus::ClientMetric& metric = family.metric.emplace_back();
                for (const auto& [name, value] : sample.labels) metric.label.push_back({name, value});
                if (reading.type == prometheus::MetricType::Counter)
                    metric.counter.value = sample.value;
                else
                    metric.gauge.value = sample.value;
            }
        }
        return families;
    }

  private:
    /// The format allows each family once: readings of the same name share it.
    static prometheus::MetricFamily& family_of(std::vector<prometheus::MetricFamily>& families,
                                               const Reading& reading) {
        const auto found = std::ranges::find(families, reading.name, &prometheus::MetricFamily::name);
        if (found != families.end()) return *found;
        return families.emplace_back(prometheus::MetricFamily{reading.name, reading.help, reading.type, {}});
    }

    mutable std::mutex mutex_;
    std::vector<Reading> readings_;
};

} // namespace

void Counter::add(double amount) { counter_->Increment(amount); }

void Histogram::observe(double value) { histogram_->Observe(value); }

struct Metrics::State {
    prometheus::Registry registry;
    Readings readings;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

Counter Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
    return Counter(family.Add(labels_of(labels)));
}

Histogram Metrics::histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                             const Labels& labels) {
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(state_->registry);
    return Histogram(family.Add(labels_of(labels), bounds));
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> read, Labels labels) {
    gauges(name, help, [read = std::move(read), labels = std::move(labels)] {
        return std::vector<Sample>{{.labels = labels, .value = read()}};
    });
}

void Metrics::gauges(const std::string& name, const std::string& help, std::function<std::vector<Sample>()> read) {
    state_->readings.add({.type = prometheus::MetricType::Gauge, .name = name, .help = help, .read = std::move(read)});
}

void Metrics::totals(const std::string& name, const std::string& help, std::function<std::vector<Sample>()> read) {
    state_->readings.add(
        {.type = prometheus::MetricType::Counter, .name = name, .help = help, .read = std::move(read)});
}

std::string Metrics::text() const {
    auto families = state_->registry.Collect();
    for (auto& family : state_->readings.Collect()) families.push_back(std::move(family));
    return prometheus::TextSerializer().Serialize(families);
}

std::vector<double> latency_bounds() {
    return {0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
}

} // namespace cartwright::telemetry
