#include "serve.hpp"

#include "api/kit.hpp"
#include "base/json_writer.hpp"
#include "demo.hpp"
#include "doors.hpp"
#include "events/dispatcher.hpp"
#include "events/feed.hpp"
#include "events/follower.hpp"
#include "events/nats.hpp"
#include "http/server.hpp"
#include "operations/housekeeping.hpp"
#include "outside.hpp"
#include "payments/payments_server.hpp"
#include "store/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>

namespace cartwright {

namespace {

/// SIGTERM and SIGINT are taken by `wait_for_stop` and by no other thread: call it before any thread is made.
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

http::ServerSettings server_settings(const Config& config) {
    http::ServerSettings settings{.threads = config.threads,
                                  .limits = {.head_bytes = config.head_bytes_max,
                                             .headers = config.headers_max,
                                             .target_bytes = config.target_bytes_max,
                                             .body_bytes = config.body_bytes_max,
                                             .connections = config.connections_max,
                                             .requests_per_connection = config.requests_per_connection_max,
                                             .head_time = std::chrono::seconds(config.head_seconds),
                                             .body_time = std::chrono::seconds(config.body_seconds),
                                             .idle_time = std::chrono::seconds(config.idle_seconds)},
                                  .hosts = config.hosts,
                                  .cors_origins = config.cors_origins,
                                  .tls_certificate = config.tls_certificate,
                                  .tls_key = config.tls_key};
    if (config.demo && settings.cors_origins.empty()) settings.cors_origins = {"*"};
    return settings;
}

// Beside those of the I/O threads, which come first.
constexpr std::size_t housekeeping_reader = 0;
constexpr std::size_t feed_reader = 1;
constexpr std::size_t dispatcher_reader = 2;                                           // and those after it
constexpr std::size_t worker_reader = dispatcher_reader + events::Dispatcher::readers; // likewise
constexpr std::size_t long_reader = worker_reader + jobs::Worker::readers;             // likewise
constexpr std::size_t readers_of_our_own = long_reader + api::Kit::long_readers;

store::StoreSettings store_settings(const Config& config) {
    return {.url = config.database,
            .schema = store::shop_schema(),
            .readers = config.threads + readers_of_our_own,
            .batch_max = config.batch_max,
            .queue_max = config.queue_max,
            .connections = config.database_connections};
}

std::string host_of(const std::string& address) { return address.substr(0, address.rfind(':')); }

std::string with_port(const std::string& address, std::uint16_t port) {
    return host_of(address) + ':' + std::to_string(port);
}

/// Where the payments server, on this machine, finds a store that listens on `address`.
std::string local_url(const std::string& address, bool tls) {
    std::string local = address;
    if (host_of(address) == "0.0.0.0") local.replace(0, host_of(address).size(), "127.0.0.1");
    if (host_of(address) == "[::]") local.replace(0, host_of(address).size(), "[::1]");
    return (tls ? "https://" : "http://") + local;
}

payments::Settings payments_settings(const Config& config, const std::string& store_url) {
    payments::Settings settings{
        .listen = config.payments, .store_url = store_url, .database_url = config.payments_database};
    if (!config.callback_secrets.empty()) settings.secret = config.callback_secrets.front();
    return settings;
}

/// One line on standard output, for whoever started us and wants to know the ports.
void say_ready(const std::vector<std::string>& listening, const std::string& payments) {
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

void warn_of_open_callback(telemetry::Log& log, const Config& config) {
    if (!config.callback_secrets.empty()) return;
    log.write(telemetry::Level::warning, "callbacks_unsigned",
              {{"meaning", std::string_view("anyone who reaches POST /payments/confirm can mark an order paid; "
                                            "set --callback-secret to require signatures")}});
}

/// What is only rehearsed, or is not done at all, where a shop is served for real.
void warn_of_what_is_missing(telemetry::Log& log, const Config& config) {
    if (config.demo) return;
    const auto warn = [&](std::string_view event, std::string_view meaning) {
        log.write(telemetry::Level::warning, event, {{"meaning", meaning}});
    };
    if (config.smtp.empty()) warn("mail_is_not_sent", "set --smtp");
    if (config.sms_url.empty()) warn("text_messages_are_not_sent", "set --sms-url");
    if (config.gateway == "rehearsal")
        warn("money_is_not_taken", "the order pipeline's gateway is a rehearsal; set --gateway");
}

void make_folder_of(const std::string& database) {
    if (store::is_postgres(database)) return;
    const std::filesystem::path folder = std::filesystem::path(database.substr(database.find(':') + 1)).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
}

api::Kit::Parts kit_parts(const Config& config, operations::Shop& shop, events::Feed& feed, telemetry::Log& log,
                          telemetry::Metrics& metrics, const Clock& clock, const Outside& outside) {
    return {.shop = shop,
            .log = log,
            .metrics = metrics,
            .doors = doors_of(config),
            .threads = config.threads,
            .json_depth_max = config.json_depth_max,
            .metrics_token = config.metrics_token,
            .metrics_are_open = std::ranges::all_of(config.listen, is_loopback),
            .clock = clock,
            .feed = feed,
            .admin_token = config.admin_token,
            .private_webhooks = config.private_webhooks,
            .callback_secrets = config.callback_secrets,
            .ports = outside.ports(),
            .outside_max = config.outside_max,
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

/// What hears of events on this node, beside those who ask for them: the shelf, webhooks, NATS.
void connect_listeners(events::Feed& feed, events::Dispatcher& dispatcher, operations::Shop& shop,
                       const Config& config) {
    if (!shop.store().reads_at_once()) { // where others write too
        feed.listen([&shop, reader = config.threads + feed_reader](std::span<const store::events::Recorded> facts) {
            events::follow(shop, reader, facts);
        });
        feed.rebuild([&shop] { shop.be_outdated(); });
    }
    feed.watch([&dispatcher] { dispatcher.wake(); });
}

/// Everything that a node consists of, in the order in which one part needs another.
struct Node {
    explicit Node(const Config& given)
        : config(given), log(config.log), store(store_settings(config), clock, entropy, log, metrics),
          feed({.store = store, .reader = config.threads + feed_reader, .log = log}), // from here on, and then
          shop((fill_if_demo(), store), config.threads + housekeeping_reader),        // all that was before
          broker(broker_of(config, store, log)), dispatcher({.store = store,
                                                             .first_reader = config.threads + dispatcher_reader,
                                                             .clock = clock,
                                                             .entropy = entropy,
                                                             .log = log,
                                                             .metrics = metrics,
                                                             .private_addresses = config.private_webhooks,
                                                             .broker = broker.get()}),
          outside(config, store, clock), worker({.store = store,
                                                 .first_reader = config.threads + worker_reader,
                                                 .clock = clock,
                                                 .entropy = entropy,
                                                 .log = log,
                                                 .metrics = metrics}),
          kit(kit_parts(config, shop, feed, log, metrics, clock, outside)), terms(terms_of(config)),
          housekeeping({.shop = shop,
                        .terms = terms,
                        .events_life_ms = config.events_days * 24 * 60 * 60 * 1000,
                        .payouts_each_ms = config.payout_days * 24 * 60 * 60 * 1000,
                        .clock = clock,
                        .log = log,
                        .each_round = [this] { kit.flush_log(); }}),
          server(server_settings(config), kit.site()) {
        warn_of_open_callback(log, config);
        warn_of_what_is_missing(log, config);
        connect_listeners(feed, dispatcher, shop, config);
        outside.employ(worker);
        for (const std::string& address : config.listen)
            listening.push_back(with_port(address, server.listen(address)));
        outside.found_at(local_url(listening.front(), !config.tls_certificate.empty()));
    }

    /// Those who write or are told end first, then the store, and only then goes what they knew.
    ~Node() {
        kit.stop();
        worker.stop();
        dispatcher.stop();
        feed.stop();
        store.stop();
    }
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    void fill_if_demo() {
        if (config.demo) fill_with_demo_data(store, config.doors);
    }

    /// Returns its address; none when it is off.
    std::string open_payments() {
        if (config.payments == "off") return {};
        const std::string store_url =
            config.store_url.empty() ? local_url(listening.front(), !config.tls_certificate.empty()) : config.store_url;
        make_folder_of(config.payments_database);
        payments = std::make_unique<payments::PaymentsServer>(payments_settings(config, store_url), clock, entropy, log,
                                                              metrics);
        const std::string address = with_port(config.payments, payments->listen());
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
        kit.stop_being_ready();
        const std::chrono::seconds deadline(config.drain_seconds);
        const bool payments_ended = !payments || payments->drain(deadline); // first: its last callbacks go to the store
        const bool all_ended = server.drain(deadline) && payments_ended;
        kit.flush_log();
        log.write(telemetry::Level::info, "stopped",
                  {{"all_requests_ended", std::string_view(all_ended ? "yes" : "no")}});
    }

    const Config& config;
    SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log;
    telemetry::Metrics metrics;
    store::Store store;
    events::Feed feed;
    operations::Shop shop;
    std::unique_ptr<events::Broker> broker;
    events::Dispatcher dispatcher;
    Outside outside;
    jobs::Worker worker;
    api::Kit kit;
    Terms terms;
    operations::Housekeeping housekeeping;
    http::Server server;
    std::vector<std::string> listening;
    std::unique_ptr<payments::PaymentsServer> payments;
};

} // namespace

int serve(const Config& config) {
    const sigset_t stop_signals = block_stop_signals();
    make_folder_of(config.database);
    Node node(config);
    const std::string payments = node.open_payments();
    node.start();
    say_ready(node.listening, payments);
    wait_for_stop(stop_signals);
    node.drain();
    return 0;
}

int serve_payments(const Config& config) {
    const sigset_t stop_signals = block_stop_signals();
    make_folder_of(config.payments_database);
    const SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log(config.log);
    telemetry::Metrics metrics;
    const std::string store_url = config.store_url.empty() ? "http://127.0.0.1:8000" : config.store_url;
    payments::PaymentsServer payments(payments_settings(config, store_url), clock, entropy, log, metrics);
    const std::string address = with_port(config.payments, payments.listen());
    payments.start();
    say_ready({}, address);
    wait_for_stop(stop_signals);
    payments.drain(std::chrono::seconds(config.drain_seconds));
    return 0;
}

} // namespace cartwright
