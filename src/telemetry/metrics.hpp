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

/// Everything that `/metrics` shows, in the Prometheus text format. Make a counter or histogram once and keep it: the
/// look-up by name and labels is slow, adding is not. Safe from any thread.
class Metrics {
  public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                        const Labels& labels = {});

    /// A value that is read when somebody asks for the metrics. Gauges of one name with other labels are one family.
    void gauge(const std::string& name, const std::string& help, std::function<double()> read, Labels labels = {});

    /// The same for several values, each with labels of its own; how many there are may change from one reading to the
    /// next.
    struct Sample {
        Labels labels;
        double value = 0;
    };
    void gauges(const std::string& name, const std::string& help, std::function<std::vector<Sample>()> read);

    [[nodiscard]] std::string text() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Upper bounds in seconds that suit a request: 50 µs to 5 s.
std::vector<double> latency_bounds();

} // namespace cartwright::telemetry
