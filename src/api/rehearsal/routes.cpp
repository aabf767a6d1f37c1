#include "api/rehearsal/door.hpp"

#include "api/complaint.hpp"
#include "api/input.hpp"
#include "api/kit.hpp"
#include "api/rehearsal/rehearsal_schemas.json.hpp"
#include "base/json_writer.hpp"
#include "operations/messages.hpp"
#include "operations/rehearsals.hpp"

namespace cartwright::api::rehearsal {

namespace {

using http::Method;

Result<operations::ListMessages> messages_listed(const Exchange& exchange) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(exchange.request.query);
    operations::ListMessages wish{.recipient = query.text("to")};
    wish.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default);
    if (const auto good = flawless(query.flaws()); !good) return refuse(good.error());
    return wish;
}

void write_message(JsonWriter& json, const Message& message) {
    json.object([&] {
        json.field("id", std::to_string(message.id.value));
        json.field("channel", name_of(message.channel));
        json.field("to", message.recipient);
        json.field("name", message.name);
        json.field("subject", message.subject);
        json.field("text", message.text);
        json.field("html", message.html);
        json.field("state", name_of(message.state));
        json.field("created_at", timestamp(message.made_at));
        if (message.sent_at)
            json.field("sent_at", timestamp(*message.sent_at));
        else
            json.null("sent_at");
    });
}

http::Reply messages(const std::vector<Message>& found) {
    JsonWriter json;
    json.array(found, [&](const Message& message) { write_message(json, message); });
    return {.body = json.take()};
}

void list_messages(Exchange& exchange) {
    exchange.read(messages_listed(exchange), operations::list_messages, messages);
}

Result<operations::ListRehearsals> provisionings_listed(const Exchange& exchange) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(exchange.request.query);
    operations::ListRehearsals wish;
    if (const auto order = query.integer("order", {.min = 1})) wish.order = OrderId{*order};
    wish.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default);
    if (const auto good = flawless(query.flaws()); !good) return refuse(good.error());
    return wish;
}

http::Reply provisionings(const std::vector<operations::Rehearsal>& found) {
    JsonWriter json;
    json.array(found, [&](const operations::Rehearsal& each) {
        json.object([&] {
            json.field("key", each.key);
            json.field("order", std::to_string(each.order.value));
            json.field("asked", each.asked);
            json.field("done", each.done);
            json.field("received", each.received);
        });
    });
    return {.body = json.take()};
}

void list_provisionings(Exchange& exchange) {
    exchange.read(provisionings_listed(exchange), operations::list_rehearsals, provisionings);
}

constexpr Parameter parameters[] = {
    {"query", "to", R"({"type":"string"})", "Only what went to this address or number."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most."}};
constexpr Answer answers[] = {{200, "The newest first.", "Messages", {}},
                              {422, "A parameter is malformed.", "RehearsalError", {}}};

constexpr Parameter provisionings_query[] = {
    {"query", "order", R"({"type":"integer"})", "Only of this order."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most."}};
constexpr Answer provisionings_answers[] = {{200, "The newest first.", "Provisionings", {}},
                                            {422, "A parameter is malformed.", "RehearsalError", {}}};

constexpr Route routes[] = {{Method::get,
                             "/rehearsal/provisionings",
                             list_provisionings,
                             "list_provisionings",
                             "What vendors were asked for and would have done.",
                             provisionings_query,
                             {},
                             {},
                             provisionings_answers},
                            {Method::get,
                             "/rehearsal/messages",
                             list_messages,
                             "list_messages",
                             "Mails and text messages that the rehearsal has sent to nobody.",
                             parameters,
                             {},
                             {},
                             answers}};

} // namespace

Door door() {
    return {.name = "rehearsal",
            .about = "What the rehearsal has sent, in demo mode only.",
            .prefix = "/rehearsal",
            .routes = routes,
            .schemas = embedded::rehearsal_schemas,
            .refuse = plain_refusal,
            .complain = complaint};
}

} // namespace cartwright::api::rehearsal
