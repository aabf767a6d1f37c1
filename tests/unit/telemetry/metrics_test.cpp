#include "telemetry/metrics.hpp"

#include "telemetry/process.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::telemetry {

namespace {

TEST(Metrics, are_shown_as_text) {
    Metrics metrics;
    Counter orders = metrics.counter("orders_total", "Orders placed", {{"door", "storefront"}});
    Counter same = metrics.counter("orders_total", "Orders placed", {{"door", "storefront"}});
    Counter others = metrics.counter("orders_total", "Orders placed", {{"door", "reseller"}});
    Histogram time = metrics.histogram("seconds", "How long", {0.1, 1}, {{"route", "GET /"}});
    double depth = 3;
    metrics.gauge("queue_depth", "Writes that wait", [&depth] { return depth; });
    orders.add();
    same.add(2);
    others.add();
    time.observe(0.05);
    time.observe(0.5);
    depth = 7;

    const std::string text = metrics.text();
    for (const char* line : {
             "# HELP orders_total Orders placed\n",
             "# TYPE orders_total counter\n",
             "orders_total{door=\"storefront\"} 3\n",
             "orders_total{door=\"reseller\"} 1\n",
             "seconds_bucket{route=\"GET /\",le=\"0.1\"} 1\n",
             "seconds_bucket{route=\"GET /\",le=\"1\"} 2\n",
             "seconds_bucket{route=\"GET /\",le=\"+Inf\"} 2\n",
             "seconds_count{route=\"GET /\"} 2\n",
             "# TYPE queue_depth gauge\n",
             "queue_depth 7\n",
         }) {
        EXPECT_NE(text.find(line), std::string::npos) << line << "in\n" << text;
    }
}

TEST(Metrics, show_gauges_with_labels) {
    Metrics metrics;
    std::vector<Metrics::Sample> samples;
    metrics.gauges("jobs_failing", "Jobs that fail", [&samples] { return samples; });
    EXPECT_EQ(metrics.text().find("jobs_failing{"), std::string::npos);
    samples = {{.labels = {{"kind", "refund"}}, .value = 2}, {.labels = {{"kind", "charge"}}, .value = 1}};
    const std::string text = metrics.text();
    for (const char* line :
         {"# TYPE jobs_failing gauge\n", "jobs_failing{kind=\"refund\"} 2\n", "jobs_failing{kind=\"charge\"} 1\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << "in\n" << text;
}

TEST(Metrics, show_totals_as_counters) {
    Metrics metrics;
    metrics.totals("events_total", "Events", [] { return std::vector<Metrics::Sample>{{{{"type", "a"}}, 3}}; });
    const std::string text = metrics.text();
    EXPECT_NE(text.find("# TYPE events_total counter\nevents_total{type=\"a\"} 3\n"), std::string::npos) << text;
}

/// The value of a metric without labels; negative when there is none.
double value_of(const std::string& text, const std::string& name) {
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size() + 2));
}

TEST(Metrics, show_the_process) {
    Metrics metrics;
    show_process(metrics);
    const std::string before = metrics.text();
    const double threads = value_of(before, "process_threads");
    std::thread another([&] { EXPECT_GT(value_of(metrics.text(), "process_threads"), threads); });
    another.join();
    EXPECT_GE(threads, 1);
    EXPECT_GT(value_of(before, "process_resident_memory_bytes"), 1024 * 1024);
    EXPECT_GT(value_of(before, "process_virtual_memory_bytes"), value_of(before, "process_resident_memory_bytes"));
    EXPECT_GE(value_of(before, "process_open_fds"), 3);
    EXPECT_GT(value_of(before, "process_max_fds"), value_of(before, "process_open_fds"));
    EXPECT_GT(value_of(before, "process_start_time_seconds"), 1'700'000'000);
    EXPECT_GE(value_of(metrics.text(), "process_cpu_seconds_total"), value_of(before, "process_cpu_seconds_total"));
}

TEST(Metrics, show_gauges_of_one_name_as_one_family) {
    Metrics metrics;
    metrics.gauge("queue_depth", "Writes that wait", [] { return 1; }, {{"server", "shop"}});
    metrics.gauge("other", "Another", [] { return 5; });
    metrics.gauge("queue_depth", "Writes that wait", [] { return 2; }, {{"server", "payments"}});
    const std::string text = metrics.text();
    EXPECT_NE(text.find("# TYPE queue_depth gauge\n"
                        "queue_depth{server=\"shop\"} 1\n"
                        "queue_depth{server=\"payments\"} 2\n"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("# TYPE queue_depth"), text.rfind("# TYPE queue_depth")) << text;
}

TEST(Metrics, count_from_many_threads) {
    Metrics metrics;
    Counter counter = metrics.counter("events_total", "Events");
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([counter]() mutable {
            for (int n = 0; n < 1000; ++n) counter.add();
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_NE(metrics.text().find("events_total 4000\n"), std::string::npos);
}

TEST(LatencyBounds, rise) {
    const auto bounds = latency_bounds();
    EXPECT_TRUE(std::is_sorted(bounds.begin(), bounds.end()));
    EXPECT_EQ(bounds.front(), 0.00005);
    EXPECT_EQ(bounds.back(), 5);
}

} // namespace

} // namespace cartwright::telemetry
