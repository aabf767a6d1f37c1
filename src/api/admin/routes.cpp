#include "api/admin/admin_schemas.json.hpp"
#include "api/admin/door.hpp"
#include "api/admin/events.hpp"
#include "api/admin/refusals.hpp"
#include "api/admin/webhooks.hpp"
#include "api/core/complaint.hpp"

namespace cartwright::api::admin {

namespace {

using http::Method;

constexpr Parameter events_parameters[] = {
    {"query", "after", R"({"type":"integer","minimum":0})", "The sequence of the last event that is known already"},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most"},
    {"header", "Last-Event-ID", R"({"type":"integer","minimum":0})", "Like `after`; a stream resumes with it"},
};
constexpr Answer no_token{401, "It needs `Authorization: Bearer TOKEN`.", "AdminError", {}};
constexpr Answer foreign_origin{
    403,
    "It comes from a page of an origin that may not use the admin API: --cors-origin allows one.",
    "AdminError",
    {}};
constexpr std::string_view event_stream[] = {"text/event-stream"};
constexpr Answer events_answers[] = {
    {200, "Events in order, as CloudEvents 1.0; with `Accept: text/event-stream` a stream that goes on.", "EventPage",
     R"({"events":[{"specversion":"1.0","id":"7","source":"/shop","type":"cartwright.order.paid",)"
     R"("subject":"orders/0b1c2d3e4f50","time":"2026-01-01T12:00:00.000Z","datacontenttype":"application/json",)"
     R"("sequence":"7","data":{"order_id":"0b1c2d3e4f50","total_minor":8999,"currency":"USD",)"
     R"("method":"payments-server"}}],"newest":7})",
     event_stream},
    no_token,
    foreign_origin,
    {410, "Some of these events are no longer kept.", "AdminError", {}},
    {422, "A parameter is malformed.", "AdminMalformed", {}}};

constexpr Parameter id_parameter[] = {{"path", "id", R"({"type":"string"})", "The webhook"}};
constexpr Parameter deliveries_parameters[] = {
    {"path", "id", R"({"type":"string"})", "The webhook"},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most"}};

constexpr Answer no_webhook{404, "There is no such webhook.", "AdminError", {}};
constexpr Answer no_form{422, "The input is malformed.", "AdminMalformed", {}};
constexpr Answer no_address{400, "The URL is of an address that is not public.", "AdminError", {}};

constexpr std::string_view webhook_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("sequence":59,"attempts":0,"created_at":"2026-01-01T12:00:00.000Z"})";
constexpr std::string_view secret_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","sequence":59,"attempts":0,)"
    R"("created_at":"2026-01-01T12:00:00.000Z"})";

constexpr Answer webhook_added[] = {
    {201, "The webhook, and its secret, which is not shown again.", "Webhook", secret_example},
    no_address,
    no_token,
    foreign_origin,
    no_form};
constexpr Answer listed[] = {{200, "All of them.", "Webhooks", {}}, no_token, foreign_origin};
constexpr Answer webhook_shown[] = {
    {200, "The webhook.", "Webhook", webhook_example}, no_token, foreign_origin, no_webhook};
constexpr Answer changed[] = {{200, "The webhook as it is now.", "Webhook", webhook_example},
                              no_address,
                              no_token,
                              foreign_origin,
                              no_webhook,
                              no_form};
constexpr Answer webhook_removed[] = {{204, "It is gone.", {}, {}}, no_token, foreign_origin, no_webhook};
constexpr Answer rotated[] = {
    {200, "The webhook with its new secret. For a day messages carry a signature of the former one too.", "Webhook",
     secret_example},
    no_token,
    foreign_origin,
    no_webhook};
constexpr Answer replayed[] = {{200, "It is told again of everything after that event.", "Webhook", webhook_example},
                               no_token,
                               foreign_origin,
                               no_webhook,
                               {410, "Some of these events are no longer kept.", "AdminError", {}},
                               no_form};
constexpr Answer deliveries_shown[] = {
    {200, "The latest attempts first.", "Deliveries",
     R"({"deliveries":[{"sequence":60,"outcome":"delivered","status":200,"milliseconds":12,)"
     R"("at":"2026-01-01T12:00:00.000Z"}]})"},
    no_token,
    foreign_origin,
    no_webhook,
    no_form};

constexpr Route routes[] = {
    {Method::get,
     "/events",
     show_events,
     "show_events",
     "What has happened, in order and without gaps.",
     events_parameters,
     {},
     {},
     events_answers},
    {Method::post,
     "/webhooks",
     add_webhook,
     "add_webhook",
     "Tells a URL of what happens (Standard Webhooks).",
     {},
     "NewWebhook",
     R"({"url":"https://example.com/hook","types":["cartwright.order."]})",
     webhook_added},
    {Method::get, "/webhooks", list_webhooks, "list_webhooks", "Lists the webhooks.", {}, {}, {}, listed},
    {Method::get, "/webhooks/{id}", show_webhook, "show_webhook", "One of them.", id_parameter, {}, {}, webhook_shown},
    {Method::patch, "/webhooks/{id}", change_webhook, "change_webhook", "Another URL or other types, off or on again.",
     id_parameter, "WebhookChange", R"({"active":true})", changed},
    {Method::delete_,
     "/webhooks/{id}",
     remove_webhook,
     "remove_webhook",
     "Tells it no more.",
     id_parameter,
     {},
     {},
     webhook_removed},
    {Method::post,
     "/webhooks/{id}/rotate",
     rotate_secret,
     "rotate_secret",
     "Gives it a new secret.",
     id_parameter,
     {},
     {},
     rotated},
    {Method::post, "/webhooks/{id}/replay", replay_webhook, "replay_webhook", "Tells it again.", id_parameter, "Replay",
     R"({"after":59})", replayed},
    {Method::get,
     "/webhooks/{id}/deliveries",
     list_deliveries,
     "list_deliveries",
     "How telling it went.",
     deliveries_parameters,
     {},
     {},
     deliveries_shown},
};

} // namespace

Door door() {
    return {.name = "admin",
            .about = "For who runs the shop: what has happened in it, and who is told.",
            .prefix = "/events",
            .routes = routes,
            .schemas = embedded::admin_schemas,
            .credential_headers = "Authorization",
            .security_schemes =
                R"({"AdminToken":{"type":"http","scheme":"bearer","description":"The --admin-token of the server."}})",
            .security = R"({"AdminToken":[]})",
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::admin
