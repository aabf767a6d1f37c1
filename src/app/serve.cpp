#include "app/serve.hpp"

#include "api/core/api_server.hpp"
#include "app/currency_at_start.hpp"
#include "app/descriptors.hpp"
#include "app/doors.hpp"
#include "app/integrations.hpp"
#include "app/start_warnings.hpp"
#include "app/version.hpp"
#include "base/json/json_writer.hpp"
#include "base/password_hash.hpp"
#include "demo/demo.hpp"
#include "http/origins.hpp"
#include "http/server/server.hpp"
#include "operations/upkeep/housekeeping.hpp"
#include "payments/payments_server.hpp"
#include "store/engine/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "workers/events/dispatcher.hpp"
#include "workers/events/feed.hpp"
#include "workers/events/follower.hpp"
#include "workers/events/nats.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>

namespace cartwright {

namespace {

/// Blocks SIGTERM and SIGINT, so that only `wait_for_stop` receives them. Call it before any thread is created.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

void wait_for_stop(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
}

std::string host_of(const std::string& address) { return address.substr(0, address.rfind(':')); }

/// The accepted Host headers in the demo, where no credentials are required: a protection from DNS rebinding.
std::vector<std::string> hosts_of_demo(const Config& config) {
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "[::1]"};
    for (const std::string& address : config.listen) hosts.push_back(host_of(address));
    return hosts;
}

/// The origins whose pages may use the admin API and the payments server, besides the servers' own. The Host header
/// does not count: an attacker may choose it. In the demo, whose admin token is public, only the public URL's origin is
/// added.
std::vector<std::string> origins_of(const Config& config) {
    std::vector<std::string> origins;
    if (!config.demo) origins = config.cors_origins;
    if (!config.public_url.empty()) origins.push_back(http::origin_of(config.public_url));
    return origins;
}

/// The limit of connections per address. Behind a proxy, whose address all connections have, there is none by default.
std::size_t connections_per_address(const Config& config) {
    constexpr std::size_t usual = 500;
    if (config.connections_per_address_max >= 0) return static_cast<std::size_t>(config.connections_per_address_max);
    return config.address_header.empty() ? usual : 0;
}

http::ServerSettings server_settings(const Config& config) {
    http::ServerSettings settings{.threads = config.threads,
                                  .limits = {.head_bytes = config.head_bytes_max,
                                             .headers = config.headers_max,
                                             .target_bytes = config.target_bytes_max,
                                             .body_bytes = config.body_bytes_max,
                                             .waiting_bytes = config.waiting_bytes_max,
                                             .connections = config.connections_max,
                                             .connections_per_address = connections_per_address(config),
                                             .requests_per_connection = config.requests_per_connection_max,
                                             .head_time = std::chrono::seconds(config.head_seconds),
                                             .body_time = std::chrono::seconds(config.body_seconds),
                                             .idle_time = std::chrono::seconds(config.idle_seconds)},
                                  .hosts = config.hosts,
                                  .cors_origins = config.cors_origins,
                                  .tls_certificate = config.tls_certificate,
                                  .tls_key = config.tls_key};
    if (config.demo && settings.cors_origins.empty()) settings.cors_origins = {"*"};
    if (config.demo && settings.hosts.empty()) settings.hosts = hosts_of_demo(config);
    return settings;
}

// Reader numbers, counted from the end of those of the I/O threads.
constexpr std::size_t housekeeping_reader = 0;
constexpr std::size_t feed_reader = 1;
constexpr std::size_t dispatcher_reader = 2;                                           // and those after it
constexpr std::size_t worker_reader = dispatcher_reader + events::Dispatcher::readers; // likewise
constexpr std::size_t long_reader = worker_reader + jobs::Worker::readers;             // likewise
constexpr std::size_t own_readers = long_reader + api::ApiServer::long_readers;

store::StoreSettings store_settings(const Config& config) {
    return {.url = config.database,
            .schema = store::shop_schema(),
            .readers = config.threads + own_readers,
            .batch_max = config.batch_max,
            .queue_max = config.queue_max,
            .connections = config.database_connections};
}

std::string with_port(const std::string& address, std::uint16_t port) {
    return host_of(address) + ':' + std::to_string(port);
}

/// The URL at which this process reaches a store that listens on `address`.
std::string local_url(const std::string& address) {
    std::string local = address;
    if (host_of(address) == "0.0.0.0") local.replace(0, host_of(address).size(), "127.0.0.1");
    if (host_of(address) == "[::]") local.replace(0, host_of(address).size(), "[::1]");
    return "http://" + local;
}

/// The URL for calls of this process to itself. They must not depend on certificates or accepted Host headers.
std::string inner_url(http::Server& server, const Config& config, const std::string& listening) {
    if (config.tls_certificate.empty() && config.hosts.empty()) return local_url(listening);
    return local_url("127.0.0.1:" + std::to_string(server.listen_inside()));
}

payments::Settings payments_settings(const Config& config, const std::string& store_url) {
    payments::Settings settings{.listen = config.payments,
                                .store_url = store_url,
                                .database_url = config.payments_database,
                                .is_demo = config.demo,
                                .token = config.gateway_token,
                                .metrics_token = config.metrics_token,
                                .metrics_are_open = is_loopback(config.payments),
                                .origins = origins_of(config)};
    if (!config.callback_secrets.empty()) settings.secret = config.callback_secrets.front();
    settings.store_secrets = config.callback_secrets;
    if (config.demo) settings.http.hosts = hosts_of_demo(config);
    settings.http.cors_origins = settings.origins;
    if (config.payments_connections_max > 0) settings.http.limits.connections = config.payments_connections_max;
    return settings;
}

/// Prints one line on standard output that tells the parent process the ports.
void print_ready(const std::vector<std::string>& listening, const std::string& payments) {
    JsonWriter json;
    json.object([&] {
        json.array("listening", listening, [&](const std::string& address) { json.text(address); });
        if (payments.empty())
            json.null("payments");
        else
            json.field("payments", payments);
    });
    std::cout << json.take() << '\n' << std::flush;
}

api::ApiServer::Parts api_parts(const Config& config, operations::LiveCatalogue& shop, events::Feed& feed,
                                telemetry::Log& log, telemetry::Metrics& metrics, const Clock& clock,
                                const Integrations& integrations) {
    return {.shop = shop,
            .log = log,
            .metrics = metrics,
            .doors = doors_of(config),
            .version = version(),
            .threads = config.threads,
            .json_depth_max = config.json_depth_max,
            .metrics_token = config.metrics_token,
            .metrics_are_open = std::ranges::all_of(config.listen, is_loopback),
            .clock = clock,
            .feed = feed,
            .admin_token = config.admin_token,
            .origins = origins_of(config),
            .private_webhooks = config.private_webhooks,
            .callback_secrets = config.unsigned_callbacks ? std::vector<std::string>{} : config.callback_secrets,
            .ports = integrations.ports(),
            .external_calls_max = config.external_calls_max,
            .password_threads = config.password_threads,
            .passwords_max = config.passwords_max,
            .address_header = config.address_header,
            .first_long_reader = config.threads + long_reader};
}

std::unique_ptr<events::Broker> broker_of(const Config& config, store::Store& store, telemetry::Log& log) {
    if (config.events.empty()) return {};
    store.write_and_wait([&](store::Transaction& tx) {
        store::subscribers::use_broker(tx, config.events);
        return true;
    });
    return events::open_nats(config.events, log);
}

/// Connects what follows events on this node, besides event streams: the shelf, webhooks, NATS.
void connect_listeners(events::Feed& feed, events::Dispatcher& dispatcher, operations::LiveCatalogue& shop,
                       const Config& config) {
    if (!shop.store().reads_at_once()) { // where other nodes write too
        feed.listen([&shop, reader = config.threads + feed_reader](std::span<const store::events::Recorded> facts) {
            events::follow(shop, reader, facts);
        });
        feed.rebuild([&shop] { shop.mark_stale(); });
    }
    feed.watch([&dispatcher] { dispatcher.wake(); });
}

/// All parts of a node, in the order of their dependencies.
struct Node {
    explicit Node(Config given)
        : config(std::move(given)), log(config.log), store(store_settings(config), clock, entropy, log, metrics),
          feed({.store = store, .reader = config.threads + feed_reader, .log = log}), // reads events from here on;
          shop((prepare_shop(), store), config.threads + housekeeping_reader),        // reads all before them
          broker(broker_of(config, store, log)), dispatcher({.store = store,
                                                             .first_reader = config.threads + dispatcher_reader,
                                                             .clock = clock,
                                                             .entropy = entropy,
                                                             .log = log,
                                                             .metrics = metrics,
                                                             .private_addresses = config.private_webhooks,
                                                             .broker = broker.get()}),
          integrations(config, store, clock, log, metrics), worker({.store = store,
                                                                    .first_reader = config.threads + worker_reader,
                                                                    .clock = clock,
                                                                    .entropy = entropy,
                                                                    .log = log,
                                                                    .metrics = metrics}),
          api(api_parts(config, shop, feed, log, metrics, clock, integrations)), terms(terms_of(config)),
          housekeeping({.shop = shop,
                        .terms = terms,
                        .events_life_ms = config.events_days * 24 * 60 * 60 * 1000,
                        .payouts_each_ms = config.payout_days * 24 * 60 * 60 * 1000,
                        .clock = clock,
                        .log = log,
                        .on_round = [this] { api.flush_log(); }}),
          server(server_settings(config), api.site()) {
        warn_at_start(log, config);
        connect_listeners(feed, dispatcher, shop, config);
        integrations.register_handlers(worker);
        for (const std::string& address : config.listen) {
            listening.push_back(with_port(address, server.listen(address)));
            api.allow_origins(http::origins_at(listening.back(), !config.tls_certificate.empty()));
        }
        own_url = inner_url(server, config, listening.front());
        integrations.set_own_url(own_url);
        show_load();
    }

