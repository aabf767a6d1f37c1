#include "app/serve.hpp"

#include "api/core/api_server.hpp"
#include "app/currency_at_start.hpp"
#include "app/descriptors.hpp"
#include "app/doors.hpp"
#include "app/integrations.hpp"
#include "app/server_settings.hpp"
#include "app/start_warnings.hpp"
#include "app/version.hpp"
#include "base/json/json_writer.hpp"
#include "base/password_hash.hpp"
#include "demo/demo.hpp"
#include "http/origins.hpp"
#include "http/server/server.hpp"
#include "http/server/server_metrics.hpp"
#include "operations/upkeep/housekeeping.hpp"
#include "payments/payments_server.hpp"
#include "store/engine/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "telemetry/process.hpp"
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

// Reader numbers, counted from the end of those of the I/O threads.
constexpr std::size_t housekeeping_reader = 0;
constexpr std::size_t feed_reader = 1;
constexpr std::size_t dispatcher_reader = 2;                                           // and those after it
constexpr std::size_t worker_reader = dispatcher_reader + events::Dispatcher::readers; // likewise
constexpr std::size_t long_reader = worker_reader + jobs::Worker::readers;             // likewise
constexpr std::size_t own_readers = long_reader + api::ApiServer::long_readers;

store::StoreSettings store_settings(const Config& config) {
    return {.url = config.storage.database,
            .schema = store::shop_schema(),
            .readers = config.server.threads + own_readers,
            .batch_max = config.writer.batch_max,
            .queue_max = config.writer.queue_max,
            .connections = config.writer.connections};
}

std::string with_port(const std::string& address, std::uint16_t port) {
    return host_of(address) + ':' + std::to_string(port);
}

