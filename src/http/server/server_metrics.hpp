#pragma once

#include "http/server/server.hpp"

namespace cartwright::telemetry {
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::http {

/// Registers the metrics of a server, which must outlive the last scrape: connections, memory, and when its certificate
/// expires.
void show_server(telemetry::Metrics& metrics, const Server& server);

} // namespace cartwright::http
