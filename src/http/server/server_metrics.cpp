#include "http/server/server_metrics.hpp"

#include "telemetry/metrics.hpp"

namespace cartwright::http {

namespace {

using Samples = std::vector<telemetry::Metrics::Sample>;

/// No sample without TLS.
Samples certificate_samples(const Server& server) {
    const auto expiry = server.certificate_expiry();
    if (!expiry) return {};
    return {{.labels = {}, .value = static_cast<double>(expiry->milliseconds) / second_ms}};
}

} // namespace

void show_server(telemetry::Metrics& metrics, const Server& server) {
    const auto show = [&](const std::string& name, const std::string& help, std::size_t Server::Load::* what) {
        metrics.gauge(name, help, [&server, what] { return static_cast<double>(server.load().*what); });
    };
    show("cartwright_http_waiting_bytes", "Bytes in memory for requests and replies in progress.",
         &Server::Load::waiting_bytes);
    show("cartwright_http_refused_bodies", "Request bodies answered 503 since the start, for lack of memory.",
         &Server::Load::refused_bodies);
    show("cartwright_http_dropped_connections", "Connections closed since the start, for lack of memory.",
         &Server::Load::dropped);
    metrics.gauge("cartwright_http_connections", "Open connections.",
                  [&server] { return static_cast<double>(server.connections()); });
    metrics.gauges("cartwright_tls_certificate_expiry_timestamp_seconds",
                   "When the certificate of the server expires, in seconds since 1970.",
                   [&server] { return certificate_samples(server); });
}

} // namespace cartwright::http
