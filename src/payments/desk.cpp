#include "payments/desk.hpp"

#include "payments/card_desk.hpp"
#include "payments/payments_openapi.json.hpp"
#include "payments/replies.hpp"
#include "payments/requests.hpp"
#include "telemetry/log.hpp"

#include <array>
#include <chrono>

namespace cartwright::payments {

namespace {

using enum http::Method;

struct Route {
    http::Method method;
    std::string_view path;
    void (Desk::*serve)(const http::Request&, http::Responder);
};

constexpr std::array routes{
    Route{get, "/balance", &Desk::show_balance},           //
    Route{get, "/transactions", &Desk::show_history},      //
    Route{post, "/pay", &Desk::pay},                       //
    Route{post, "/pay/order", &Desk::pay_order},           //
    Route{post, "/payments/orders", &Desk::pay_order},     //
    Route{post, "/charges", &Desk::take_card_charge},      //
    Route{get, "/charges/{key}", &Desk::show_card_charge}, //
    Route{post, "/refunds", &Desk::give_card_refund},      //
    Route{post, "/reset", &Desk::reset},                   //
    Route{get, "/health/live", &Desk::show_live},          //
    Route{get, "/health/ready", &Desk::show_ready},        //
    Route{get, "/metrics", &Desk::show_metrics},           //
    Route{get, "/openapi.json", &Desk::show_openapi},      //
};

http::Router make_router() {
    std::vector<http::Pattern> patterns;
    patterns.reserve(routes.size());
    for (const Route& route : routes) patterns.push_back({.method = route.method, .path = route.path});
    return http::Router(patterns);
}

http::Reply reply_without_route(const http::Request& request, const http::Match& match) {
    if (match.kind == http::Match::Kind::not_found) return reply_failed(404, "Not found");
    const bool is_question = request.method == options;
    http::Reply reply = is_question ? http::Reply{.status = 204} : reply_failed(405, "Method not allowed");
    reply.headers.emplace_back("Allow", match.allow);
    return reply;
}

} // namespace

Desk::Desk(const Settings& settings, store::Store& store, Cashier& cashier, Workers& workers, telemetry::Log& log,
           telemetry::Metrics& metrics)
    : settings_(settings), store_(store), cashier_(cashier), workers_(workers), log_(log), metrics_(metrics),
      router_(make_router()), readers_(settings.http.threads) {
    for (const Route& route : routes)
        times_.push_back(metrics_.histogram("cartwright_payments_request_seconds",
                                            "Time of a request to the payments server.", telemetry::latency_bounds(),
                                            {{"route", std::string(route.path)}}));
}

void Desk::handle(const http::Request& request, http::Responder responder) {
    const http::Match match = router_.match(request.method, request.path);
    if (match.kind != http::Match::Kind::found) {
        responder.send(reply_without_route(request, match));
        return;
    }
    try {
        (this->*routes.at(match.route).serve)(request, std::move(responder));
    } catch (const std::exception& error) {
        // The responder is gone with the exception, and has answered 500.
        log_.write(telemetry::Level::error, "request_failed", {{"fault", std::string_view(error.what())}});
    }
}

http::Reply Desk::complain(int status, std::string_view, std::string_view detail) {
    return reply_failed(status, detail);
}

void Desk::finished(const http::Finished& end) {
    const http::Match match = router_.match(end.request.method, end.request.path);
    const double seconds = std::chrono::duration<double>(end.time).count();
    if (match.kind == http::Match::Kind::found) times_[match.route].observe(seconds);
    log_.write(telemetry::Level::info, "payments_request",
               {{"method", http::name_of(end.request.method)},
                {"path", end.request.path},
                {"status", static_cast<std::int64_t>(end.reply.status)},
                {"seconds", seconds},
                {"request_id", end.request.id}});
}

void Desk::show_balance(const http::Request& request, http::Responder responder) {
    std::int64_t balance = 0;
    store_.read(request.thread, [&](store::Transaction& transaction) { balance = ledger::balance(transaction); });
    responder.send(reply_balance(settings_, balance));
}

void Desk::show_history(const http::Request& request, http::Responder responder) {
    std::vector<Movement> movements;
    store_.read(request.thread, [&](store::Transaction& transaction) { movements = ledger::history(transaction); });
    responder.send(reply_history(settings_, movements));
}

void Desk::pay(const http::Request& request, http::Responder responder) {
    const auto wish = read_transfer(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    const auto asked = read_asked(request, "transfer");
    if (!asked) return responder.send(reply_failed(400, asked.error()));
    submit(std::move(responder),
           [this, wish = *wish, asked = *asked](http::Client&) { return cashier_.transfer(wish, asked); });
}

void Desk::pay_order(const http::Request& request, http::Responder responder) {
    const auto wish = read_order_payment(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    const auto asked = read_asked(request, "order");
    if (!asked) return responder.send(reply_failed(400, asked.error()));
    submit(std::move(responder), [this, wish = *wish, asked = *asked](http::Client& client) {
        return cashier_.pay_order(wish, asked, client);
    });
}

void Desk::take_card_charge(const http::Request& request, http::Responder responder) {
    const auto wish = read_card_charge(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    submit(std::move(responder),
           [this, wish = *wish](http::Client&) { return payments::take_card_charge(settings_, store_, wish); });
}

void Desk::show_card_charge(const http::Request& request, http::Responder responder) {
    const http::Match match = router_.match(request.method, request.path);
    submit(std::move(responder), [this, key = std::string(match.parameters.front())](http::Client&) {
        return payments::show_card_charge(settings_, store_, key);
    });
}

void Desk::give_card_refund(const http::Request& request, http::Responder responder) {
    const auto wish = read_card_refund(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    submit(std::move(responder),
           [this, wish = *wish](http::Client&) { return payments::give_card_refund(store_, wish); });
}

void Desk::reset(const http::Request&, http::Responder responder) {
    submit(std::move(responder), [this](http::Client&) { return cashier_.reset(); });
}

void Desk::show_live(const http::Request&, http::Responder responder) {
    responder.send({.body = R"({"status":"live"})"});
}

/// The store is not asked: payments are taken without it, and its absence must not take this server out of service too.
void Desk::show_ready(const http::Request& request, http::Responder responder) {
    if (workers_.waiting() >= settings_.queue_max)
        return responder.send(reply_unavailable("Too many payments are waiting"));
    std::int64_t owed = 0;
    store_.read(request.thread, [&](store::Transaction& transaction) { owed = callbacks::count(transaction); });
    responder.send({.body = R"({"status":"ready","callbacks_pending":)" + std::to_string(owed) + "}"});
}

void Desk::show_metrics(const http::Request&, http::Responder responder) {
    responder.send({.body = metrics_.text(), .content_type = "text/plain; version=0.0.4; charset=utf-8"});
}

void Desk::show_openapi(const http::Request&, http::Responder responder) {
    responder.send({.body = std::string(embedded::payments_openapi)});
}

void Desk::submit(http::Responder responder, std::function<http::Reply(http::Client&)> work) {
    Job job{.work = std::move(work), .responder = std::move(responder)};
    if (!workers_.submit(job)) job.responder.send(reply_unavailable("Too many payments are waiting; try again"));
}

} // namespace cartwright::payments
