#pragma once

#include "api/core/door.hpp"

/// What the OpenAPI document says about accounts.
namespace cartwright::api::shopping::manual {

inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view security_schemes =
    R"({"UserToken":{"type":"apiKey","in":"header","name":"X-User-Token","description":"From a sign-in."},)"
    R"("UserSecret":{"type":"apiKey","in":"header","name":"X-User-Es","description":"What came with the token."},)"
    R"("UserApplication":{"type":"apiKey","in":"header","name":"X-User-Aid","description":"The id of the application )"
    R"(in which the token was issued."},)"
    R"("Session":{"type":"apiKey","in":"cookie","name":"cartwright_session","description":"From the sign-in page."}})";
inline constexpr std::string_view signed_in_security = R"({"UserToken":[],"UserSecret":[],"UserApplication":[]})";
inline constexpr std::string_view visitor_security =
    R"({"Session":[]},{"UserToken":[],"UserSecret":[],"UserApplication":[]})";

inline constexpr Parameter once{"header", "Idempotency-Key", R"({"type":"string","minLength":1,"maxLength":255})",
                                "The same key and request get the first answer again."};
inline constexpr Parameter api_key{"query", "api_key", text, "The application's key.", true};
inline constexpr Parameter app{"query", "current_app_id", text, "One of its app ids.", true};
inline constexpr Parameter number{"query", "user[additional_login_param]", text, "The mobile number.", true};
inline constexpr Parameter code{"query", "user[otp]", text, "The code.", true};
inline constexpr Parameter intent{"query", "intent", R"({"type":"string","enum":["reset_password","unlock_account"]})",
                                  "What the code is for; to confirm the number when it is missing."};
inline constexpr Parameter member{"path", "user_id", text, "Whose."};

inline constexpr Parameter write[] = {once};
inline constexpr std::span<const Parameter> no_parameters{};
inline constexpr Parameter code_sent[] = {api_key, app, number, intent};
inline constexpr Parameter code_checked[] = {api_key, app, number, code};
inline constexpr Parameter code_polled[] = {number, code, intent};
inline constexpr Parameter client[] = {member};
inline constexpr Parameter confirmation_link[] = {
    {"query", "confirmation_token", text, "What stands in the link.", true}};
inline constexpr Parameter unlock_link[] = {{"query", "unlock_token", text, "What stands in the link.", true}};
inline constexpr Parameter reset_link[] = {{"query", "reset_password_token", text, "What stands in the link.", true}};
inline constexpr Parameter lookup[] = {{"query", "credential[email]", text, "An address, or"},
                                       {"query", "credential[additional_login_param]", text, "a number."}};
inline constexpr Parameter searched[] = {api_key,
                                         app,
                                         {"query", "query[query_string]", text, "Beginnings of words; all must match."},
                                         {"query", "query[size]", R"({"type":"integer","default":20})", "At most."}};

inline constexpr Answer unknown_client{401, "No such application: an empty body.", {}, {}};
inline constexpr Answer not_signed_in{401, "The three headers are missing, wrong or expired.", "ShoppingNotIn",
                                      R"({"success": false, "errors": ["u shall not pass LOL"]})"};
inline constexpr Answer not_json{400, "The body is not well-formed JSON.", "ShoppingRefused",
                                 R"({"errors": "The body is not well-formed JSON"})"};
inline constexpr Answer not_found{422, "There is none, or it is not yours.", "ShoppingRefused",
                                  R"({"errors": "Not Found"})"};
inline constexpr Answer not_found_on_page{422, "There is none, or it is not yours; a browser gets a page.",
                                          "ShoppingRefused", R"({"errors": "Not Found"})", media::html};
inline constexpr Answer invalid{422, "What is wrong, field by field.", "ShoppingInvalid",
                                R"({"errors": {"email": ["was not locked"]}})"};
inline constexpr Answer invalid_on_page{422, "What is wrong, field by field; a browser gets a page.", "ShoppingInvalid",
                                        R"({"errors": {"confirmation_token": ["is invalid"]}})", media::html};
inline constexpr Answer too_many{429, "Too often, to one number or address or from one place.", "ShoppingRefused", {}};
inline constexpr std::string_view nothing_example = R"({"nothing": true})";
inline constexpr std::string_view tokens_example =
    R"({"authentication_token": "1gA3HxhoxacS2y_6wbzs", )"
    R"("es": "0d546dbd86d36c54acedfb15f4938b8e516d8c8b353513466a32ab49a9afaa5b"})";

inline constexpr Answer registered[] = {
    {200, "Done, or what is wrong, in sentences.", "ShoppingNothing", nothing_example},
    unknown_client,
    {422, "The captcha is wrong.", "ShoppingRefused", R"({"errors": "recaptcha validation error"})"},
    too_many};
inline constexpr Answer changed[] = {
    {200, "A new token; or nothing, while no key is confirmed; or what is wrong.", "ShoppingChanged", tokens_example},
    not_json,
    not_signed_in};
