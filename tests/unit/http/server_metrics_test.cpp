#include "http/server/server_metrics.hpp"

#include "telemetry/metrics.hpp"
#include "tests/support/certificate.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

std::string metrics_of(const http::ServerSettings& settings) {
    const http::Server server(settings, {});
    telemetry::Metrics metrics;
    http::show_server(metrics, server);
    return metrics.text();
}

TEST(ServerMetrics, show_when_the_certificate_expires) {
    constexpr std::string_view name = "\ncartwright_tls_certificate_expiry_timestamp_seconds ";
    const Certificate certificate; // valid for another hour
    const std::int64_t now = SystemClock().now().milliseconds / second_ms;
    const std::string text = metrics_of({.tls_certificate = certificate.path(), .tls_key = certificate.key()});
    const std::size_t at = text.find(name);
    ASSERT_NE(at, std::string::npos) << text;
    EXPECT_NEAR(std::stod(text.substr(at + name.size())), static_cast<double>(now) + 3'600, 60);
}

TEST(ServerMetrics, show_no_certificate_without_tls) {
    const std::string text = metrics_of({});
    EXPECT_EQ(text.find("\ncartwright_tls_certificate_expiry_timestamp_seconds "), std::string::npos);
    EXPECT_NE(text.find("\ncartwright_http_connections 0\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\ncartwright_http_waiting_bytes 0\n"), std::string::npos) << text;
}

} // namespace

} // namespace cartwright::tests
