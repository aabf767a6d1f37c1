#pragma once

#include "api/core/operation.hpp"

/// The parameters, examples and answers that the manual of accounts consists of; some are of all routes of members.
namespace cartwright::api::shopping::manual {

inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view security_schemes =
    R"({"UserToken":{"type":"apiKey","in":"header","name":"X-User-Token","description":"The `authentication_token` )"
    R"(that a sign-in returns."},)"
    R"("UserSecret":{"type":"apiKey","in":"header","name":"X-User-Es","description":"The `es` that a sign-in )"
    R"(returns."},)"
    R"("UserApplication":{"type":"apiKey","in":"header","name":"X-User-Aid","description":"The )"
    R"(`current_app_id` of the sign-in."},)"
    R"("Session":{"type":"apiKey","in":"cookie","name":"cartwright_session","description":"The session )"
    R"(that the sign-in page begins."}})";
inline constexpr std::string_view signed_in_security = R"({"UserToken":[],"UserSecret":[],"UserApplication":[]})";
inline constexpr std::string_view visitor_security =
    R"({"Session":[]},{"UserToken":[],"UserSecret":[],"UserApplication":[]})";

inline constexpr Parameter once{"header", "Idempotency-Key", R"({"type":"string","minLength":1,"maxLength":255})",
                                "A retry with the same key and request receives the first reply again."};
inline constexpr Parameter api_key{"query", "api_key", text, "The API key of the application.", true};
inline constexpr Parameter app{"query", "current_app_id", text, "An app id of the application.", true};
inline constexpr Parameter number{"query", "user[additional_login_param]", text, "The member's mobile number.", true};
inline constexpr Parameter code{"query", "user[otp]", text, "The code from the text message.", true};
inline constexpr Parameter intent{"query", "intent", R"({"type":"string","enum":["reset_password","unlock_account"]})",
                                  "The purpose of the code. Without it the code confirms the mobile number."};
inline constexpr Parameter member{"path", "user_id", text, "The member's id."};

inline constexpr Parameter write[] = {once};
inline constexpr Parameter code_sent[] = {api_key, app, number, intent};
inline constexpr Parameter code_checked[] = {api_key, app, number, code};
inline constexpr Parameter code_polled[] = {number, code, intent};
inline constexpr Parameter client[] = {member};
inline constexpr Parameter confirmation_link[] = {
    {"query", "confirmation_token", text, "The token from the link.", true}};
inline constexpr Parameter unlock_link[] = {{"query", "unlock_token", text, "The token from the link.", true}};
inline constexpr Parameter reset_link[] = {{"query", "reset_password_token", text, "The token from the link.", true}};
inline constexpr Parameter lookup[] = {{"query", "credential[email]", text, "The e-mail address to check."},
                                       {"query", "credential[additional_login_param]", text,
                                        "The mobile number to check. Ignored when an e-mail address is sent."}};
inline constexpr Parameter searched[] = {
    api_key,
    app,
    {"query", "query[query_string]", text, "The search words. Each of them has to match the beginning of a word."},
    {"query", "query[size]", R"({"type":"integer","default":20})", "The maximum number of results."}};

inline constexpr Answer unknown_client{401, "`api_key` or `current_app_id` is wrong. The reply has no body.", {}, {}};
inline constexpr Answer not_signed_in{
    401,
    "The credentials are missing, wrong or expired: the `X-User-*` headers or, at sign-in, the login and password.",
    "ShoppingNotIn", R"({"success": false, "errors": ["u shall not pass LOL"]})"};
inline constexpr Answer not_json{400, "The body is not well-formed JSON.", "ShoppingRefused",
                                 R"({"errors": "The body is not well-formed JSON"})"};
inline constexpr Answer not_found{422, "The object does not exist, or the caller may not read or change it.",
                                  "ShoppingRefused", R"({"errors": "Not Found"})"};
inline constexpr Answer not_found_on_page{
    422, "The object does not exist, or the caller may not read or change it. Browsers receive an HTML page.",
    "ShoppingRefused", R"({"errors": "Not Found"})", media::html};
inline constexpr Answer invalid{422, "A field is invalid; `errors` has the messages for each field.", "ShoppingInvalid",
                                R"({"errors": {"email": ["was not locked"]}})"};
inline constexpr Answer invalid_on_page{
    422, "A field is invalid; `errors` has the messages for each field. Browsers receive an HTML page.",
    "ShoppingInvalid", R"({"errors": {"confirmation_token": ["is invalid"]}})", media::html};
