#pragma once

#include "base/result.hpp"
#include "http/server/server.hpp"
#include "telemetry/metrics.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::api {

/// Writes the access log and the metrics of requests. An id in a path may be a credential (carts), so the log contains
/// the route, never the path.
class Observer {
  public:
    /// A route as the log and the metrics name it, and its API.
    struct RouteLabels {
        std::string_view api;
        std::string_view path;
    };

    Observer(telemetry::Log& log, telemetry::Metrics& metrics, std::vector<RouteLabels> routes, std::size_t threads);

    void note(const http::Finished& finished);
    void note(const Refusal& refusal);

    /// Writes the gathered lines to the log.
    void flush();

  private:
    /// What one I/O thread gathers. Only `flush` ever contends for the lock.
    struct Gathered {
        std::mutex mutex;
        std::string lines;
        std::int64_t second = -1; // the second that `time` shows
        std::string time;
        std::unordered_map<int, telemetry::Counter> requests; // by route and status
        std::unordered_map<int, telemetry::Histogram> times;  // by route
    };

    void count(Gathered& gathered, const http::Finished& finished);
    void write_line(Gathered& gathered, const http::Finished& finished);
    RouteLabels route_of(const http::Reply& reply) const;

    telemetry::Log& log_;
    telemetry::Metrics& metrics_;
    std::vector<RouteLabels> routes_;
    std::vector<std::unique_ptr<Gathered>> threads_;
    telemetry::Counter stock_refusals_;
    std::vector<telemetry::Counter> refusals_; // by reason
};

} // namespace cartwright::api
