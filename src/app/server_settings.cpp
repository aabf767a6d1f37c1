#include "app/server_settings.hpp"

#include "http/origins.hpp"

namespace cartwright {

namespace {

/// The accepted Host headers in the demo, where no credentials are required: a protection from DNS rebinding.
std::vector<std::string> hosts_of_demo(const ServerConfig& server) {
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "[::1]"};
    for (const std::string& address : server.listen) hosts.push_back(host_of(address));
    return hosts;
}

/// The limit of connections per address. Behind a proxy, whose address all connections have, there is none by default.
std::size_t connections_per_address(const ServerConfig& server) {
    constexpr std::size_t usual = 500;
    const std::int64_t wanted = server.limits.connections_per_address_max;
    if (wanted >= 0) return static_cast<std::size_t>(wanted);
    return server.address_header.empty() ? usual : 0;
}

http::Limits limits_of(const ServerConfig& server) {
    const RequestLimits& limits = server.limits;
    return {.head_bytes = limits.head_bytes_max,
            .headers = limits.headers_max,
            .target_bytes = limits.target_bytes_max,
            .body_bytes = limits.body_bytes_max,
            .waiting_bytes = limits.waiting_bytes_max,
            .connections = limits.connections_max,
            .connections_per_address = connections_per_address(server),
            .requests_per_connection = limits.requests_per_connection_max,
            .head_time = std::chrono::seconds(limits.head_seconds),
            .body_time = std::chrono::seconds(limits.body_seconds),
            .idle_time = std::chrono::seconds(limits.idle_seconds)};
}

} // namespace

std::string host_of(const std::string& address) { return address.substr(0, address.rfind(':')); }

std::vector<std::string> origins_of(const ServerConfig& server, bool is_demo) {
    std::vector<std::string> origins;
    if (!is_demo) origins = server.cors_origins;
    if (!server.public_url.empty()) origins.push_back(http::origin_of(server.public_url));
    return origins;
}

http::ServerSettings server_settings(const ServerConfig& server, bool is_demo) {
    http::ServerSettings settings{.threads = server.threads,
                                  .limits = limits_of(server),
                                  .hosts = server.hosts,
                                  .cors_origins = server.cors_origins,
                                  .tls_certificate = server.tls.certificate,
                                  .tls_key = server.tls.key};
    if (is_demo && settings.cors_origins.empty()) settings.cors_origins = {"*"};
    if (is_demo && settings.hosts.empty()) settings.hosts = hosts_of_demo(server);
    return settings;
}

payments::Settings payments_settings(const Config& config, const std::string& store_url) {
    const PaymentsConfig& payments = config.payments;
    const std::vector<std::string>& secrets = payments.callbacks.secrets;
    payments::Settings settings{.listen = payments.listen,
                                .store_url = store_url,
                                .database_url = payments.database,
                                .is_demo = config.demo,
                                .token = config.gateway.token,
                                .metrics_token = config.operators.metrics_token,
                                .metrics_are_open = is_loopback(payments.listen),
                                .origins = origins_of(config.server, config.demo),
                                .currency = config.currency};
    if (!secrets.empty()) settings.secret = secrets.front();
    settings.store_secrets = secrets;
    if (config.demo) settings.http.hosts = hosts_of_demo(config.server);
    settings.http.cors_origins = settings.origins;
    if (payments.connections_max > 0) settings.http.limits.connections = payments.connections_max;
    return settings;
}

} // namespace cartwright
