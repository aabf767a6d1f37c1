#include "rehearsal/api/door.hpp"

#include "api/core/api_server.hpp"
#include "api/core/complaint.hpp"
#include "api/core/input.hpp"
#include "base/json/json_writer.hpp"
#include "base/mobile_number.hpp"
#include "base/text.hpp"
#include "operations/outbox/messages.hpp"
#include "rehearsal/api/identity.hpp"
#include "rehearsal/api/payment_page.hpp"
#include "rehearsal/api/rehearsal_schemas.json.hpp"
#include "rehearsal/rehearsals.hpp"

namespace cartwright::api::rehearsal {

namespace {

using http::Method;

Result<operations::ListMessages> messages_listed(const RequestContext& context) {
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

http::Reply messages(const std::vector<Message>& found) {
    JsonWriter json;
    json.array(found, [&](const Message& message) { write_message(json, message); });
    return {.body = json.take()};
}

void list_messages(RequestContext& context) {
    context.read(messages_listed(context), operations::list_messages, messages);
}

Result<operations::ListRehearsals> provisionings_listed(const RequestContext& context) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(context.request.query);
    operations::ListRehearsals wish;
    if (const auto order = query.integer("order", {.min = 1})) wish.order = OrderId{*order};
    wish.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default);
    TRY(flawless(query.flaws()));
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

void list_provisionings(RequestContext& context) {
    context.read(provisionings_listed(context), operations::list_rehearsals, provisionings);
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

constexpr std::string_view token_example =
    R"({"provider":"google","kind":"id_token","subject":"1001","email":"ada@example.com","name":"Ada"})";
constexpr Answer issued[] = {{201, "The token.", "IdentityToken", {}}, {422, "It is malformed.", "RehearsalError", {}}};
constexpr Answer rotated[] = {{204, "There are new keys.", {}, {}}};
constexpr Answer key_set[] = {{200, "A key set (RFC 7517).", "IdentityKeys", {}}};
constexpr Answer google_says[] = {{200, "As Google says it.", "ProviderSays", {}},
                                  {400, "As Google refuses it.", "ProviderSays", {}}};
constexpr Answer google_tells[] = {{200, "As Google says it.", "ProviderSays", {}},
                                   {401, "As Google refuses it.", "ProviderSays", {}}};
constexpr Answer google_gives[] = {{200, "As Google says it.", "ProviderSays", {}},
                                   {400, "The code is not good.", "ProviderSays", {}},
                                   {401, "The shop is not known.", "ProviderSays", {}}};
constexpr Answer facebook_says[] = {{200, "As Facebook says it.", "ProviderSays", {}},
                                    {400, "As Facebook refuses it.", "ProviderSays", {}}};

constexpr Parameter of_token[] = {{"query", "access_token", R"({"type":"string"})", "What it is about.", true}};
constexpr Parameter of_exchange[] = {
    {"query", "grant_type", R"({"const":"fb_exchange_token"})", "What is to be done.", true},
    {"query", "client_id", R"({"type":"string"})", "The shop.", true},
    {"query", "client_secret", R"({"type":"string"})", "Its secret.", true},
    {"query", "fb_exchange_token", R"({"type":"string"})", "What is to be exchanged.", true}};
constexpr Parameter of_debugging[] = {
    {"query", "input_token", R"({"type":"string"})", "What it is about.", true},
    {"query", "access_token", R"({"type":"string"})", "The shop's: id|secret.", true}};
constexpr Parameter of_me[] = {{"query", "access_token", R"({"type":"string"})", "Whose.", true},
                               {"query", "appsecret_proof", R"({"type":"string"})", "That the shop asks."},
                               {"query", "fields", R"({"type":"string"})", "Always id, name and email."}};

constexpr Parameter of_page[] = {{"query", "txnid", R"({"type":"string"})", "Which.", true}};
constexpr Parameter pages_query[] = {
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most."}};
constexpr Answer page_opened[] = {
    {200, "A page with buttons; or the way back, once one was pressed.", {}, {}, media::html},
    {400, "A page that says what is wrong: the key, the checksum, an address.", {}, {}, media::html},
    {409, "The transaction is there, with another amount.", {}, {}, media::html},
    {503, "There are too many.", {}, {}, media::html}};
constexpr Answer page_shown[] = {{200, "The same page.", {}, {}, media::html},
                                 {404, "There is no such transaction.", {}, {}, media::html}};
constexpr Answer page_pressed[] = {{200, "A page whose form brings the browser back to the shop.", {}, {}, media::html},
                                   {400, "That can't be pressed.", {}, {}, media::html},
                                   {404, "There is no such transaction.", {}, {}, media::html}};
constexpr Answer page_verified[] = {{200, "As PayU says it.", "ProviderSays", {}},
                                    {503, "The answer is lost.", "ProviderSays", {}}};
constexpr Answer pages_listed[] = {{200, "The newest first.", "PagePayments", {}},
                                   {422, "A parameter is malformed.", "RehearsalError", {}}};

// Repeated requests are handled as the real provider handles them: it does not know Idempotency-Key.
constexpr bool unrecorded = false;

constexpr Route routes[] = {
    {Method::get,
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
     answers},
    {Method::post,
     "/rehearsal/identity/tokens",
     issue_identity_token,
     "issue_identity_token",
     "A token as Google or Facebook would give it, good or bad.",
     {},
     "IdentityTokenWish",
     token_example,
     issued,
     {},
     unrecorded},
    {Method::post,
     "/rehearsal/identity/keys",
     rotate_identity_keys,
     "rotate_identity_keys",
     "Google signs with new keys, and publishes the old ones no more.",
     {},
     {},
     {},
     rotated,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/identity/certs",
     show_identity_keys,
     "show_identity_keys",
     "Google's keys.",
     {},
     {},
     {},
     key_set},
    {Method::get,
     "/rehearsal/identity/tokeninfo",
     show_token_information,
     "show_token_information",
     "What an access token of Google's is for.",
     of_token,
     {},
     {},
     google_says},
    {Method::get,
     "/rehearsal/identity/userinfo",
     show_user_information,
     "show_user_information",
     "Whose an access token of Google's is.",
     {},
     {},
     {},
     google_tells},
    {Method::post,
     "/rehearsal/identity/token",
     redeem_code,
     "redeem_code",
     "Google takes a code and gives tokens.",
     {},
     form_body("CodeRequest"),
     {},
     google_gives,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/identity/oauth/access_token",
     exchange_token,
     "exchange_token",
     "Facebook takes a token and gives one that lasts.",
     of_exchange,
     {},
     {},
     facebook_says},
    {Method::get,
     "/rehearsal/identity/debug_token",
     debug_token,
     "debug_token",
     "What a token of Facebook's is for.",
     of_debugging,
     {},
     {},
     facebook_says},
    {Method::get,
     "/rehearsal/identity/me",
     show_me,
     "show_me",
     "Whose a token of Facebook's is.",
     of_me,
     {},
     {},
     facebook_says},
    {Method::post,
     "/rehearsal/payu/_payment",
     open_payment_page,
     "open_payment_page",
     "A browser brings a payment to PayU's page.",
     {},
     form_body("PageRequest"),
     {},
     page_opened,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/payu/page",
     show_payment_page,
     "show_payment_page",
     "The page of a payment that is there.",
     of_page,
     {},
     {},
     page_shown},
    {Method::post,
     "/rehearsal/payu/pay",
     press_on_payment_page,
     "press_on_payment_page",
     "A buyer presses a button on PayU's page. Money is taken once, whatever is pressed.",
     {},
     form_body("PageChoice"),
     {},
     page_pressed,
     {},
     unrecorded},
    {Method::post,
     "/rehearsal/payu/merchant/postservice",
     verify_page_payment,
     "verify_page_payment",
     "PayU says how a payment went.",
     {},
     form_body("PageQuestion"),
     {},
     page_verified,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/payu/transactions",
     list_page_payments,
     "list_page_payments",
     "What came to PayU's page, and what was taken.",
     pages_query,
     {},
     {},
     pages_listed},
};

} // namespace

Door door(const Terms& terms) {
    return {.name = "rehearsal",
            .about = "What the rehearsal has sent, and the providers that it plays, in demo mode only.",
            .prefix = "/rehearsal",
            .routes = routes,
            .schemas = embedded::rehearsal_schemas,
            .terms = terms,
            .refuse = plain_refusal,
            .complain = complaint};
}

} // namespace cartwright::api::rehearsal
