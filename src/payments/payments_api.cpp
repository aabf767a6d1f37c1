#include "payments/payments_api.hpp"

#include "base/signature.hpp"
#include "base/text.hpp"
#include "http/ascii.hpp"
#include "http/origins.hpp"
#include "payments/card_payments.hpp"
#include "payments/payments_openapi.json.hpp"
#include "payments/replies.hpp"
#include "payments/requests.hpp"
#include "telemetry/log.hpp"

#include <chrono>
#include <span>

namespace cartwright::payments {

namespace {

using enum http::Method;

/// Who may use a route. In the demo no route needs `token`.
enum class Access : std::uint8_t {
    everyone,
    token,   // outside the demo, only with the Bearer token
    metrics, // by the settings of the metrics
};

struct Route { // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a row is read
    http::Method method;
    std::string_view path;
    void (PaymentsApi::*serve)(const http::Request&, http::Responder);
    Access access;
};

constexpr Route routes[] = {
    {post, "/payments/orders", &PaymentsApi::pay_order, Access::everyone},
    {post, "/pay/order", &PaymentsApi::pay_order, Access::everyone},
    {post, "/payments/orders/{order_id}/refunds", &PaymentsApi::refund_order, Access::everyone}, // it is signed
    {get, "/balance", &PaymentsApi::show_balance, Access::token},
    {get, "/transactions", &PaymentsApi::show_history, Access::token},
    {post, "/pay", &PaymentsApi::pay, Access::token},
    {post, "/charges", &PaymentsApi::take_card_charge, Access::token},
    {get, "/charges/{key}", &PaymentsApi::show_card_charge, Access::token},
    {post, "/refunds", &PaymentsApi::give_card_refund, Access::token},
    {get, "/health/live", &PaymentsApi::show_live, Access::everyone},
    {get, "/health/ready", &PaymentsApi::show_ready, Access::everyone},
    {get, "/metrics", &PaymentsApi::show_metrics, Access::metrics},
    {get, "/openapi.json", &PaymentsApi::show_openapi, Access::everyone},
    {post, "/reset", &PaymentsApi::reset, Access::token}, // the last: it exists in the demo only
};

std::span<const Route> routes_of(const Settings& settings) {
    return std::span(routes).first(std::size(routes) - (settings.is_demo ? 0 : 1));
}

http::Router make_router(std::span<const Route> served) {
    std::vector<http::Pattern> patterns;
    patterns.reserve(served.size());
    for (const Route& route : served) patterns.push_back({.method = route.method, .path = route.path});
    return http::Router(patterns);
}

bool has_token(const http::Request& request, const std::string& token) {
    const std::string_view sent = http::bearer_token(request.header("Authorization").value_or(""));
    return !token.empty() && equal_in_constant_time(sent, token);
}

/// A media type of JSON, with or without parameters.
bool is_json(std::string_view content_type) {
    return http::same_letters(http::next_item(content_type, ';'), "application/json");
}

http::Reply reply_without_token(std::string_view message) {
    http::Reply reply = reply_failed(401, message);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

http::Reply reply_without_route(const http::Request& request, const http::Match& match) {
    if (match.kind == http::Match::Kind::not_found) return reply_failed(404, "Not found");
    const bool is_question = request.method == options;
    http::Reply reply = is_question ? http::Reply{.status = 204} : reply_failed(405, "Method not allowed");
    reply.headers.emplace_back("Allow", match.allow);
    return reply;
}

} // namespace

PaymentsApi::PaymentsApi(const Parts& parts)
    : settings_(parts.settings), store_(parts.store), processor_(parts.processor), workers_(parts.workers),
      clock_(parts.clock), log_(parts.log), metrics_(parts.metrics), router_(make_router(routes_of(parts.settings))),
      readers_(settings_.http.threads) {
    for (const Route& route : routes_of(settings_))
        times_.push_back(metrics_.histogram("cartwright_payments_request_seconds",
                                            "Seconds from a request to the payments server to its reply.",
                                            telemetry::latency_bounds(), {{"route", std::string(route.path)}}));
}

void PaymentsApi::handle(const http::Request& request, http::Responder responder) {
    const http::Match match = router_.match(request.method, request.path);
    if (match.kind != http::Match::Kind::found) {
        responder.send(reply_without_route(request, match));
        return;
    }
    if (auto refusal = refusal_of_page(request)) return responder.send(*std::move(refusal));
    if (auto refusal = refusal_of(match.route, request)) return responder.send(*std::move(refusal));
    try {
        (this->*routes[match.route].serve)(request, std::move(responder));
    } catch (const std::exception& error) {
        // The exception has destroyed the responder, which has then answered 500.
        log_.write(telemetry::Level::error, "request_failed", {{"fault", std::string_view(error.what())}});
    }
}

/// Refuses requests of foreign pages (CSRF). Browsers let any page send forms and plain text here, but JSON only when
/// the server allows that page to.
std::optional<http::Reply> PaymentsApi::refusal_of_page(const http::Request& request) const {
    const auto origin = request.header("Origin");
    if (origin && !http::is_allowed(*origin, settings_.origins))
        return reply_failed(403, "Pages of this origin may not use the payments server");
    const auto type = request.header("Content-Type");
    if (type && !request.body.empty() && !is_json(*type))
        return reply_failed(415, "The body must be JSON: Content-Type: application/json");
    return std::nullopt;
}

/// Default deny: outside the demo, routes that need a token are closed when none is configured.
bool PaymentsApi::is_trusted(const http::Request& request) const {
    return settings_.is_demo || has_token(request, settings_.token);
}

std::optional<http::Reply> PaymentsApi::refusal_of(std::size_t route, const http::Request& request) const {
    switch (routes[route].access) {
    case Access::everyone: return std::nullopt;
    case Access::token:
        if (is_trusted(request)) return std::nullopt;
        return reply_without_token("This route needs the token of the payments server");
    case Access::metrics:
        if (!settings_.metrics_token.empty()) {
            if (has_token(request, settings_.metrics_token)) return std::nullopt;
            return reply_without_token("The metrics need their token");
        }
        if (settings_.metrics_are_open) return std::nullopt;
        return reply_failed(404, "Not found");
    }
    return std::nullopt;
}

http::Reply PaymentsApi::complain(int status, std::string_view, std::string_view detail) {
    return reply_failed(status, detail);
}

void PaymentsApi::finished(const http::Finished& end) {
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

void PaymentsApi::show_balance(const http::Request& request, http::Responder responder) {
    std::int64_t balance = 0;
    store_.read(request.thread, [&](store::Transaction& transaction) { balance = ledger::balance(transaction); });
    responder.send(reply_balance(settings_, balance));
}

void PaymentsApi::show_history(const http::Request& request, http::Responder responder) {
    std::vector<Movement> movements;
    store_.read(request.thread, [&](store::Transaction& transaction) { movements = ledger::history(transaction); });
    responder.send(reply_history(settings_, movements));
}

void PaymentsApi::pay(const http::Request& request, http::Responder responder) {
    const auto wish = read_transfer(readers_[request.thread], request.body, settings_.currency);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    const auto info = read_request_info(request, "transfer");
    if (!info) return responder.send(reply_failed(400, info.error()));
    submit(std::move(responder),
           [this, wish = *wish, info = *info](http::Client&) { return processor_.transfer(wish, info); });
}

void PaymentsApi::pay_order(const http::Request& request, http::Responder responder) {
    const auto wish = read_order_payment(readers_[request.thread], request.body, settings_.currency);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    const auto info = read_request_info(request, "order");
    if (!info) return responder.send(reply_failed(400, info.error()));
    submit(std::move(responder), [this, wish = *wish, info = *info](http::Client& client) {
        return processor_.pay_order(wish, info, client);
    });
}

/// Whether the store has signed the request, as callbacks to the store are signed. `webhook-id` and Idempotency-Key
/// must be the same key, so that a replayed request is the same refund.
bool PaymentsApi::is_of_store(const http::Request& request) const {
    if (settings_.store_secrets.empty()) return is_trusted(request);
    const std::string_view id = request.header("webhook-id").value_or("");
    if (request.header("Idempotency-Key").value_or(id) != id) return false;
    const SignedMessage message{.id = id,
                                .timestamp = request.header("webhook-timestamp").value_or(""),
                                .signature = request.header("webhook-signature").value_or(""),
                                .body = request.body};
    return verify(settings_.store_secrets, message, clock_.now());
}

void PaymentsApi::refund_order(const http::Request& request, http::Responder responder) {
    if (!is_of_store(request)) return responder.send(reply_failed(401, "The request is not signed by the store"));
    const http::Match match = router_.match(request.method, request.path);
    const auto wish = read_order_refund(readers_[request.thread], match.parameters.front(), request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    auto info = read_request_info(request, "refund");
    if (!info) return responder.send(reply_failed(400, info.error()));
    if (info->key.empty()) info->key = request.header("webhook-id").value_or("");
    submit(std::move(responder),
           [this, wish = *wish, key = info->key](http::Client&) { return processor_.refund_order(wish, key); });
}

void PaymentsApi::take_card_charge(const http::Request& request, http::Responder responder) {
    const auto wish = read_card_charge(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    submit(std::move(responder),
           [this, wish = *wish](http::Client&) { return payments::take_card_charge(settings_, store_, wish); });
}

void PaymentsApi::show_card_charge(const http::Request& request, http::Responder responder) {
    const http::Match match = router_.match(request.method, request.path);
    submit(std::move(responder), [this, key = std::string(match.parameters.front())](http::Client&) {
        return payments::show_card_charge(settings_, store_, key);
    });
}

void PaymentsApi::give_card_refund(const http::Request& request, http::Responder responder) {
    const auto wish = read_card_refund(readers_[request.thread], request.body);
    if (!wish) return responder.send(reply_failed(400, wish.error()));
    submit(std::move(responder),
           [this, wish = *wish](http::Client&) { return payments::give_card_refund(store_, wish); });
}

void PaymentsApi::reset(const http::Request&, http::Responder responder) {
    submit(std::move(responder), [this](http::Client&) { return processor_.reset(); });
}

void PaymentsApi::show_live(const http::Request&, http::Responder responder) {
    responder.send({.body = R"({"status":"live"})"});
}

/// Does not ask the store. Payments are taken without it, and its failure must not take this server out of service too.
void PaymentsApi::show_ready(const http::Request& request, http::Responder responder) {
    if (workers_.waiting() >= settings_.queue_max)
        return responder.send(reply_unavailable("Too many payments are waiting"));
    if (!store_.write_error().empty()) return responder.send(reply_unavailable("The payments server can't write"));
    if (!is_trusted(request)) return responder.send({.body = R"({"status":"ready"})"});
    std::int64_t owed = 0;
    store_.read(request.thread, [&](store::Transaction& transaction) { owed = callbacks::count(transaction); });
    responder.send({.body = R"({"status":"ready","callbacks_pending":)" + std::to_string(owed) + "}"});
}

void PaymentsApi::show_metrics(const http::Request&, http::Responder responder) {
    responder.send({.body = metrics_.text(), .content_type = "text/plain; version=0.0.4; charset=utf-8"});
}

void PaymentsApi::show_openapi(const http::Request&, http::Responder responder) {
    responder.send({.body = std::string(embedded::payments_openapi)});
}

void PaymentsApi::submit(http::Responder responder, std::function<http::Reply(http::Client&)> work) {
    Job job{.work = std::move(work), .responder = std::move(responder)};
    if (!workers_.submit(job)) job.responder.send(reply_unavailable("Too many payments are waiting; try again"));
}

} // namespace cartwright::payments
