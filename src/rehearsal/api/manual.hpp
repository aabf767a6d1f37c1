#pragma once

#include "api/core/operation.hpp"

/// The manual of the rehearsal.
namespace cartwright::api::rehearsal::manual {

using enum http::Method;

inline constexpr Parameter parameters[] = {
    {"query", "to", R"({"type":"string"})", "Restricts the result to this e-mail address or phone number."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of messages to return."}};
inline constexpr Answer answers[] = {{200, "The messages, newest first.", "Messages", {}},
                                     {422, "A parameter is malformed.", "RehearsalError", {}}};

inline constexpr Parameter provisionings_query[] = {
    {"query", "order", R"({"type":"integer"})", "Restricts the result to this order; `limit` then does not apply."},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
     "The maximum number of requests to return."}};
inline constexpr Answer provisionings_answers[] = {
    {200, "The provisioning requests, newest first.", "Provisionings", {}},
    {422, "A parameter is malformed.", "RehearsalError", {}}};

inline constexpr std::string_view token_example =
    R"({"provider":"google","kind":"id_token","subject":"1001","email":"ada@example.com","name":"Ada"})";
inline constexpr Answer issued[] = {{201, "The issued token.", "IdentityToken", {}},
                                    {422, "The request is malformed.", "RehearsalError", {}}};
inline constexpr Answer rotated[] = {{204, "The keys are replaced.", {}, {}}};
inline constexpr Answer key_set[] = {{200, "A JSON Web Key Set (RFC 7517).", "IdentityKeys", {}}};
inline constexpr Answer google_says[] = {{200, "The reply in Google's format.", "ProviderSays", {}},
                                         {400, "The error in Google's format.", "ProviderSays", {}}};
inline constexpr Answer google_tells[] = {{200, "The reply in Google's format.", "ProviderSays", {}},
                                          {401, "The error in Google's format.", "ProviderSays", {}}};
inline constexpr Answer google_gives[] = {
    {200, "The reply in Google's format.", "ProviderSays", {}},
    {400, "The authorisation code or another parameter is not valid.", "ProviderSays", {}},
    {401, "The client ID or the client secret is wrong.", "ProviderSays", {}}};
inline constexpr Answer facebook_says[] = {{200, "The reply in Facebook's format.", "ProviderSays", {}},
                                           {400, "The error in Facebook's format.", "ProviderSays", {}}};

inline constexpr Parameter of_token[] = {
    {"query", "access_token", R"({"type":"string"})", "The access token to inspect.", true}};
inline constexpr Parameter of_exchange[] = {
    {"query", "grant_type", R"({"const":"fb_exchange_token"})", "The type of the exchange.", true},
    {"query", "client_id", R"({"type":"string"})", "The client ID of the shop.", true},
    {"query", "client_secret", R"({"type":"string"})", "The client secret of the shop.", true},
    {"query", "fb_exchange_token", R"({"type":"string"})", "The token to exchange.", true}};
inline constexpr Parameter of_debugging[] = {
    {"query", "input_token", R"({"type":"string"})", "The access token to inspect.", true},
    {"query", "access_token", R"({"type":"string"})", "The app access token of the shop: `id|secret`.", true}};
inline constexpr Parameter of_me[] = {
    {"query", "access_token", R"({"type":"string"})", "The access token of the user.", true},
    {"query", "appsecret_proof", R"({"type":"string"})",
     "The proof that the shop sends the request: the keyed digest of the access token."},
    {"query", "fields", R"({"type":"string"})", "Ignored. The reply always has the fields id, name and email."}};

inline constexpr Parameter of_page[] = {{"query", "txnid", R"({"type":"string"})", "The ID of the transaction.", true}};
inline constexpr Parameter pages_query[] = {{"query", "limit",
                                             R"({"type":"integer","minimum":1,"maximum":1000,"default":100})",
                                             "The maximum number of payments to return."}};
inline constexpr Answer page_opened[] = {
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
inline constexpr Answer page_shown[] = {{200, "The payment page.", {}, {}, media::html},
                                        {404, "The transaction does not exist.", {}, {}, media::html}};
inline constexpr Answer page_pressed[] = {
    {200, "A page whose form returns the browser to the shop.", {}, {}, media::html},
    {400, "The page has no such button.", {}, {}, media::html},
    {404, "The transaction does not exist.", {}, {}, media::html}};
inline constexpr Answer page_verified[] = {{200, "The reply in PayU's format.", "ProviderSays", {}},
                                           {503, "The simulated gateway does not answer.", "ProviderSays", {}}};
inline constexpr Answer pages_listed[] = {{200, "The payments, newest first.", "PagePayments", {}},
                                          {422, "A parameter is malformed.", "RehearsalError", {}}};

inline constexpr Operation operations[] = {
    {.method = get,
     .path = "/rehearsal/provisionings",
     .id = "list_provisionings",
     .about = "Lists the provisioning requests that the simulated vendors received.",
     .parameters = provisionings_query,
     .answers = provisionings_answers},
    {.method = get,
     .path = "/rehearsal/messages",
     .id = "list_messages",
     .about = "Lists the outgoing e-mails and text messages of the demo.",
     .parameters = parameters,
     .answers = answers},
    {.method = post,
     .path = "/rehearsal/identity/tokens",
     .id = "issue_identity_token",
     .about = "Issues a simulated Google or Facebook token, valid or not.",
     .body = {"IdentityTokenWish", token_example},
     .answers = issued},
    {.method = post,
     .path = "/rehearsal/identity/keys",
     .id = "rotate_identity_keys",
     .about = "Replaces the signing keys of the simulated Google and stops publishing the old ones.",
     .answers = rotated},
    {.method = get,
     .path = "/rehearsal/identity/certs",
     .id = "list_identity_keys",
     .about = "Lists the public signing keys of the simulated Google.",
     .answers = key_set},
    {.method = get,
     .path = "/rehearsal/identity/tokeninfo",
     .id = "get_token_information",
     .about = "Retrieves the properties of a simulated Google access token.",
     .parameters = of_token,
     .answers = google_says},
    {.method = get,
     .path = "/rehearsal/identity/userinfo",
     .id = "get_user_information",
     .about = "Retrieves the user of a simulated Google access token.",
     .answers = google_tells},
    {.method = post,
     .path = "/rehearsal/identity/token",
     .id = "redeem_code",
     .about = "Exchanges a simulated Google authorisation code for tokens.",
     .body = form_body("CodeRequest"),
     .answers = google_gives},
    {.method = get,
     .path = "/rehearsal/identity/oauth/access_token",
     .id = "exchange_token",
     .about = "Exchanges a simulated Facebook token for a long-lived one.",
     .parameters = of_exchange,
     .answers = facebook_says},
    {.method = get,
     .path = "/rehearsal/identity/debug_token",
     .id = "debug_token",
     .about = "Retrieves the properties of a simulated Facebook token.",
     .parameters = of_debugging,
     .answers = facebook_says},
    {.method = get,
     .path = "/rehearsal/identity/me",
     .id = "get_facebook_user",
     .about = "Retrieves the user of a simulated Facebook token.",
     .parameters = of_me,
     .answers = facebook_says},
    {.method = post,
     .path = "/rehearsal/payu/_payment",
     .id = "open_payment_page",
     .about = "Opens the simulated PayU payment page for a payment.",
     .body = form_body("PageRequest"),
     .answers = page_opened},
    {.method = get,
     .path = "/rehearsal/payu/page",
     .id = "get_payment_page",
     .about = "Retrieves the simulated PayU page of an existing payment.",
     .parameters = of_page,
     .answers = page_shown},
    {.method = post,
     .path = "/rehearsal/payu/pay",
     .id = "submit_payment_page",
     .about = "Submits the buyer's choice on the simulated PayU page, which takes the money at most once.",
     .body = form_body("PageChoice"),
     .answers = page_pressed},
    {.method = post,
     .path = "/rehearsal/payu/merchant/postservice",
     .id = "verify_page_payment",
     .about = "Reports the status of a payment in PayU's format.",
     .body = form_body("PageQuestion"),
     .answers = page_verified},
    {.method = get,
     .path = "/rehearsal/payu/transactions",
     .id = "list_page_payments",
     .about = "Lists the payments of the simulated PayU page and the amounts taken.",
     .parameters = pages_query,
     .answers = pages_listed},
};

} // namespace cartwright::api::rehearsal::manual
