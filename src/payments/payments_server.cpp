#include "payments/payments_server.hpp"

#include "http/origins.hpp"
#include "payments/payments_api.hpp"
#include "payments/payments_openapi.json.hpp"
#include "payments/schema/0001_payments.sql.hpp"
#include "payments/schema/0002_cards.sql.hpp"
#include "payments/schema/0003_refunds.sql.hpp"
#include "payments/schema/0004_unchecked_failures.sql.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <iterator>

namespace cartwright::payments {

namespace {

store::StoreSettings store_settings(const Settings& settings) {
    return {.url = settings.database_url,
            .schema = {{"0001_payments", embedded::schema_0001_payments},
                       {"0002_cards", embedded::schema_0002_cards},
                       {"0003_refunds", embedded::schema_0003_refunds},
                       {"0004_unchecked_failures", embedded::schema_0004_unchecked_failures}},
            .readers = settings.http.threads + 1, // one for each I/O thread, and the callback sender's
            .server = "payments"};
}

} // namespace

struct PaymentsServer::State {
    State(Settings given, const Clock& clock, Entropy& entropy, telemetry::Log& given_log, telemetry::Metrics& metrics)
        : settings(std::move(given)), log(given_log), store(store_settings(settings), clock, entropy, log, metrics),
          callback_sender(settings, store, settings.http.threads, clock, entropy, log, metrics),
          processor(settings, store, callback_sender, clock, metrics),
          workers(settings.workers, settings.queue_max, log), api({.settings = settings,
                                                                   .store = store,
                                                                   .processor = processor,
                                                                   .workers = workers,
                                                                   .clock = clock,
                                                                   .log = log,
                                                                   .metrics = metrics}),
          server(settings.http, site()) {
        write_at_start(store, log, [this](store::Transaction& transaction) {
            ledger::open(transaction, settings.opening_balance_minor);
        });
        metrics.gauge("cartwright_payments_queue", "Payments that wait for a worker thread.",
                      [this] { return static_cast<double>(workers.waiting()); });
    }
    ~State() { stop(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    http::Site site() {
        return {.handle = [this](const http::Request& request,
                                 http::Responder responder) { api.handle(request, std::move(responder)); },
                .complain = PaymentsApi::complain,
                .finished = [this](const http::Finished& end) { api.finished(end); }};
    }

    void stop() {
        callback_sender.stop();
        workers.stop();
    }

    Settings settings;
    telemetry::Log& log;
    store::Store store;
    CallbackSender callback_sender;
    PaymentProcessor processor;
    Workers workers;
    PaymentsApi api;
    http::Server server; // last, so that it is destroyed before what it calls
};

PaymentsServer::PaymentsServer(Settings settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
                               telemetry::Metrics& metrics)
    : state_(std::make_unique<State>(std::move(settings), clock, entropy, log, metrics)) {}

PaymentsServer::~PaymentsServer() = default;

std::uint16_t PaymentsServer::listen() {
    const std::string& address = state_->settings.listen;
    const std::uint16_t port = state_->server.listen(address);
    const std::string with_port = address.substr(0, address.rfind(':') + 1) + std::to_string(port);
    std::ranges::move(http::origins_at(with_port, false), std::back_inserter(state_->settings.origins));
    return port;
}

void PaymentsServer::set_store_url(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    state_->settings.store_url = std::move(url);
}

void PaymentsServer::start() {
    if (state_->settings.secret.empty())
        state_->log.write(telemetry::Level::warning, "callbacks_unsigned",
                          {{"advice", std::string_view("set the same --callback-secret here and at the store")}});
    if (!state_->settings.is_demo && state_->settings.token.empty())
        state_->log.write(
            telemetry::Level::warning, "payments_server_without_token",
            {{"meaning",
              std::string_view(
                  "the server accepts only payments of orders; set --gateway-token to use the other routes")}});
    state_->callback_sender.start();
    state_->server.start();
}

bool PaymentsServer::drain(std::chrono::milliseconds deadline) {
    const bool is_clean = state_->server.drain(deadline);
    state_->stop();
    return is_clean;
}

std::string PaymentsServer::openapi() { return std::string(embedded::payments_openapi); }

} // namespace cartwright::payments
