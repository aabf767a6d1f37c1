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
    {"query", "after", R"({"type":"integer","minimum":0})", "Returns events after this sequence number."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of events to return."},
    {"header", "Last-Event-ID", R"({"type":"integer","minimum":0})",
     "Takes precedence over `after`. A browser sends it to resume a stream."},
};
constexpr Answer no_token{
    401, "The request has no valid admin token in `Authorization: Bearer TOKEN`.", "AdminError", {}};
constexpr Answer foreign_origin{
    403, "The request comes from a web page of an origin that --cors-origin does not allow.", "AdminError", {}};
constexpr std::string_view event_stream[] = {"text/event-stream"};
constexpr Answer events_answers[] = {
    {200, "A page of events in order, as CloudEvents 1.0. With `Accept: text/event-stream`, a continuous event stream.",
     "EventPage",
     R"({"events":[{"specversion":"1.0","id":"7","source":"/shop","type":"cartwright.order.paid",)"
     R"("subject":"orders/0b1c2d3e4f50","time":"2026-01-01T12:00:00.000Z","datacontenttype":"application/json",)"
     R"("sequence":"7","data":{"order_id":"0b1c2d3e4f50","total_minor":8999,"currency":"USD",)"
     R"("method":"payments-server"}}],"newest":7})",
     event_stream},
    no_token,
    foreign_origin,
    {410, "Some of the requested events are no longer stored.", "AdminError", {}},
    {422, "A parameter is malformed.", "AdminMalformed", {}}};

constexpr Parameter id_parameter[] = {{"path", "id", R"({"type":"string"})", "The ID of the webhook."}};
constexpr Parameter deliveries_parameters[] = {{"path", "id", R"({"type":"string"})", "The ID of the webhook."},
                                               {"query", "limit",
                                                R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
                                                "The maximum number of delivery attempts to return."}};

constexpr Answer no_webhook{404, "The webhook does not exist.", "AdminError", {}};
constexpr Answer no_form{422, "The request is malformed.", "AdminMalformed", {}};
constexpr Answer no_address{400, "The host of the URL is not a public address.", "AdminError", {}};

constexpr std::string_view webhook_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("sequence":59,"attempts":0,"created_at":"2026-01-01T12:00:00.000Z"})";
constexpr std::string_view secret_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","sequence":59,"attempts":0,)"
    R"("created_at":"2026-01-01T12:00:00.000Z"})";

constexpr Answer webhook_added[] = {
    {201, "The created webhook with its secret, which is not shown again.", "Webhook", secret_example},
    no_address,
    no_token,
    foreign_origin,
    no_form};
constexpr Answer listed[] = {{200, "All webhooks.", "Webhooks", {}}, no_token, foreign_origin};
constexpr Answer webhook_shown[] = {
    {200, "The webhook.", "Webhook", webhook_example}, no_token, foreign_origin, no_webhook};
constexpr Answer changed[] = {{200, "The updated webhook.", "Webhook", webhook_example},
                              no_address,
                              no_token,
                              foreign_origin,
                              no_webhook,
                              no_form};
constexpr Answer webhook_removed[] = {{204, "The webhook is deleted.", {}, {}}, no_token, foreign_origin, no_webhook};
constexpr Answer rotated[] = {
    {200, "The webhook with its new secret. For one day, messages are also signed with the previous secret.", "Webhook",
     secret_example},
    no_token,
    foreign_origin,
    no_webhook};
constexpr Answer replayed[] = {
    {200, "The webhook. All events after the sequence number are delivered again.", "Webhook", webhook_example},
    no_token,
    foreign_origin,
    no_webhook,
    {410, "Some of the requested events are no longer stored.", "AdminError", {}},
    no_form};
constexpr Answer deliveries_shown[] = {
    {200, "The delivery attempts, newest first.", "Deliveries",
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
     "list_events",
     "Lists events in order and without gaps.",
     events_parameters,
     {},
     {},
     events_answers},
    {Method::post,
     "/webhooks",
     add_webhook,
     "create_webhook",
     "Creates a webhook that receives events (Standard Webhooks).",
     {},
     "NewWebhook",
     R"({"url":"https://example.com/hook","types":["cartwright.order."]})",
     webhook_added},
    {Method::get, "/webhooks", list_webhooks, "list_webhooks", "Lists all webhooks.", {}, {}, {}, listed},
    {Method::get,
     "/webhooks/{id}",
     show_webhook,
     "get_webhook",
     "Retrieves a webhook.",
     id_parameter,
     {},
     {},
     webhook_shown},
    {Method::patch, "/webhooks/{id}", change_webhook, "update_webhook",
     "Updates the URL or event types of a webhook, or disables or enables it.", id_parameter, "WebhookChange",
     R"({"active":true})", changed},
    {Method::delete_,
     "/webhooks/{id}",
     remove_webhook,
     "delete_webhook",
     "Deletes a webhook.",
     id_parameter,
     {},
     {},
     webhook_removed},
    {Method::post,
     "/webhooks/{id}/rotate",
     rotate_secret,
     "rotate_webhook_secret",
     "Replaces the secret of a webhook.",
     id_parameter,
     {},
     {},
     rotated},
    {Method::post, "/webhooks/{id}/replay", replay_webhook, "replay_webhook",
     "Delivers all events after a sequence number to a webhook again.", id_parameter, "Replay", R"({"after":59})",
     replayed},
    {Method::get,
     "/webhooks/{id}/deliveries",
     list_deliveries,
     "list_webhook_deliveries",
     "Lists the delivery attempts of a webhook.",
     deliveries_parameters,
     {},
     {},
     deliveries_shown},
};

} // namespace

Door door() {
    return {.name = "admin",
            .about = "Events and webhooks, for the operator of the shop.",
            .prefix = "/events",
            .routes = routes,
            .schemas = embedded::admin_schemas,
            .credential_headers = "Authorization",
            .security_schemes =
                R"({"AdminToken":{"type":"http","scheme":"bearer","description":"The value of --admin-token."}})",
            .security = R"({"AdminToken":[]})",
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::admin