inline constexpr Answer removed[] = {
    {200, "Gone.", "ShoppingNothing", nothing_example},
    not_json,
    not_signed_in,
    {422, "It is the last admin's.", "ShoppingRefused", R"({"errors": "The last admin can't be deleted"})"}};
inline constexpr Answer sent[] = {{200, "Sent.", "ShoppingNothing", nothing_example},
                                  unknown_client,
                                  {422, "Nobody has that number, or it is not for that.", "ShoppingNothing", {}},
                                  too_many};
inline constexpr Answer checked[] = {{200, "It is being looked at.", "ShoppingNothing", nothing_example},
                                     {400, "Nobody has that number.", "ShoppingNothing", {}},
                                     unknown_client,
                                     {422, "The last code is good for nothing any more.", "ShoppingNothing", {}}};
inline constexpr std::string_view polled_example =
    R"({"intent_verification_message": null, "errors": [], "resource": {"nothing": true}, "verified": true})";
inline constexpr Answer polled[] = {{200, "Verified, or not yet.", "ShoppingPolled", polled_example},
                                    {400, "There is no confirmed e-mail address.", "ShoppingPolled", {}},
                                    {422, "The number or the code is wrong.", "ShoppingPolled", {}}};
inline constexpr Answer came_in[] = {{201, "A token.", "ShoppingTokens", tokens_example}, not_signed_in, too_many};
inline constexpr Answer asked[] = {{201, "A mail goes out.", "ShoppingEmpty", "{}"}, unknown_client, invalid, too_many};
inline constexpr Answer opened[] = {{201, "Done; a browser gets a page.", {}, {}, media::html}, invalid_on_page};
inline constexpr Answer reset[] = {{204, "It is set.", {}, {}}, unknown_client, invalid};
inline constexpr Answer identified[] = {{201, "A token.", "ShoppingTokens", tokens_example},
                                        unknown_client,
                                        {500,
                                         "The provider does not vouch for it; or the address is another account's.",
                                         "ShoppingFailed", R"({"failure_message": null})"}};
inline constexpr Answer myself[] = {{200, "Who it is.", "ShoppingMyself",
                                     R"({"authentication_token": "1gA3HxhoxacS2y_6wbzs", )"
                                     R"("es": "0d546dbd86d36c54acedfb15f4938b8e516d8c8b353513466a32ab49a9afaa5b", )"
                                     R"("id": "5a85b715421aa91ffc68c86f", "admin": "false"})"},
                                    not_json,
                                    not_signed_in};
inline constexpr Answer marked[] = {{204, "Done.", {}, {}},
                                    not_json,
                                    not_signed_in,
                                    {422, "There is no such member, or no admin would be left.", "ShoppingInvalid",
                                     R"({"errors": {"admin": ["can't be taken from the last admin"]}})"}};
inline constexpr Answer created[] = {{201, "It is sent what is needed to come in.", "ShoppingNothing", nothing_example},
                                     not_json,
                                     not_signed_in,
                                     invalid};
inline constexpr Answer found[] = {{200, "Each with its `_type`.", "ShoppingFound",
                                    R"([{"_id": {"$oid": "5a87111b421aa91047c428b9"}, "name": null, "email": null, )"
                                    R"("additional_login_param": "+919999999999", "_type": "User"}])"},
                                   not_signed_in};
inline constexpr Answer free[] = {{200, "Whether nobody has it.", "ShoppingFree", R"({"is_valid": true})"}, too_many};
inline constexpr Answer not_acceptable[] = {{406, "There is no such form.", "ShoppingRefused", {}}};
inline constexpr Answer page[] = {{200, "A page.", {}, {}, media::html}};
inline constexpr Answer page_to_sign_in[] = {{303, "Signed in: see the profile.", {}, {}},
                                             {401, "The sign-in failed.", {}, {}, media::html}};
inline constexpr Answer signed_out[] = {{303, "Signed out.", {}, {}},
                                        {401, "Nobody has signed in.", {}, {}, media::html}};
inline constexpr Answer profile[] = {{200, "A page.", {}, {}, media::html},
                                     {401, "Nobody has signed in.", {}, {}, media::html}};
inline constexpr std::string_view shown_client_example =
    R"({"api_key": "4f1c", "app_ids": ["5a85ae25e138231aa93495e3"], )"
    R"("redirect_urls": ["www.google.com"], "resource_id": "5a87111b421aa91047c428b9"})";
inline constexpr Answer clients[] = {
    {200, "The application; as a page for a browser.", "ShoppingClient", shown_client_example, media::html},
    {401, "Nobody has signed in.", {}, {}, media::html},
    {404, "There is none; a browser gets a page.", "ShoppingRefused", {}, media::html},
    not_found_on_page};
inline constexpr Answer client_set[] = {{200, "The application as it is now.", "ShoppingClient", shown_client_example},
                                        not_json,
                                        not_signed_in,
                                        {404, "There is none.", "ShoppingRefused", {}},
                                        not_found};
inline constexpr Answer client_changed[] = {
    {303, "See it.", {}, {}}, {401, "Nobody has signed in.", {}, {}, media::html}, not_found_on_page};
inline constexpr Answer password_page[] = {{200, "It is set.", {}, {}, media::html}, invalid_on_page};

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
inline constexpr std::string_view keys_example = R"({"api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view mark_example =
    R"({"id": "5a87111b421aa91047c428b9", "user": {"admin": true}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view client_example =
    R"({"client": {"add_redirect_url": "www.google.com", "add_app_id": "anything"}})";

} // namespace cartwright::api::shopping::manual