    /// Stops what writes or receives events first, then the store. Only then is what they use destroyed.
    ~Node() {
        api.stop();
        worker.stop();
        dispatcher.stop();
        feed.stop();
        integrations.stop();
        store.stop();
    }
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    void prepare_shop() {
        config.currency = settle_currency(store, config).text();
        if (config.demo) fill_with_demo_data(store, config.doors);
    }

    void show_load() {
        const auto show = [this](const std::string& name, const std::string& help,
                                 std::size_t http::Server::Load::* what) {
            metrics.gauge(name, help, [this, what] { return static_cast<double>(server.load().*what); });
        };
        using Load = http::Server::Load;
        show("cartwright_http_waiting_bytes", "Bytes in memory for requests and replies in progress.",
             &Load::waiting_bytes);
        show("cartwright_http_refused_bodies", "Request bodies answered 503 since the start, for lack of memory.",
             &Load::refused_bodies);
        show("cartwright_http_dropped_connections", "Connections closed since the start, for lack of memory.",
             &Load::dropped);
    }

    /// Starts the payments server and returns its address; empty when it is off.
    std::string open_payments() {
        if (config.payments == "off") return {};
        const std::string store_url = config.store_url.empty() ? own_url : config.store_url;
        store::make_folder_of(config.payments_database);
        payments = std::make_unique<payments::PaymentsServer>(payments_settings(config, store_url), clock, entropy, log,
                                                              metrics);
        const std::string address = with_port(config.payments, payments->listen());
        integrations.set_payments_url(local_url(address));
        payments->start();
        return address;
    }

