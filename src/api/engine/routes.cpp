#include "api/engine/door.hpp"

#include "api/core/api_server.hpp"
#include "api/core/complaint.hpp"
#include "api/core/documents.hpp"
#include "api/core/request_context.hpp"
#include "api/engine/engine_schemas.json.hpp"
#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "operations/catalogue/live_catalogue.hpp"
#include "telemetry/metrics.hpp"

namespace cartwright::api::engine {

namespace {

using http::Method;

http::Reply status(int code, std::string_view word) {
    JsonWriter json;
    json.object([&] { json.field("status", word); });
    return {.status = code, .body = json.take()};
}

http::Reply refusal(const Refusal&) { return status(503, "not ready"); }

void show_live(RequestContext& context) { context.answer(status(200, "live")); }

http::Reply ready_shown(const operations::Answers& answers) {
    if (answers.newer_migrations.empty()) return status(200, "ready");
    JsonWriter json;
    json.object([&] {
        json.field("status", "ready");
        json.array("newer_migrations", answers.newer_migrations, [&](const std::string& name) { json.text(name); });
    });
    return {.body = json.take()};
}

/// A shop that can be read but not written to is not ready; `reason` says why.
void show_ready(RequestContext& context) {
    if (context.server.is_stopping()) return context.answer(status(503, "not ready"));
    if (const std::string trouble = context.server.shop().store().trouble(); !trouble.empty()) {
        JsonWriter json;
        json.object([&] {
            json.field("status", "not ready");
            json.field("reason", trouble);
        });
        return context.answer({.status = 503, .body = json.take()});
    }
    const Result<operations::Answers> answers =
        operations::Answers{.newer_migrations = context.server.shop().store().newer_migrations()};
    context.read(answers, operations::ping, ready_shown);
}

/// Denies by default: sales figures are private, unless the operator allows access.
void show_metrics(RequestContext& context) {
    const auto sent = context.request.header("Authorization");
    switch (context.server.may_see_metrics(sent)) {
    case ApiServer::Sight::open:
        context.answer({.body = context.server.metrics().text(), .content_type = "text/plain; version=0.0.4"});
        break;
    case ApiServer::Sight::hidden: context.answer(complaint(404, "Not Found")); break;
    case ApiServer::Sight::wrong_token: context.answer(complaint(401, "The metrics need their token")); break;
    }
}

void show_openapi(RequestContext& context) { context.answer({.body = context.server.openapi()}); }

constexpr Answer live[] = {{200, "The process runs.", "EngineStatus", R"({"status":"live"})"}};
constexpr Answer ready[] = {
    {200, "The database answers. `newer_migrations` names what a newer version has added to it.", "EngineStatus",
     R"({"status":"ready"})"},
    {503, "It does not, it takes no writes, or the server is stopping.", "EngineStatus", R"({"status":"not ready"})"}};
constexpr Answer metrics[] = {{200, "Prometheus text format.", {}, {}, media::text},
                              {401, "They need `Authorization: Bearer TOKEN`.", "EngineError", {}},
                              {404, "They are not shown on this address without a token.", "EngineError", {}}};
constexpr Answer document[] = {{200, "This document.", "EngineDocument", {}}};

constexpr Scopes everyone{Scope::anyone};

/// On a loopback address the metrics are shown without a token, unless one is set.
bool may_be_open(RequestContext&) { return true; }

constexpr Route routes[] = {
    {Method::get, "/health/live", show_live, "show_live", "Is the process alive?", {}, {}, {}, live, everyone},
    {Method::get, "/health/ready", show_ready, "show_ready", "Can it serve?", {}, {}, {}, ready, everyone},
    {Method::get,
     "/metrics",
     show_metrics,
     "show_metrics",
     "What it has done, for Prometheus.",
     {},
     {},
     {},
     metrics,
     {},
     true,
     false,
     may_be_open},
    {Method::get,
     "/openapi.json",
     show_openapi,
     "show_openapi",
     "The OpenAPI 3.1 document of all doors.",
     {},
     {},
     {},
     document,
     everyone},
};

} // namespace

Door door() {
    return {
        .name = "engine",
        .about = "The engine itself: health, metrics and the document of all doors.",
        .prefix = "/health",
        .routes = routes,
        .schemas = embedded::engine_schemas,
        .security_schemes =
            R"({"MetricsToken":{"type":"http","scheme":"bearer","description":"The --metrics-token of the server."}})",
        .security = R"({"MetricsToken":[]})",
        .refuse = refusal,
        .complain = complaint};
}

} // namespace cartwright::api::engine
