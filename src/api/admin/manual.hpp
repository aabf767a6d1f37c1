#pragma once

#include "api/core/operation.hpp"

/// The manual of events and webhooks.
namespace cartwright::api::admin::manual {

using enum http::Method;

inline constexpr Parameter events_parameters[] = {
    {"query", "after", R"({"type":"integer","minimum":0})", "Returns events after this sequence number."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of events to return."},
    {"header", "Last-Event-ID", R"({"type":"integer","minimum":0})",
     "Takes precedence over `after`. A browser sends it to resume a stream."},
};
inline constexpr Answer no_token{
    401, "The request has no valid admin token in `Authorization: Bearer TOKEN`.", "AdminError", {}};
inline constexpr Answer foreign_origin{
    403, "The request comes from a web page of an origin that --cors-origin does not allow.", "AdminError", {}};
inline constexpr std::string_view event_stream[] = {"text/event-stream"};
inline constexpr Answer events_answers[] = {
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

inline constexpr Parameter id_parameter[] = {{"path", "id", R"({"type":"string"})", "The ID of the webhook."}};
inline constexpr Parameter deliveries_parameters[] = {{"path", "id", R"({"type":"string"})", "The ID of the webhook."},
                                                      {"query", "limit",
                                                       R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
                                                       "The maximum number of delivery attempts to return."}};

inline constexpr Answer no_webhook{404, "The webhook does not exist.", "AdminError", {}};
inline constexpr Answer no_form{422, "The request is malformed.", "AdminMalformed", {}};
inline constexpr Answer no_address{400, "The host of the URL is not a public address.", "AdminError", {}};

inline constexpr std::string_view webhook_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("sequence":59,"attempts":0,"created_at":"2026-01-01T12:00:00.000Z"})";
inline constexpr std::string_view secret_example =
    R"({"id":"7361","url":"https://example.com/hook","types":["cartwright.order."],"state":"active",)"
    R"("secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","sequence":59,"attempts":0,)"
    R"("created_at":"2026-01-01T12:00:00.000Z"})";

inline constexpr Answer webhook_added[] = {
    {201, "The created webhook with its secret, which is not shown again.", "Webhook", secret_example},
    no_address,
    no_token,
    foreign_origin,
    no_form};
inline constexpr Answer listed[] = {{200, "All webhooks.", "Webhooks", {}}, no_token, foreign_origin};
inline constexpr Answer webhook_shown[] = {
    {200, "The webhook.", "Webhook", webhook_example}, no_token, foreign_origin, no_webhook};
inline constexpr Answer changed[] = {{200, "The updated webhook.", "Webhook", webhook_example},
                                     no_address,
                                     no_token,
                                     foreign_origin,
                                     no_webhook,
                                     no_form};
inline constexpr Answer webhook_removed[] = {
    {204, "The webhook is deleted.", {}, {}}, no_token, foreign_origin, no_webhook};
inline constexpr Answer rotated[] = {
    {200, "The webhook with its new secret. For one day, messages are also signed with the previous secret.", "Webhook",
     secret_example},
    no_token,
    foreign_origin,
    no_webhook};
inline constexpr Answer replayed[] = {
    {200, "The webhook. All events after the sequence number are delivered again.", "Webhook", webhook_example},
    no_token,
    foreign_origin,
    no_webhook,
    {410, "Some of the requested events are no longer stored.", "AdminError", {}},
    no_form};
inline constexpr Answer deliveries_shown[] = {
    {200, "The delivery attempts, newest first.", "Deliveries",
     R"({"deliveries":[{"sequence":60,"outcome":"delivered","status":200,"milliseconds":12,)"
     R"("at":"2026-01-01T12:00:00.000Z"}]})"},
    no_token,
    foreign_origin,
    no_webhook,
    no_form};

inline constexpr Operation operations[] = {
    {.method = get,
     .path = "/events",
     .id = "list_events",
     .about = "Lists events in order and without gaps.",
     .parameters = events_parameters,
     .answers = events_answers},
    {.method = post,
     .path = "/webhooks",
     .id = "create_webhook",
     .about = "Creates a webhook that receives events (Standard Webhooks).",
     .body = {"NewWebhook", R"({"url":"https://example.com/hook","types":["cartwright.order."]})"},
     .answers = webhook_added},
    {.method = get, .path = "/webhooks", .id = "list_webhooks", .about = "Lists all webhooks.", .answers = listed},
    {.method = get,
     .path = "/webhooks/{id}",
     .id = "get_webhook",
     .about = "Retrieves a webhook.",
     .parameters = id_parameter,
     .answers = webhook_shown},
    {.method = patch,
     .path = "/webhooks/{id}",
     .id = "update_webhook",
     .about = "Updates the URL or event types of a webhook, or disables or enables it.",
     .parameters = id_parameter,
     .body = {"WebhookChange", R"({"active":true})"},
     .answers = changed},
    {.method = delete_,
     .path = "/webhooks/{id}",
     .id = "delete_webhook",
     .about = "Deletes a webhook.",
     .parameters = id_parameter,
     .answers = webhook_removed},
    {.method = post,
     .path = "/webhooks/{id}/rotate",
     .id = "rotate_webhook_secret",
     .about = "Replaces the secret of a webhook.",
     .parameters = id_parameter,
     .answers = rotated},
    {.method = post,
     .path = "/webhooks/{id}/replay",
     .id = "replay_webhook",
     .about = "Delivers all events after a sequence number to a webhook again.",
     .parameters = id_parameter,
     .body = {"Replay", R"({"after":59})"},
     .answers = replayed},
    {.method = get,
     .path = "/webhooks/{id}/deliveries",
     .id = "list_webhook_deliveries",
     .about = "Lists the delivery attempts of a webhook.",
     .parameters = deliveries_parameters,
     .answers = deliveries_shown},
};

} // namespace cartwright::api::admin::manual
