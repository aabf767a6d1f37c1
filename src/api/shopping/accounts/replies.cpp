#include "api/shopping/accounts/replies.hpp"

#include "api/shopping/carts/cart_replies.hpp"
#include "api/shopping/refusals.hpp"
#include "base/json/json_writer.hpp"
#include "base/money.hpp"
#include "base/object_id.hpp"
#include "domain/members/one_time_code.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::shopping {

namespace {

/// Forbids caching, because the reply contains credentials.
http::Reply uncached_reply(int status, JsonWriter& json) {
    return {.status = status, .body = json.take(), .headers = {{"Cache-Control", "no-store"}}};
}

void write_tokens(JsonWriter& json, const operations::MemberTokens& tokens) {
    json.field("authentication_token", tokens.token);
    json.field("es", tokens.secret);
}

http::Reply write_token_reply(int status, const operations::MemberTokens& tokens) {
    JsonWriter json;
    json.object([&] { write_tokens(json, tokens); });
    return uncached_reply(status, json);
}

http::Reply write_empty_object(int status) { return {.status = status, .body = "{}"}; }

void write_id(JsonWriter& json, const std::string& id) {
    json.object("_id", [&] { json.field("$oid", id); });
}

void write_if_any(JsonWriter& json, std::string_view name, const std::string& text) {
    if (text.empty())
        json.null(name);
    else
        json.field(name, text);
}

// shopping, decided: "a user found by an admin is `_id, name, email, additional_login_param, _type`".
void write(JsonWriter& json, const Member& member) {
    json.object([&] {
        write_id(json, object_id(member));
        write_if_any(json, "name", member.name);
        write_if_any(json, "email", member.email);
        write_if_any(json, "additional_login_param", member.mobile_written);
        json.field("_type", "User");
    });
}

void write(JsonWriter& json, const shelf::Found& found) {
    json.object([&] {
        write_id(json, object_id(found.item->product.id.value));
        json.field("name", found.item->product.name);
        json.field("price", decimal(found.item->price.minor));
        json.field("_type", "Shopping::Product");
    });
}

void write(JsonWriter& json, const operations::Owned<CartItem>& item) { write_found(json, item); }

std::string_view message_of(MemberPurpose purpose) {
    switch (purpose) { // shopping 9.8, 10.8
    case MemberPurpose::reset_password:
        return "An email has been sent to your email account, with instructions on resetting your password";
    case MemberPurpose::unlock_account:
        return "An email has been sent to your email account, with instructions on unlocking your account";
    case MemberPurpose::confirm: break;
    }
    return {};
}

/// shopping 2c.2, with the error.
http::Reply write_code_result(int status, bool is_verified, std::string_view message, std::string_view error) {
    JsonWriter json;
    json.object([&] {
        if (message.empty())
            json.null("intent_verification_message");
        else
            json.field("intent_verification_message", message);
        json.array("errors", error.empty() ? std::vector<std::string_view>{} : std::vector{error},
                   [&](std::string_view each) { json.text(each); });
        json.object("resource", [&] { json.field("nothing", true); });
        json.field("verified", is_verified);
    });
    return {.status = status, .body = json.take()};
}

constexpr int unprocessable = 422;
constexpr int bad_request = 400;

Flaw number_flaw(std::string_view message) { return field_flaw("additional_login_param", message); }

} // namespace

http::Reply write_nothing(const operations::Registered&) { return nothing(200, {}); }
http::Reply write_created_member(const operations::Registered&) { return nothing(201, {}); }
http::Reply write_opened_link(const operations::Registered&) { return {.status = 201}; }
http::Reply write_no_content(const operations::Registered&) { return {.status = 204}; }

http::Reply write_requested_link(const operations::LinkAskedFor& asked) {
    return asked.flaws.empty() ? write_empty_object(201) : refusal({.why = Why::member_invalid, .flaws = asked.flaws});
}

http::Reply write_sign_in(const operations::SignedIn& signed_in) {
    return signed_in.tokens ? write_token_reply(201, *signed_in.tokens) : not_let_in();
}

http::Reply write_identity_sign_in(const operations::SignedIn& signed_in) {
    return signed_in.tokens ? write_token_reply(201, *signed_in.tokens) : refusal({.why = Why::identity_refused});
}

http::Reply write_changed_member(const operations::MemberChanged& changed) {
    if (!changed.flaws.empty() || !changed.tokens) return nothing(200, changed.flaws);
    return write_token_reply(200, *changed.tokens);
}

http::Reply write_sent_code(const operations::CodeOutcome& outcome) {
    if (outcome == operations::CodeOutcome::done) return nothing(200, {});
    return nothing(unprocessable, {number_flaw("was not found, or has nothing to confirm")});
}

http::Reply write_submitted_code(const operations::CodeOutcome& outcome) {
    switch (outcome) {
    case operations::CodeOutcome::done: return nothing(200, {});
    case operations::CodeOutcome::unknown_number: return nothing(bad_request, {number_flaw("was not found")});
    case operations::CodeOutcome::refused: break;
    }
    return nothing(unprocessable, {number_flaw("was sent too many wrong codes, try resend otp")});
}

http::Reply write_polled_code(const operations::CodePolled& asked) {
    switch (asked.answer) {
    case CodeAnswer::pending: return write_code_result(200, false, {}, {});
    case CodeAnswer::stale:
        return write_code_result(unprocessable, false, {},
                                 "Additional login param was sent too many wrong codes, try resend otp");
    case CodeAnswer::wrong:
        return write_code_result(
            unprocessable, false, {},
            "Additional login param Either otp or additional login param is incorrect, try resend otp");
    case CodeAnswer::verified: break;
    }
    if (asked.lacks_email)
        return write_code_result(bad_request, false, {}, "Email is not confirmed, so nothing can be sent to it");
    return write_code_result(200, true, message_of(asked.purpose), {});
}

http::Reply write_myself(const operations::Myself& myself) {
    JsonWriter json;
    json.object([&] {
        write_tokens(json, myself.tokens);
        json.field("id", myself.id);
        json.field("admin", myself.is_admin ? "true" : "false");
    });
    return uncached_reply(200, json);
}

http::Reply write_credential_check(const bool& is_free) {
    JsonWriter json;
    json.object([&] { json.field("is_valid", is_free); });
    return {.body = json.take()};
}

http::Reply write_client(const Client& client) {
    JsonWriter json;
    json.object([&] {
        json.field("api_key", client.api_key);
        json.array("app_ids", client.apps, [&](const std::string& app) { json.text(app); });
        json.array("redirect_urls", client.redirect_urls, [&](const std::string& url) { json.text(url); });
        json.field("resource_id", client.owner);
    });
    return uncached_reply(200, json);
}

http::Reply write_search_results(const FoundAll& found) {
    JsonWriter json;
    std::int64_t left = found.size;
    const auto write_some = [&](const auto& each) {
        if (left-- > 0) write(json, each);
    };
    json.items([&] {
        std::ranges::for_each(found.members, write_some);
        for (const shelf::Page& page : found.products) std::ranges::for_each(page.items, write_some);
        std::ranges::for_each(found.items, write_some);
    });
    return uncached_reply(200, json);
}

} // namespace cartwright::api::shopping
