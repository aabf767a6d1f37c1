#include "api/admin/webhooks.hpp"

#include "api/core/api_server.hpp"
#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "base/json/json_writer.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "events/event.hpp"
#include "http/ascii.hpp"
#include "http/client.hpp"
#include "operations/outbox/webhooks.hpp"

namespace cartwright::api::admin {

namespace {

using Presence = BodyInput::Presence;
constexpr std::size_t url_bytes_max = 2'000;
constexpr std::int64_t deliveries_default = 100;
constexpr std::int64_t deliveries_max = 1'000;

enum class Secret : bool { hidden, shown };

std::vector<std::string> split_types(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) items.emplace_back(http::next_item(list, ','));
    return items;
}

void write(JsonWriter& json, const Subscriber& webhook, Secret secret) {
    json.object([&] {
        json.field("id", std::to_string(webhook.id.value));
        json.field("url", webhook.url);
        json.array("types", split_types(webhook.types), [&](const std::string& type) { json.text(type); });
        json.field("state", webhook.state == Subscriber::State::active ? "active" : "disabled");
        if (!webhook.reason.empty()) json.field("reason", webhook.reason);
        if (secret == Secret::shown) json.field("secret", webhook.secret);
        json.field("sequence", webhook.sequence);
        json.field("attempts", webhook.attempts);
        json.field("created_at", timestamp(webhook.made_at));
    });
}

http::Reply write_webhook(const Subscriber& webhook) {
    JsonWriter json;
    write(json, webhook, Secret::hidden);
    return {.body = json.take()};
}

http::Reply write_webhook_with_secret(const Subscriber& webhook) {
    JsonWriter json;
    write(json, webhook, Secret::shown);
    return {.body = json.take()};
}

http::Reply write_added_webhook(const Subscriber& webhook) {
    http::Reply reply = write_webhook_with_secret(webhook);
    reply.status = 201;
    reply.headers.emplace_back("Location", "/webhooks/" + std::to_string(webhook.id.value));
    return reply;
}

http::Reply write_webhooks(const std::vector<Subscriber>& webhooks) {
    JsonWriter json;
    json.object([&] {
        json.array("webhooks", webhooks, [&](const Subscriber& webhook) { write(json, webhook, Secret::hidden); });
    });
    return {.body = json.take()};
}

http::Reply write_removed_webhook(const operations::RemoveWebhook&) { return {.status = 204}; }

http::Reply write_deliveries(const std::vector<store::subscribers::Delivery>& deliveries) {
    JsonWriter json;
    json.object([&] {
        json.array("deliveries", deliveries, [&](const auto& delivery) {
            json.object([&] {
                json.field("sequence", delivery.sequence);
                json.field("outcome", delivery.outcome);
                json.field("status", delivery.status);
                if (!delivery.reason.empty()) json.field("reason", delivery.reason);
                json.field("milliseconds", delivery.milliseconds);
                json.field("at", timestamp(delivery.made_at));
            });
        });
    });
    return {.body = json.take()};
}

Result<void> check_admin(const RequestContext& context) { return context.server.admit_admin(context.request); }

Result<SubscriberId> read_webhook_id(const RequestContext& context) {
    if (const auto may = check_admin(context); !may) return refuse(may.error());
    const auto id = parse_integer(context.parameters[0]);
    if (!id) return refuse(Why::webhook_not_found);
    return SubscriberId{*id};
}

std::optional<std::string> read_event_types(BodyInput& body) {
    const auto types = body.texts("types", Presence::optional);
    if (!types) return std::nullopt;
    for (const std::string& type : *types)
        if (!is_asked_for(type)) body.note("types", "There are no events of type " + type, "value_error");
    return list_of(*types);
}

Result<std::optional<std::string>> read_url(const RequestContext& context, BodyInput& body, Presence presence) {
    const auto url = body.text("url", presence);
    if (!url) return std::optional<std::string>{};
    std::string text(*url);
    const bool public_only = !context.server.webhooks_may_be_private();
    if (text.size() > url_bytes_max || !http::is_http_url(text, false))
        body.note("url", "Input should be a URL of HTTP or HTTPS", "url_parsing");
    else if (http::has_credentials(text)) // lists and logs show URLs
        body.note("url", "Input should be a URL without a user name or password", "url_parsing");
    else if (!http::is_http_url(text, public_only))
        return refuse(Why::address_not_allowed);
    return std::optional(std::move(text));
}

Result<operations::AddWebhook> read_add_webhook(RequestContext& context) {
    if (const auto may = check_admin(context); !may) return refuse(may.error());
    BodyInput body(context.json(), context.request.body);
    auto url = TRY(read_url(context, body, Presence::required));
    auto types = read_event_types(body);
    const auto after = body.integer("after", Presence::optional);
    if (after && *after < 0) body.note("after", "Input should be greater than or equal to 0", "greater_than_equal");
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::AddWebhook{.url = std::move(url).value_or(""),
                                  .types = std::move(types).value_or(""),
                                  .secret = random_secret(),
                                  .after = after};
}

Result<operations::ChangeWebhook> read_change_webhook(RequestContext& context) {
    const SubscriberId id = TRY(read_webhook_id(context));
    BodyInput body(context.json(), context.request.body);
    auto url = TRY(read_url(context, body, Presence::optional));
    auto types = read_event_types(body);
    const auto active = body.boolean("active", Presence::optional);
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::ChangeWebhook{.id = id, .url = std::move(url), .types = std::move(types), .active = active};
}

Result<operations::ReplayWebhook> read_replay_webhook(RequestContext& context) {
    const SubscriberId id = TRY(read_webhook_id(context));
    BodyInput body(context.json(), context.request.body);
    const auto after = body.integer("after", Presence::required);
    if (after && *after < 0) body.note("after", "Input should be greater than or equal to 0", "greater_than_equal");
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::ReplayWebhook{.id = id, .after = after.value_or(0)};
}

Result<operations::ListDeliveries> read_list_deliveries(const RequestContext& context) {
    const SubscriberId id = TRY(read_webhook_id(context));
    QueryInput query(context.request.query);
    const auto limit = query.integer("limit", {.min = 1, .max = deliveries_max}).value_or(deliveries_default);
    if (const auto flaws = flawless(query.flaws()); !flaws) return refuse(flaws.error());
    return operations::ListDeliveries{.id = id, .limit = limit};
}

template <class Command> Result<Command> read_by_id(const RequestContext& context) {
    return Command{.id = TRY(read_webhook_id(context))};
}

Result<operations::RotateSecret> read_rotate_secret(const RequestContext& context) {
    return operations::RotateSecret{.id = TRY(read_webhook_id(context)), .secret = random_secret()};
}

Result<operations::ListWebhooks> read_list_webhooks(const RequestContext& context) {
    if (const auto may = check_admin(context); !may) return refuse(may.error());
    return operations::ListWebhooks{};
}

} // namespace

void add_webhook(RequestContext& context) {
    context.write(read_add_webhook(context), operations::add_webhook, write_added_webhook);
}

void list_webhooks(RequestContext& context) {
    context.read(read_list_webhooks(context), operations::list_webhooks, write_webhooks);
}

void show_webhook(RequestContext& context) {
    context.read(read_by_id<operations::ShowWebhook>(context), operations::show_webhook, write_webhook);
}

void change_webhook(RequestContext& context) {
    context.write(read_change_webhook(context), operations::change_webhook, write_webhook);
}

void remove_webhook(RequestContext& context) {
    context.write(read_by_id<operations::RemoveWebhook>(context), operations::remove_webhook, write_removed_webhook);
}

void rotate_secret(RequestContext& context) {
    context.write(read_rotate_secret(context), operations::rotate_secret, write_webhook_with_secret);
}

void replay_webhook(RequestContext& context) {
    context.write(read_replay_webhook(context), operations::replay_webhook, write_webhook);
}

void list_deliveries(RequestContext& context) {
    context.read(read_list_deliveries(context), operations::list_deliveries, write_deliveries);
}

} // namespace cartwright::api::admin
