#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace prometheus {
class Counter;
class Histogram;
} // namespace prometheus

namespace cartwright::telemetry {

using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter {
  public:
    explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
    void add(double amount = 1);

  private:
    prometheus::Counter* counter_;
};

class Histogram {
  public:
    explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
    void observe(double value);

  private:
    prometheus::Histogram* histogram_;
};

/// The metrics that `/metrics` shows, in the Prometheus text format. Create a counter or histogram once and keep it:
/// the look-up by name and labels is slow, an update is not. Safe from any thread.
class Metrics {
  public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                        const Labels& labels = {});

    /// Registers a value that is read at each scrape. Gauges of the same name with different labels form one family.
    void gauge(const std::string& name, const std::string& help, std::function<double()> read, Labels labels = {});

    /// The same for several values with their own labels. Their number may change from one scrape to the next.
    struct Sample {
        Labels labels;
        double value = 0;
    };
    void gauges(const std::string& name, const std::string& help, std::function<std::vector<Sample>()> read);

    /// The same for totals, which only grow while the process runs: the type `counter` of the format.
    void totals(const std::string& name, const std::string& help, std::function<std::vector<Sample>()> read);

    [[nodiscard]] std::string text() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Upper bounds in seconds for request latencies: 50 µs to 5 s.
std::vector<double> latency_bounds();

} // namespace cartwright::telemetry
