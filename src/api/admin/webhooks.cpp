#include "api/admin/webhooks.hpp"

#include "api/core/exchange.hpp"
#include "api/core/input.hpp"
#include "api/core/kit.hpp"
#include "base/json/json_writer.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
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

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) items.emplace_back(http::next_item(list, ','));
    return items;
}

void write(JsonWriter& json, const Subscriber& webhook, Secret secret) {
    json.object([&] {
        json.field("id", std::to_string(webhook.id.value));
        json.field("url", webhook.url);
        json.array("types", split(webhook.types), [&](const std::string& type) { json.text(type); });
        json.field("state", webhook.state == Subscriber::State::active ? "active" : "disabled");
        if (!webhook.reason.empty()) json.field("reason", webhook.reason);
        if (secret == Secret::shown) json.field("secret", webhook.secret);
        json.field("sequence", webhook.sequence);
        json.field("attempts", webhook.attempts);
        json.field("created_at", timestamp(webhook.made_at));
    });
}

http::Reply one(const Subscriber& webhook) {
    JsonWriter json;
    write(json, webhook, Secret::hidden);
    return {.body = json.take()};
}

http::Reply one_with_secret(const Subscriber& webhook) {
    JsonWriter json;
    write(json, webhook, Secret::shown);
    return {.body = json.take()};
}

http::Reply added(const Subscriber& webhook) {
    http::Reply reply = one_with_secret(webhook);
    reply.status = 201;
    reply.headers.emplace_back("Location", "/webhooks/" + std::to_string(webhook.id.value));
    return reply;
}

http::Reply all(const std::vector<Subscriber>& webhooks) {
    JsonWriter json;
    json.object([&] {
        json.array("webhooks", webhooks, [&](const Subscriber& webhook) { write(json, webhook, Secret::hidden); });
    });
    return {.body = json.take()};
}

http::Reply removed(const operations::RemoveWebhook&) { return {.status = 204}; }

http::Reply delivered(const std::vector<store::subscribers::Delivery>& deliveries) {
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

Result<void> admitted(const Exchange& exchange) { return exchange.kit.admit_admin(exchange.request); }

Result<SubscriberId> id_in(const Exchange& exchange) {
    if (const auto may = admitted(exchange); !may) return refuse(may.error());
    const auto id = parse_integer(exchange.parameters[0]);
    if (!id) return refuse(Why::webhook_not_found);
    return SubscriberId{*id};
}

std::optional<std::string> types_in(BodyInput& body) {
    const auto types = body.texts("types", Presence::optional);
    if (!types) return std::nullopt;
    for (const std::string& type : *types)
        if (!is_asked_for(type)) body.note("types", "There are no events of type " + type, "value_error");
    return list_of(*types);
}

Result<std::optional<std::string>> url_in(const Exchange& exchange, BodyInput& body, Presence presence) {
    const auto url = body.text("url", presence);
    if (!url) return std::optional<std::string>{};
    std::string text(*url);
    const bool public_only = !exchange.kit.webhooks_may_be_private();
    if (text.size() > url_bytes_max || !http::is_http_url(text, false))
        body.note("url", "Input should be a URL of HTTP or HTTPS", "url_parsing");
    else if (http::has_credentials(text)) // lists and logs show URLs
        body.note("url", "Input should be a URL without a user name or password", "url_parsing");
    else if (!http::is_http_url(text, public_only))
        return refuse(Why::address_not_allowed);
    return std::optional(std::move(text));
}

Result<operations::AddWebhook> webhook_to_add(Exchange& exchange) {
    if (const auto may = admitted(exchange); !may) return refuse(may.error());
    BodyInput body(exchange.json(), exchange.request.body);
    auto url = TRY(url_in(exchange, body, Presence::required));
    auto types = types_in(body);
    const auto after = body.integer("after", Presence::optional);
    if (after && *after < 0) body.note("after", "Input should be greater than or equal to 0", "greater_than_equal");
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::AddWebhook{.url = std::move(url).value_or(""),
                                  .types = std::move(types).value_or(""),
                                  .secret = random_secret(),
                                  .after = after};
}

Result<operations::ChangeWebhook> webhook_to_change(Exchange& exchange) {
    const SubscriberId id = TRY(id_in(exchange));
    BodyInput body(exchange.json(), exchange.request.body);
    auto url = TRY(url_in(exchange, body, Presence::optional));
    auto types = types_in(body);
    const auto active = body.boolean("active", Presence::optional);
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::ChangeWebhook{.id = id, .url = std::move(url), .types = std::move(types), .active = active};
}

Result<operations::ReplayWebhook> webhook_to_replay(Exchange& exchange) {
    const SubscriberId id = TRY(id_in(exchange));
    BodyInput body(exchange.json(), exchange.request.body);
    const auto after = body.integer("after", Presence::required);
    if (after && *after < 0) body.note("after", "Input should be greater than or equal to 0", "greater_than_equal");
    if (const auto flaws = flawless(body.flaws()); !flaws) return refuse(flaws.error());
    return operations::ReplayWebhook{.id = id, .after = after.value_or(0)};
}

Result<operations::ListDeliveries> deliveries_wished(const Exchange& exchange) {
    const SubscriberId id = TRY(id_in(exchange));
    QueryInput query(exchange.request.query);
    const auto limit = query.integer("limit", {.min = 1, .max = deliveries_max}).value_or(deliveries_default);
    if (const auto flaws = flawless(query.flaws()); !flaws) return refuse(flaws.error());
    return operations::ListDeliveries{.id = id, .limit = limit};
}

template <class Command> Result<Command> of_id(const Exchange& exchange) { return Command{.id = TRY(id_in(exchange))}; }

Result<operations::RotateSecret> secret_to_rotate(const Exchange& exchange) {
    return operations::RotateSecret{.id = TRY(id_in(exchange)), .secret = random_secret()};
}

Result<operations::ListWebhooks> webhooks_wished(const Exchange& exchange) {
    if (const auto may = admitted(exchange); !may) return refuse(may.error());
    return operations::ListWebhooks{};
}

} // namespace

void add_webhook(Exchange& exchange) { exchange.write(webhook_to_add(exchange), operations::add_webhook, added); }

void list_webhooks(Exchange& exchange) { exchange.read(webhooks_wished(exchange), operations::list_webhooks, all); }

void show_webhook(Exchange& exchange) {
    exchange.read(of_id<operations::ShowWebhook>(exchange), operations::show_webhook, one);
}

void change_webhook(Exchange& exchange) {
    exchange.write(webhook_to_change(exchange), operations::change_webhook, one);
}

void remove_webhook(Exchange& exchange) {
    exchange.write(of_id<operations::RemoveWebhook>(exchange), operations::remove_webhook, removed);
}

void rotate_secret(Exchange& exchange) {
    exchange.write(secret_to_rotate(exchange), operations::rotate_secret, one_with_secret);
}

void replay_webhook(Exchange& exchange) {
    exchange.write(webhook_to_replay(exchange), operations::replay_webhook, one);
}

void list_deliveries(Exchange& exchange) {
    exchange.read(deliveries_wished(exchange), operations::list_deliveries, delivered);
}

} // namespace cartwright::api::admin