/// The URL for calls of this process to itself. They must not depend on certificates or accepted Host headers.
std::string inner_url(http::Server& server, const ServerConfig& config, const std::string& listening) {
    if (config.tls.certificate.empty() && config.hosts.empty()) return local_url(listening);
    return local_url("127.0.0.1:" + std::to_string(server.listen_inside()));
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

api::ApiServer::Capacity capacity_of(const Config& config) {
    const PasswordConfig& passwords = config.members.passwords;
    return {.threads = config.server.threads,
            .json_depth_max = config.server.limits.json_depth_max,
            .external_calls_max = config.external_calls.at_once_max,
            .password_threads = passwords.threads,
            .passwords_max = passwords.waiting_max,
            .first_long_reader = config.server.threads + long_reader};
}

api::ApiServer::Access access_of(const Config& config) {
    return {.origins = origins_of(config.server, config.demo),
            .private_webhooks = config.events.private_webhooks,
            .metrics_are_open = std::ranges::all_of(config.server.listen, is_loopback),
            .address_header = config.server.address_header};
}

api::ApiServer::AccessSecrets access_secrets_of(const OperatorConfig& operators, const CallbackConfig& callbacks) {
    return {.admin_token = operators.admin_token,
            .metrics_token = operators.metrics_token,
            .callbacks = callbacks.are_unsigned ? std::vector<std::string>{} : callbacks.secrets};
}

api::ApiServer::Parts api_parts(const Config& config, operations::LiveCatalogue& shop, events::Feed& feed,
                                telemetry::Log& log, telemetry::Metrics& metrics, const Clock& clock,
                                const Integrations& integrations) {
    return {.shop = shop,
            .feed = feed,
            .clock = clock,
            .log = log,
            .metrics = metrics,
            .doors = doors_of(config, integrations.secrets),
            .version = version(),
            .ports = integrations.ports(),
            .capacity = capacity_of(config),
            .access = access_of(config),
            .secrets = access_secrets_of(config.operators, config.payments.callbacks)};
}

std::unique_ptr<events::Broker> broker_of(const std::string& url, store::Store& store, telemetry::Log& log) {
    if (url.empty()) return {};
    store.write_and_wait([&](store::Transaction& tx) {
        store::subscribers::use_broker(tx, url);
        return true;
    });
    return events::open_nats(url, log);
}

/// Connects what follows events on this node, besides event streams: the shelf, webhooks, NATS.
void connect_listeners(events::Feed& feed, events::Dispatcher& dispatcher, operations::LiveCatalogue& shop,
                       std::size_t reader) {
    if (!shop.store().reads_at_once()) { // where other nodes write too
        feed.listen(
            [&shop, reader](std::span<const store::events::Recorded> facts) { events::follow(shop, reader, facts); });
        feed.rebuild([&shop] { shop.mark_stale(); });
    }
    feed.watch([&dispatcher] { dispatcher.wake(); });
}

/// All parts of a node, in the order of their dependencies.
struct Node {
    explicit Node(Config given)
        : config(std::move(given)), log(config.storage.log),
          store(store_settings(config), clock, entropy, log, metrics),
          feed({.store = store,
                .reader = config.server.threads + feed_reader,
                .log = log}),                                                         // reads events from here on;
          shop((prepare_shop(), store), config.server.threads + housekeeping_reader), // reads all before them
          broker(broker_of(config.events.broker, store, log)),
          dispatcher({.store = store,
                      .first_reader = config.server.threads + dispatcher_reader,
                      .clock = clock,
                      .entropy = entropy,
                      .log = log,
                      .metrics = metrics,
                      .private_addresses = config.events.private_webhooks,
                      .broker = broker.get()}),
          integrations(config, store, clock, log, metrics),
          worker({.store = store,
                  .first_reader = config.server.threads + worker_reader,
                  .clock = clock,
                  .entropy = entropy,
                  .log = log,
                  .metrics = metrics}),
          api(api_parts(config, shop, feed, log, metrics, clock, integrations)),
          housekeeping({.shop = shop,
                        .currency = currency,
                        .cart_life_ms = config.carts.life_seconds * 1000,
                        .events_life_ms = config.events.days * day_ms,
                        .payouts_each_ms = config.marketplace.payouts.days * day_ms,
                        .clock = clock,
                        .log = log,
                        .metrics = metrics,
                        .on_round = [this] { api.flush_log(); }}),
          server(server_settings(config.server, config.demo), api.site()) {
        warn_at_start(log, config);
        connect_listeners(feed, dispatcher, shop, config.server.threads + feed_reader);
        integrations.register_handlers(worker);
        for (const std::string& address : config.server.listen) {
            listening.push_back(with_port(address, server.listen(address)));
            api.allow_origins(http::origins_at(listening.back(), !config.server.tls.certificate.empty()));
        }
        own_url = inner_url(server, config.server, listening.front());
        integrations.set_own_url(own_url);
        http::show_server(metrics, server);
        telemetry::show_process(metrics);
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
        currency = settle_currency(store, config.currency);
        config.currency = currency.text();
        if (config.demo) fill_with_demo_data(store, config.doors);
    }

    /// Starts the payments server and returns its address; empty when it is off.
    std::string open_payments() {
        const PaymentsConfig& wanted = config.payments;
        if (wanted.listen == "off") return {};
        const std::string store_url = wanted.store_url.empty() ? own_url : wanted.store_url;
        store::make_folder_of(wanted.database);
        payments = std::make_unique<payments::PaymentsServer>(payments_settings(config, store_url), clock, entropy, log,
                                                              metrics);
        const std::string address = with_port(wanted.listen, payments->listen());
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
        const std::chrono::seconds deadline(config.server.drain_seconds);
        const bool payments_ended = !payments || payments->drain(deadline); // first: its last callbacks go to the store
        const bool all_ended = server.drain(deadline) && payments_ended;
        api.flush_log();
        log.write(telemetry::Level::info, "stopped",
                  {{"all_requests_ended", std::string_view(all_ended ? "yes" : "no")}});
    }

    Config config;
    Currency currency{}; // the shop's, as settled
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
    const std::size_t threads = config.server.threads;
    const std::size_t readers = threads + own_readers + config.writer.connections;
    return for_external_calls + 3 * (readers + 2) + 4 * threads;
}

/// Reduces the limits of connections to what the system allows. Connections beyond that would wait without an answer.
Config limit_connections(const Config& config, telemetry::Log& log) {
    const std::size_t descriptors = raise_descriptor_limit();
    const bool has_payments = config.payments.listen != "off";
    const Connections wanted{.shop = config.server.limits.connections_max,
                             .payments = has_payments ? payments::Settings{}.http.limits.connections : 0};
    const Connections fit = connections_that_fit(descriptors, other_descriptors(config), wanted);
    Config result = config;
    result.server.limits.connections_max = fit.shop;
    result.payments.connections_max = fit.payments;
    if (fit.shop < wanted.shop || fit.payments < wanted.payments)
        log.write(telemetry::Level::warning, "connections_limited",
                  {{"open_files", static_cast<std::int64_t>(descriptors)},
                   {"connections_max", static_cast<std::int64_t>(fit.shop)},
                   {"payments_connections_max", static_cast<std::int64_t>(fit.payments)},
                   {"meaning", std::string_view("the limit of open files (ulimit -n) allows no more connections")}});
    return result;
}

} // namespace

std::string local_url(const std::string& address) {
    std::string local = address;
    if (host_of(address) == "0.0.0.0") local.replace(0, host_of(address).size(), "127.0.0.1");
    if (host_of(address) == "[::]") local.replace(0, host_of(address).size(), "[::1]");
    return "http://" + local;
}

int serve(const Config& given) {
    const sigset_t stop_signals = block_stop_signals();
    store::make_folder_of(given.storage.database);
    Config config = [&given] {
        telemetry::Log log(given.storage.log);
        return limit_connections(given, log);
    }();
    if (config.members.passwords.cost == "cheap") make_password_hashes_cheap();
    Node node(std::move(config));
    const std::string payments = node.open_payments();
    node.start();
    print_ready(node.listening, payments);
    wait_for_stop(stop_signals);
    node.drain();
    return 0;
}

int serve_payments(const Config& config) {
    const sigset_t stop_signals = block_stop_signals();
    store::make_folder_of(config.payments.database);
    const SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log(config.storage.log);
    telemetry::Metrics metrics;
    const std::string& wanted = config.payments.store_url;
    const std::string store_url = wanted.empty() ? "http://127.0.0.1:8000" : wanted;
    telemetry::show_process(metrics);
    payments::PaymentsServer payments(payments_settings(config, store_url), clock, entropy, log, metrics);
    const std::string address = with_port(config.payments.listen, payments.listen());
    payments.start();
    print_ready({}, address);
    wait_for_stop(stop_signals);
    payments.drain(std::chrono::seconds(config.server.drain_seconds));
    return 0;
}

} // namespace cartwright