    void start() {
        worker.start();
        dispatcher.start();
        feed.start();
        server.start();
    }

    void drain() {
        api.set_stopping();
        const std::chrono::seconds deadline(config.drain_seconds);
        const bool payments_ended = !payments || payments->drain(deadline); // first: its last callbacks go to the store
        const bool all_ended = server.drain(deadline) && payments_ended;
        api.flush_log();
        log.write(telemetry::Level::info, "stopped",
                  {{"all_requests_ended", std::string_view(all_ended ? "yes" : "no")}});
    }

    Config config;
    SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log;
    telemetry::Metrics metrics;
    store::Store store;
    events::Feed feed;
    operations::LiveCatalogue shop;
    std::unique_ptr<events::Broker> broker;
    events::Dispatcher dispatcher;
    Integrations integrations;
    jobs::Worker worker;
    api::ApiServer api;
    Terms terms;
    operations::Housekeeping housekeeping;
    http::Server server;
    std::vector<std::string> listening;
    std::string own_url; // where this process reaches its own store
    std::unique_ptr<payments::PaymentsServer> payments;
};

/// The number of files that the process opens besides connections of clients. It counts up to three for each connection
/// to a database, and those of the I/O loops. Each thread that may call external services counts as one.
std::size_t other_descriptors(const Config& config) {
    constexpr std::size_t for_external_calls = 64;
    const std::size_t readers = config.threads + own_readers + config.database_connections;
    return for_external_calls + 3 * (readers + 2) + 4 * config.threads;
}

/// Reduces the limits of connections to what the system allows. Connections beyond that would wait without an answer.
Config limit_connections(const Config& config, telemetry::Log& log) {
    const std::size_t descriptors = raise_descriptor_limit();
    const bool has_payments = config.payments != "off";
    const Connections wanted{.shop = config.connections_max,
                             .payments = has_payments ? payments::Settings{}.http.limits.connections : 0};
    const Connections fit = connections_that_fit(descriptors, other_descriptors(config), wanted);
    Config result = config;
    result.connections_max = fit.shop;
    result.payments_connections_max = fit.payments;
    if (fit.shop < wanted.shop || fit.payments < wanted.payments)
        log.write(telemetry::Level::warning, "connections_limited",
                  {{"open_files", static_cast<std::int64_t>(descriptors)},
                   {"connections_max", static_cast<std::int64_t>(fit.shop)},
                   {"payments_connections_max", static_cast<std::int64_t>(fit.payments)},
                   {"meaning", std::string_view("the limit of open files (ulimit -n) allows no more connections")}});
    return result;
}

} // namespace

int serve(const Config& given) {
    const sigset_t stop_signals = block_stop_signals();
    store::make_folder_of(given.database);
    const Config config = [&given] {
        telemetry::Log log(given.log);
        return limit_connections(given, log);
    }();
    if (config.password_cost == "cheap") make_password_hashes_cheap();
    Node node(config);
    const std::string payments = node.open_payments();
    node.start();
    print_ready(node.listening, payments);
    wait_for_stop(stop_signals);
    node.drain();
    return 0;
}

int serve_payments(const Config& config) {
    const sigset_t stop_signals = block_stop_signals();
    store::make_folder_of(config.payments_database);
    const SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log(config.log);
    telemetry::Metrics metrics;
    const std::string store_url = config.store_url.empty() ? "http://127.0.0.1:8000" : config.store_url;
    payments::PaymentsServer payments(payments_settings(config, store_url), clock, entropy, log, metrics);
    const std::string address = with_port(config.payments, payments.listen());
    payments.start();
    print_ready({}, address);
    wait_for_stop(stop_signals);
    payments.drain(std::chrono::seconds(config.drain_seconds));
    return 0;
}

} // namespace cartwright
