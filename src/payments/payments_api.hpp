#pragma once

#include "base/json/json_reader.hpp"
#include "http/router.hpp"
#include "http/server/server.hpp"
#include "payments/payment_processor.hpp"
#include "payments/workers.hpp"
#include "telemetry/metrics.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace cartwright::payments {

/// The routes of the payments server. Balance, history, health, metrics and the OpenAPI document are answered on the
/// I/O thread. Other requests go to a worker.
class PaymentsApi {
  public:
    struct Parts {
        const Settings& settings;
        store::Store& store;
        PaymentProcessor& processor;
        Workers& workers;
        const Clock& clock;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
    };
    explicit PaymentsApi(const Parts& parts);

    /// The three functions of an http::Site.
    void handle(const http::Request& request, http::Responder responder);
    static http::Reply complain(int status, std::string_view path, std::string_view detail);
    void finished(const http::Finished& end);

    void show_balance(const http::Request& request, http::Responder responder);
    void show_history(const http::Request& request, http::Responder responder);
    void pay(const http::Request& request, http::Responder responder);
    void pay_order(const http::Request& request, http::Responder responder);
    void refund_order(const http::Request& request, http::Responder responder);
    void take_card_charge(const http::Request& request, http::Responder responder);
    void show_card_charge(const http::Request& request, http::Responder responder);
    void give_card_refund(const http::Request& request, http::Responder responder);
    void reset(const http::Request& request, http::Responder responder);
    void show_live(const http::Request& request, http::Responder responder);
    void show_ready(const http::Request& request, http::Responder responder);
    void show_metrics(const http::Request& request, http::Responder responder);
    void show_openapi(const http::Request& request, http::Responder responder);

  private:
    [[nodiscard]] bool is_trusted(const http::Request& request) const;
    [[nodiscard]] std::optional<http::Reply> refusal_of_page(const http::Request& request) const;
    [[nodiscard]] std::optional<http::Reply> refusal_of(std::size_t route, const http::Request& request) const;
    [[nodiscard]] bool is_of_store(const http::Request& request) const;
    void submit(http::Responder responder, std::function<http::Reply(http::Client&)> work);

    const Settings& settings_;
    store::Store& store_;
    PaymentProcessor& processor_;
    Workers& workers_;
    const Clock& clock_;
    telemetry::Log& log_;
    telemetry::Metrics& metrics_;
    http::Router router_;
    std::vector<telemetry::Histogram> times_; // by route
    std::vector<http::JsonReader> readers_;   // by I/O thread
};

} // namespace cartwright::payments
