#include "api/engine/door.hpp"

#include "api/core/api_server.hpp"
#include "api/core/complaint.hpp"
#include "api/core/documents.hpp"
#include "api/core/request_context.hpp"
#include "api/engine/engine_schemas.json.hpp"
#include "api/engine/manual.hpp"
#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "operations/catalogue/live_catalogue.hpp"
#include "telemetry/metrics.hpp"

namespace cartwright::api::engine {

namespace {

using enum http::Method;

http::Reply write_status(int code, std::string_view word) {
    JsonWriter json;
    json.object([&] { json.field("status", word); });
    return {.status = code, .body = json.take()};
}

/// These routes call no operation that refuses: what is left are a full queue and a store that does not answer.
http::Reply refusal(const Refusal&) { return write_status(503, "not ready"); }

void show_live(RequestContext& context) { context.answer(write_status(200, "live")); }

http::Reply write_readiness(const operations::HealthCheck& answers) {
    if (answers.newer_migrations.empty()) return write_status(200, "ready");
    JsonWriter json;
    json.object([&] {
        json.field("status", "ready");
        json.array("newer_migrations", answers.newer_migrations, [&](const std::string& name) { json.text(name); });
    });
    return {.body = json.take()};
}

/// A shop that can be read but not written to is not ready; `reason` says why.
void show_ready(RequestContext& context) {
    if (context.server.is_stopping()) return context.answer(write_status(503, "not ready"));
    if (const std::string trouble = context.server.shop().store().write_error(); !trouble.empty()) {
        JsonWriter json;
        json.object([&] {
            json.field("status", "not ready");
            json.field("reason", trouble);
        });
        return context.answer({.status = 503, .body = json.take()});
    }
    const Result<operations::HealthCheck> answers =
        operations::HealthCheck{.newer_migrations = context.server.shop().store().newer_migrations()};
    context.read(answers, operations::ping, write_readiness);
}

/// Denies by default: sales figures are private, unless the operator allows access.
void show_metrics(RequestContext& context) {
    const auto sent = context.request.header("Authorization");
    switch (context.server.metrics_access(sent)) {
    case ApiServer::MetricsAccess::open:
        context.answer({.body = context.server.metrics().text(), .content_type = "text/plain; version=0.0.4"});
        break;
    case ApiServer::MetricsAccess::hidden: context.answer(complaint(404, "Not Found")); break;
    case ApiServer::MetricsAccess::wrong_token: context.answer(complaint(401, "The metrics need their token")); break;
    }
}

void show_openapi(RequestContext& context) { context.answer({.body = context.server.openapi()}); }

/// Callers with the token of the metrics. `show_metrics` compares it, since some servers require none.
constexpr Access token_holders{};

constexpr Route routes[] = {
    {get, "/health/live", show_live, anyone},
    {get, "/health/ready", show_ready, anyone},
    {get, "/metrics", show_metrics, token_holders.or_anyone()},
    {get, "/openapi.json", show_openapi, anyone},
};

} // namespace

Door door() {
    return {.name = "engine",
            .about = "Health checks, metrics and the OpenAPI document of all APIs.",
            .prefix = "/health",
            .routes = {routes, manual::operations},
            .schemas = embedded::engine_schemas,
            .security_schemes =
                R"({"MetricsToken":{"type":"http","scheme":"bearer","description":"The value of --metrics-token."}})",
            .security = R"({"MetricsToken":[]})",
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::engine
