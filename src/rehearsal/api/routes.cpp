#include "rehearsal/api/door.hpp"

#include "api/core/api_server.hpp"
#include "api/core/complaint.hpp"
#include "api/core/input.hpp"
#include "base/json/json_writer.hpp"
#include "base/mobile_number.hpp"
#include "base/text.hpp"
#include "operations/outbox/messages.hpp"
#include "rehearsal/api/books.hpp"
#include "rehearsal/api/identity.hpp"
#include "rehearsal/api/manual.hpp"
#include "rehearsal/api/payment_page.hpp"
#include "rehearsal/api/rehearsal_schemas.json.hpp"
#include "rehearsal/rehearsals.hpp"

namespace cartwright::api::rehearsal {

namespace {

using enum http::Method;

Result<operations::ListMessages> read_list_messages(const RequestContext& context) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(context.request.query);
    operations::ListMessages wish{.recipient = query.text("to")};
    if (wish.recipient) // numbers have many formats; a plus sign is a blank in a query
        if (auto number = mobile_number(trimmed(*wish.recipient), context.door.terms.members.region))
            wish.recipient = *std::move(number);
    wish.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default);
    TRY(flawless(query.flaws()));
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

http::Reply write_messages(const std::vector<Message>& found) {
    JsonWriter json;
    json.array(found, [&](const Message& message) { write_message(json, message); });
    return {.body = json.take()};
}

void list_messages(RequestContext& context) {
    context.read(read_list_messages(context), operations::list_messages, write_messages);
}

Result<operations::ListRehearsals> read_list_rehearsals(const RequestContext& context) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(context.request.query);
    operations::ListRehearsals wish;
    if (const auto order = query.integer("order", {.min = 1})) wish.order = OrderId{*order};
    wish.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default);
    TRY(flawless(query.flaws()));
    return wish;
}

http::Reply write_rehearsals(const std::vector<operations::Rehearsal>& found) {
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

void list_provisionings(RequestContext& context) {
    use_rehearsal_records(context).read(read_list_rehearsals(context), operations::list_rehearsals, write_rehearsals);
}

// Unrecorded: repeated requests are handled as the real provider handles them, which does not know Idempotency-Key.
constexpr Route routes[] = {
    {get, "/rehearsal/provisionings", list_provisionings, anyone},
    {get, "/rehearsal/messages", list_messages, anyone},
    {post, "/rehearsal/identity/tokens", issue_identity_token, anyone.unrecorded()},
    {post, "/rehearsal/identity/keys", rotate_identity_keys, anyone.unrecorded()},
    {get, "/rehearsal/identity/certs", show_identity_keys, anyone},
    {get, "/rehearsal/identity/tokeninfo", show_token_information, anyone},
    {get, "/rehearsal/identity/userinfo", show_user_information, anyone},
    {post, "/rehearsal/identity/token", redeem_code, anyone.unrecorded()},
    {get, "/rehearsal/identity/oauth/access_token", exchange_token, anyone},
    {get, "/rehearsal/identity/debug_token", debug_token, anyone},
    {get, "/rehearsal/identity/me", show_me, anyone},
    {post, "/rehearsal/payu/_payment", open_payment_page, anyone.unrecorded()},
    {get, "/rehearsal/payu/page", show_payment_page, anyone},
    {post, "/rehearsal/payu/pay", submit_payment_page, anyone.unrecorded()},
    {post, "/rehearsal/payu/merchant/postservice", verify_page_payment, anyone.unrecorded()},
    {get, "/rehearsal/payu/transactions", list_page_payments, anyone},
};

} // namespace

Door door(const Terms& terms, const Secrets& secrets) {
    return {.name = "rehearsal",
            .about =
                "Simulated external providers and the requests and messages that they received, in demo mode only.",
            .prefix = "/rehearsal",
            .routes = {routes, manual::operations},
            .schemas = embedded::rehearsal_schemas,
            .terms = terms,
            .secrets = secrets,
            .refuse = plain_refusal,
            .complain = complaint};
}

} // namespace cartwright::api::rehearsal
