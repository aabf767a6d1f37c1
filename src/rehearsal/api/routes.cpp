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
#include "rehearsal/api/payment_page.hpp"
#include "rehearsal/api/rehearsal_schemas.json.hpp"
#include "rehearsal/rehearsals.hpp"

namespace cartwright::api::rehearsal {

namespace {

using http::Method;

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

constexpr Parameter parameters[] = {
    {"query", "to", R"({"type":"string"})", "Restricts the result to this e-mail address or phone number."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of messages to return."}};
constexpr Answer answers[] = {{200, "The messages, newest first.", "Messages", {}},
                              {422, "A parameter is malformed.", "RehearsalError", {}}};

constexpr Parameter provisionings_query[] = {
    {"query", "order", R"({"type":"integer"})", "Restricts the result to this order; `limit` then does not apply."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of requests to return."}};
constexpr Answer provisionings_answers[] = {{200, "The provisioning requests, newest first.", "Provisionings", {}},
                                            {422, "A parameter is malformed.", "RehearsalError", {}}};

constexpr std::string_view token_example =
    R"({"provider":"google","kind":"id_token","subject":"1001","email":"ada@example.com","name":"Ada"})";
constexpr Answer issued[] = {{201, "The issued token.", "IdentityToken", {}},
                             {422, "The request is malformed.", "RehearsalError", {}}};
constexpr Answer rotated[] = {{204, "The keys are replaced.", {}, {}}};
constexpr Answer key_set[] = {{200, "A JSON Web Key Set (RFC 7517).", "IdentityKeys", {}}};
constexpr Answer google_says[] = {{200, "The reply in Google's format.", "ProviderSays", {}},
                                  {400, "The error in Google's format.", "ProviderSays", {}}};
constexpr Answer google_tells[] = {{200, "The reply in Google's format.", "ProviderSays", {}},
                                   {401, "The error in Google's format.", "ProviderSays", {}}};
constexpr Answer google_gives[] = {
    {200, "The reply in Google's format.", "ProviderSays", {}},
    {400, "The authorisation code or another parameter is not valid.", "ProviderSays", {}},
    {401, "The client ID or the client secret is wrong.", "ProviderSays", {}}};
constexpr Answer facebook_says[] = {{200, "The reply in Facebook's format.", "ProviderSays", {}},
                                    {400, "The error in Facebook's format.", "ProviderSays", {}}};

constexpr Parameter of_token[] = {
    {"query", "access_token", R"({"type":"string"})", "The access token to inspect.", true}};
constexpr Parameter of_exchange[] = {
    {"query", "grant_type", R"({"const":"fb_exchange_token"})", "The type of the exchange.", true},
    {"query", "client_id", R"({"type":"string"})", "The client ID of the shop.", true},
    {"query", "client_secret", R"({"type":"string"})", "The client secret of the shop.", true},
    {"query", "fb_exchange_token", R"({"type":"string"})", "The token to exchange.", true}};
constexpr Parameter of_debugging[] = {
    {"query", "input_token", R"({"type":"string"})", "The access token to inspect.", true},
    {"query", "access_token", R"({"type":"string"})", "The app access token of the shop: `id|secret`.", true}};
constexpr Parameter of_me[] = {
    {"query", "access_token", R"({"type":"string"})", "The access token of the user.", true},
    {"query", "appsecret_proof", R"({"type":"string"})",
     "The proof that the shop sends the request: the keyed digest of the access token."},
    {"query", "fields", R"({"type":"string"})", "Ignored. The reply always has the fields id, name and email."}};

constexpr Parameter of_page[] = {{"query", "txnid", R"({"type":"string"})", "The ID of the transaction.", true}};
constexpr Parameter pages_query[] = {{"query", "limit",
                                      R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
                                      "The maximum number of payments to return."}};
constexpr Answer page_opened[] = {
    {200,
     "The payment page or, after the buyer's choice, the page that returns the browser to the shop.",
     {},
     {},
     media::html},
    {400,
     "An error page that names the wrong field, such as the key, checksum or return address.",
     {},
     {},
     media::html},
    {409, "The transaction already exists with another amount.", {}, {}, media::html},
    {503, "The server is overloaded.", {}, {}, media::html}};
constexpr Answer page_shown[] = {{200, "The payment page.", {}, {}, media::html},
                                 {404, "The transaction does not exist.", {}, {}, media::html}};
constexpr Answer page_pressed[] = {{200, "A page whose form returns the browser to the shop.", {}, {}, media::html},
                                   {400, "The page has no such button.", {}, {}, media::html},
                                   {404, "The transaction does not exist.", {}, {}, media::html}};
constexpr Answer page_verified[] = {{200, "The reply in PayU's format.", "ProviderSays", {}},
                                    {503, "The simulated gateway does not answer.", "ProviderSays", {}}};
constexpr Answer pages_listed[] = {{200, "The payments, newest first.", "PagePayments", {}},
                                   {422, "A parameter is malformed.", "RehearsalError", {}}};

// Repeated requests are handled as the real provider handles them: it does not know Idempotency-Key.
constexpr bool unrecorded = false;

constexpr Route routes[] = {
    {Method::get,
     "/rehearsal/provisionings",
     list_provisionings,
     "list_provisionings",
     "Lists the provisioning requests that the simulated vendors received.",
     provisionings_query,
     {},
     {},
     provisionings_answers},
    {Method::get,
     "/rehearsal/messages",
     list_messages,
     "list_messages",
     "Lists the outgoing e-mails and text messages of the demo.",
     parameters,
     {},
     {},
     answers},
    {Method::post,
     "/rehearsal/identity/tokens",
     issue_identity_token,
     "issue_identity_token",
     "Issues a simulated Google or Facebook token, valid or not.",
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
     "Replaces the signing keys of the simulated Google and stops publishing the old ones.",
     {},
     {},
     {},
     rotated,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/identity/certs",
     show_identity_keys,
     "list_identity_keys",
     "Lists the public signing keys of the simulated Google.",
     {},
     {},
     {},
     key_set},
    {Method::get,
     "/rehearsal/identity/tokeninfo",
     show_token_information,
     "get_token_information",
     "Retrieves the properties of a simulated Google access token.",
     of_token,
     {},
     {},
     google_says},
    {Method::get,
     "/rehearsal/identity/userinfo",
     show_user_information,
     "get_user_information",
     "Retrieves the user of a simulated Google access token.",
     {},
     {},
     {},
     google_tells},
    {Method::post,
     "/rehearsal/identity/token",
     redeem_code,
     "redeem_code",
     "Exchanges a simulated Google authorisation code for tokens.",
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
     "Exchanges a simulated Facebook token for a long-lived one.",
     of_exchange,
     {},
     {},
     facebook_says},
    {Method::get,
     "/rehearsal/identity/debug_token",
     debug_token,
     "debug_token",
     "Retrieves the properties of a simulated Facebook token.",
     of_debugging,
     {},
     {},
     facebook_says},
    {Method::get,
     "/rehearsal/identity/me",
     show_me,
     "get_facebook_user",
     "Retrieves the user of a simulated Facebook token.",
     of_me,
     {},
     {},
     facebook_says},
    {Method::post,
     "/rehearsal/payu/_payment",
     open_payment_page,
     "open_payment_page",
     "Opens the simulated PayU payment page for a payment.",
     {},
     form_body("PageRequest"),
     {},
     page_opened,
     {},
     unrecorded},
    {Method::get,
     "/rehearsal/payu/page",
     show_payment_page,
     "get_payment_page",
     "Retrieves the simulated PayU page of an existing payment.",
     of_page,
     {},
     {},
     page_shown},
    {Method::post,
     "/rehearsal/payu/pay",
     submit_payment_page,
     "submit_payment_page",
     "Submits the buyer's choice on the simulated PayU page, which takes the money at most once.",
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
     "Reports the status of a payment in PayU's format.",
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
     "Lists the payments of the simulated PayU page and the amounts taken.",
     pages_query,
     {},
     {},
     pages_listed},
};

} // namespace

Door door(const Terms& terms) {
    return {.name = "rehearsal",
            .about =
                "Simulated external providers and the requests and messages that they received, in demo mode only.",
            .prefix = "/rehearsal",
            .routes = routes,
            .schemas = embedded::rehearsal_schemas,
            .terms = terms,
            .refuse = plain_refusal,
            .complain = complaint};
}

} // namespace cartwright::api::rehearsal
