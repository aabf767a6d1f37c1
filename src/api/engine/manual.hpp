#pragma once

#include "api/core/operation.hpp"

/// The manual of the health checks, the metrics and the OpenAPI document.
namespace cartwright::api::engine::manual {

using enum http::Method;

inline constexpr Answer live[] = {{200, "The process is running.", "EngineStatus", R"({"status":"live"})"}};
inline constexpr Answer ready[] = {
    {200,
     "The server is ready. `newer_migrations` lists the migrations that a newer version has applied to the database.",
     "EngineStatus", R"({"status":"ready"})"},
    {503, "The database does not answer or accepts no writes, or the server is stopping.", "EngineStatus",
     R"({"status":"not ready"})"}};
inline constexpr Answer metrics[] = {
    {200, "The metrics in the Prometheus text format.", {}, {}, media::text},
    {401, "The request has no valid metrics token in `Authorization: Bearer TOKEN`.", "EngineError", {}},
    {404,
     "No metrics token is configured, and the server listens on an address that is not a loopback address.",
     "EngineError",
     {}}};
inline constexpr Answer document[] = {{200, "The OpenAPI document.", "EngineDocument", {}}};

inline constexpr Operation operations[] = {
    {.method = get,
     .path = "/health/live",
     .id = "get_liveness",
     .about = "Reports whether the process is running.",
     .answers = live},
    {.method = get,
     .path = "/health/ready",
     .id = "get_readiness",
     .about = "Reports whether the server can handle requests.",
     .answers = ready},
    {.method = get,
     .path = "/metrics",
     .id = "get_metrics",
     .about = "Retrieves the metrics in the Prometheus text format.",
     .answers = metrics},
    {.method = get,
     .path = "/openapi.json",
     .id = "get_openapi",
     .about = "Retrieves the OpenAPI 3.1 document of all APIs.",
     .answers = document},
};

} // namespace cartwright::api::engine::manual