inline constexpr Answer too_many{
    429,
    "Too many requests for one mobile number or e-mail address, or from one client. `Retry-After` says when to retry.",
    "ShoppingRefused",
    {}};
inline constexpr std::string_view nothing_example = R"({"nothing": true})";
inline constexpr std::string_view tokens_example =
    R"({"authentication_token": "1gA3HxhoxacS2y_6wbzs", )"
    R"("es": "0d546dbd86d36c54acedfb15f4938b8e516d8c8b353513466a32ab49a9afaa5b"})";

inline constexpr Answer registered[] = {
    {200, "The server has created the account, or `errors` says why it has not.", "ShoppingNothing", nothing_example},
    unknown_client,
    {422, "The captcha answer is wrong.", "ShoppingRefused", R"({"errors": "recaptcha validation error"})"},
    too_many};
inline constexpr Answer changed[] = {{200,
                                      "A new token. The reply is `nothing` while no address or number is confirmed, "
                                      "and has `errors` if the change is refused.",
                                      "ShoppingChanged", tokens_example},
                                     not_json,
                                     not_signed_in};
inline constexpr Answer removed[] = {{200, "The server has deleted the account.", "ShoppingNothing", nothing_example},
                                     not_json,
                                     not_signed_in,
                                     {422, "The caller is the last admin, who cannot be deleted.", "ShoppingRefused",
                                      R"({"errors": "The last admin can't be deleted"})"}};
inline constexpr Answer sent[] = {
    {200, "The server has sent the code; at `resend_sms_otp` it only confirms that it can.", "ShoppingNothing",
     nothing_example},
    unknown_client,
    {422,
     "No account has this number, or the number is not in the state that `intent` requires.",
     "ShoppingNothing",
     {}},
    too_many};
inline constexpr Answer checked[] = {
    {200, "The server has checked the code; `otp_verification_result` returns the result.", "ShoppingNothing",
     nothing_example},
    {400, "No account has this number, or no code was sent to it.", "ShoppingNothing", {}},
    unknown_client,
    {422, "The code has expired or had too many wrong attempts. Request a new one.", "ShoppingNothing", {}}};
inline constexpr std::string_view polled_example =
    R"({"intent_verification_message": null, "errors": [], "resource": {"nothing": true}, "verified": true})";
inline constexpr Answer polled[] = {
    {200, "`verified` is true if the code is verified, and false before it is submitted.", "ShoppingPolled",
     polled_example},
    {400, "The account has no confirmed e-mail address to which the link could be sent.", "ShoppingPolled", {}},
    {422, "The number or the code is wrong, or the code has expired.", "ShoppingPolled", {}}};
inline constexpr Answer came_in[] = {
    {201, "The new token.", "ShoppingTokens", tokens_example}, not_signed_in, too_many};
inline constexpr Answer asked[] = {
    {201, "The server sends the e-mail.", "ShoppingEmpty", "{}"}, unknown_client, invalid, too_many};
inline constexpr Answer opened[] = {
    {201,
     "The server has confirmed the address or unlocked the account. Browsers receive an HTML page.",
     {},
     {},
     media::html},
    invalid_on_page};
inline constexpr Answer reset[] = {{204, "The server has set the new password.", {}, {}}, unknown_client, invalid};
inline constexpr Answer identified[] = {
    {201, "The new token.", "ShoppingTokens", tokens_example},
    unknown_client,
    {500, "The provider rejects the credential, or its e-mail address belongs to another account.", "ShoppingFailed",
     R"({"failure_message": null})"}};
inline constexpr Answer myself[] = {{200, "The member's id and token, and whether the member is an admin.",
                                     "ShoppingMyself",
                                     R"({"authentication_token": "1gA3HxhoxacS2y_6wbzs", )"
                                     R"("es": "0d546dbd86d36c54acedfb15f4938b8e516d8c8b353513466a32ab49a9afaa5b", )"
                                     R"("id": "5a85b715421aa91ffc68c86f", "admin": "false"})"},
                                    not_json,
                                    not_signed_in};
inline constexpr Answer marked[] = {{204, "Success; the reply has no body.", {}, {}},
                                    not_json,
                                    not_signed_in,
                                    {422, "The member does not exist, or is the last admin.", "ShoppingInvalid",
                                     R"({"errors": {"admin": ["can't be taken from the last admin"]}})"}};
inline constexpr Answer created[] = {{201,
                                      "The server has created the account and sends a code or link that confirms it.",
                                      "ShoppingNothing", nothing_example},
                                     not_json,
                                     not_signed_in,
                                     invalid};
inline constexpr Answer found[] = {{200, "The results. `_type` says what each of them is.", "ShoppingFound",
                                    R"([{"_id": {"$oid": "5a87111b421aa91047c428b9"}, "name": null, "email": null, )"
                                    R"("additional_login_param": "+919999999999", "_type": "User"}])"},
                                   not_signed_in};
inline constexpr Answer free[] = {{200,
                                   "`is_valid` is true if the address or number is well-formed and no account has it.",
                                   "ShoppingFree", R"({"is_valid": true})"},
                                  too_many};
inline constexpr Answer not_acceptable[] = {{406, "JSON clients cannot use this route.", "ShoppingRefused", {}}};
inline constexpr Answer page[] = {{200, "The HTML page.", {}, {}, media::html}};
inline constexpr Answer page_to_sign_in[] = {
    {303, "The sign-in succeeded; the server redirects to the profile.", {}, {}},
    {401, "The login or password is wrong, or the account is locked.", {}, {}, media::html}};
inline constexpr Answer signed_out[] = {
    {303, "The session has ended; the server redirects to the sign-in page.", {}, {}},
    {401, "The caller is not signed in.", {}, {}, media::html}};
inline constexpr Answer profile[] = {{200, "The HTML page.", {}, {}, media::html},
                                     {401, "The caller is not signed in.", {}, {}, media::html}};
inline constexpr std::string_view shown_client_example =
    R"({"api_key": "4f1c", "app_ids": ["5a85ae25e138231aa93495e3"], )"
    R"("redirect_urls": ["www.google.com"], "resource_id": "5a87111b421aa91047c428b9"})";
inline constexpr Answer clients[] = {
    {200, "The application. Browsers receive an HTML page.", "ShoppingClient", shown_client_example, media::html},
    {401, "The caller is not signed in.", {}, {}, media::html},
    {404, "The member has no application. Browsers receive an HTML page.", "ShoppingRefused", {}, media::html},
    not_found_on_page};
inline constexpr Answer client_set[] = {{200, "The changed application.", "ShoppingClient", shown_client_example},
                                        not_json,
                                        not_signed_in,
                                        {404, "The member has no application.", "ShoppingRefused", {}},
                                        not_found};
inline constexpr Answer client_changed[] = {
    {303, "The server has changed the application and redirects to its page.", {}, {}},
    {401, "The caller is not signed in.", {}, {}, media::html},
    not_found_on_page};
inline constexpr Answer password_page[] = {{200, "The server has set the new password.", {}, {}, media::html},
                                           invalid_on_page};

inline constexpr std::string_view sign_up_example =
    R"({"user": {"additional_login_param": "9999999999", "password": "correct horse", )"
    R"("password_confirmation": "correct horse"}, "g-recaptcha-response": "", "api_key": "…", )"
    R"("current_app_id": "…"})";
inline constexpr std::string_view sign_in_example =
    R"({"user": {"login": "9999999999", "password": "correct horse"}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view change_example =
    R"({"id": "…", "user": {"email": "anyone@example.com", "current_password": "correct horse"}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view email_example =
    R"({"user": {"email": "anyone@example.com"}, "g-recaptcha-response": "", "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view reset_example =
    R"({"user": {"reset_password_token": "…", "password": "correct horse", )"
    R"("password_confirmation": "correct horse"}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view google_example =
    R"({"state": "{\"current_app_id\": \"…\", \"api_key\": \"…\", \"path\": \"omniauth/users/\"}", "id_token": "…"})";
inline constexpr std::string_view facebook_example =
    R"({"state": "{\"current_app_id\": \"…\", \"api_key\": \"…\", \"path\": \"omniauth/users/\"}", )"
    R"("fb_exchange_token": "…"})";
inline constexpr RequestBody keys_alone{"ShoppingRequest", R"({"api_key": "…", "current_app_id": "…"})"};
inline constexpr std::string_view mark_example =
    R"({"id": "5a87111b421aa91047c428b9", "user": {"admin": true}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view client_example =
    R"({"client": {"add_redirect_url": "www.google.com", "add_app_id": "anything"}})";

} // namespace cartwright::api::shopping::manual
