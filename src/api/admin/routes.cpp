#include "api/admin/admin_schemas.json.hpp"
#include "api/admin/door.hpp"
#include "api/admin/events.hpp"
#include "api/admin/manual.hpp"
#include "api/admin/refusals.hpp"
#include "api/admin/webhooks.hpp"
#include "api/core/complaint.hpp"

namespace cartwright::api::admin {

namespace {

using enum http::Method;

/// Callers with the admin token, which the handlers compare.
constexpr Access operators{};

constexpr Route routes[] = {
    {get, "/events", show_events, operators},
    {post, "/webhooks", add_webhook, operators},
    {get, "/webhooks", list_webhooks, operators},
    {get, "/webhooks/{id}", show_webhook, operators},
    {patch, "/webhooks/{id}", change_webhook, operators},
    {delete_, "/webhooks/{id}", remove_webhook, operators},
    {post, "/webhooks/{id}/rotate", rotate_secret, operators},
    {post, "/webhooks/{id}/replay", replay_webhook, operators},
    {get, "/webhooks/{id}/deliveries", list_deliveries, operators},
};

} // namespace

Door door() {
    return {.name = "admin",
            .about = "Events and webhooks, for the operator of the shop.",
            .prefix = "/events",
            .routes = {routes, manual::operations},
            .schemas = embedded::admin_schemas,
            .credential_headers = "Authorization",
            .security_schemes =
                R"({"AdminToken":{"type":"http","scheme":"bearer","description":"The value of --admin-token."}})",
            .security = R"({"AdminToken":[]})",
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::admin
