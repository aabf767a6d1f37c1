#include "api/shopping/pages/pages.hpp"

#include "api/core/api_server.hpp"
#include "api/core/page.hpp"
#include "api/shopping/accounts/hashing.hpp"
#include "api/shopping/input.hpp"
#include "api/shopping/pages/client.html.hpp"
#include "api/shopping/pages/client_edit.html.hpp"
#include "api/shopping/pages/page_head.html.hpp"
#include "api/shopping/pages/profile.html.hpp"
#include "api/shopping/pages/reset.html.hpp"
#include "api/shopping/pages/sign_in.html.hpp"
#include "api/shopping/refusals.hpp"
#include "base/template.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view cookie_name = "cartwright_session";

http::Reply page(int status, const std::string& title, std::string_view body, const TemplateValues& values) {
    return api::page(status, {.head = embedded::page_head_html, .title = title, .body = body}, values);
}

http::Reply note(int status, const std::string& title, const std::string& text) {
    return page(status, title, "<p>{{text}}</p>\n", {.texts = {{"text", text}}});
}

http::Reply go_to(const std::string& path) {
    return {.status = 303, .headers = {{"Location", path}, {"Cache-Control", "no-store"}}};
}

http::Reply sign_in_page(int status, const std::string& wrong) {
    return page(status, "Sign in", embedded::sign_in_html, {.texts = {{"wrong", wrong}}});
}

/// It lasts until the browser is closed, or until the token in it expires.
std::string cookie(const std::string& value) {
    return std::string(cookie_name) + '=' + value + "; Path=/; HttpOnly; SameSite=Strict";
}

/// Whether a form comes from a page of this shop. A proxy in front may have changed the host.
bool is_of_own_page(const RequestContext& context) {
    const auto origin = context.request.header("Origin");
    if (!origin) return true;
    const std::string& own = context.door.terms.members.public_url;
    if (own == *origin || own.starts_with(std::string(*origin) + '/')) return true;
    const std::size_t at = origin->find("://");
    return at != std::string_view::npos && origin->substr(at + 3) == context.request.header("Host").value_or("");
}

struct Session {
    std::string token{};
    std::string secret{};
};

/// The session in the cookie: "TOKEN.SECRET".
Session session_of(const http::Request& request) {
    std::string_view rest = request.header("Cookie").value_or("");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("; "), rest.size());
        const std::string_view each = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 2, rest.size()));
        const std::size_t equals = each.find('=');
        if (equals == std::string_view::npos || each.substr(0, equals) != cookie_name) continue;
        const std::string_view value = each.substr(equals + 1);
        const std::size_t dot = value.find('.');
        if (dot == std::string_view::npos) continue;
        return {.token = std::string(value.substr(0, dot)), .secret = std::string(value.substr(dot + 1))};
    }
    return {};
}

TemplateValues values_of(const Client& client) {
    TemplateValues values{.texts = {{"api_key", client.api_key}, {"id", client.owner}}};
    for (const std::string& app : client.apps) values.lists["apps"].push_back({.texts = {{"app", app}}});
    for (const std::string& url : client.redirect_urls) values.lists["urls"].push_back({.texts = {{"url", url}}});
    return values;
}

http::Reply client_page(const Client& client) {
    return page(200, "Your application", embedded::client_html, values_of(client));
}

http::Reply client_edit_page(const Client& client) {
    return page(200, "Edit your application", embedded::client_edit_html, values_of(client));
}

http::Reply client_changed(const Client& client) { return go_to("/clients/" + client.owner); }

http::Reply profile_page(const operations::Myself& myself) {
    return page(200, "Profile", embedded::profile_html, {.texts = {{"id", myself.id}}});
}

http::Reply came_in(const operations::SignedIn& signed_in) {
    if (!signed_in.tokens) return sign_in_page(401, "That is not right, or the account is locked.");
    http::Reply reply = go_to("/profiles/" + signed_in.member);
    reply.headers.emplace_back("Set-Cookie", cookie(signed_in.tokens->token + '.' + signed_in.tokens->secret));
    return reply;
}

http::Reply came_in_securely(const operations::SignedIn& signed_in) {
    http::Reply reply = came_in(signed_in);
    for (auto& [name, value] : reply.headers)
        if (name == "Set-Cookie") value += "; Secure";
    return reply;
}

http::Reply went_out(const operations::SignedOut&) {
    http::Reply reply = go_to("/clients/sign_in");
    reply.headers.emplace_back("Set-Cookie", cookie("") + "; Max-Age=0");
    return reply;
}

http::Reply password_set(const operations::Registered&) {
    return note(200, "Set your password", "Your password is set. You can sign in with it now.");
}

/// A refusal of the API as a page, with the same status and headers.
http::Reply page_of(const http::Reply& refused) {
    const bool is_for_now = refused.status == 503 || refused.status == 409;
    http::Reply reply =
        note(refused.status, is_for_now ? "Please try again" : "Not found",
             is_for_now ? "The shop can't do this now." : "This page was not found, or you may not use it.");
    for (const auto& header : refused.headers) reply.headers.push_back(header);
    return reply;
}

/// Whether the refusal concerns the secret in a link.
bool is_of_link(const Refusal& why) { return !why.flaws.empty() && why.flaws.front().field.ends_with("_token"); }

operations::ChangeClient change_of(RequestContext& context) {
    const Input input(context, "client");
    return {.member = id_in_path(context),
            .redirect_url = input.text("add_redirect_url").value_or(""),
            .adds_app = !input.text("add_app_id").value_or("").empty()};
}

} // namespace

// shopping §0: "Without suffix, `Accept` … selects JSON"; with it there is nothing to select.
bool wants_page(const http::Request& request) {
    return !request.path.ends_with(".json") &&
           request.header("Accept").value_or("").find("text/html") != std::string_view::npos;
}

http::Reply come_back_page(const CartPayment&) {
    return note(200, "Thank you", "We are asking the bank about your payment. You can go back to the shop now.");
}

http::Reply confirmed_page(const operations::Registered&) {
    return note(200, "Thank you", "Your e-mail address is confirmed.");
}

http::Reply unlocked_page(const operations::Registered&) { return note(200, "Thank you", "Your account is unlocked."); }

operations::Credentials visitor_of(const http::Request& request) {
    if (request.header("X-User-Token")) return bearer_of(request);
    const Session session = session_of(request);
    if (session.token.empty()) return {};
    return {.key_hash = operations::hash_of_key(session.token),
            .token_secret = session.secret,
            .token_app = std::string(operations::own_pages)};
}

http::Reply page_refusal(const Refusal& why) {
    if (why.why == Why::not_authorized) return sign_in_page(401, "Please sign in.");
    if (why.why == Why::too_many_attempts) return note(429, "Too many attempts", "Please try again later.");
    if (why.why == Why::member_invalid && is_of_link(why))
        return note(422, "This link is not valid", "It was used already, replaced or has expired.");
    if (why.why == Why::member_invalid)
        return note(422, "That can't be", why.flaws.empty() ? std::string() : sentence(why.flaws.front()) + '.');
    // Programs send requests here too. For browsers `refuse_with_pages` makes pages of these replies.
    return refusal(why);
}

void refuse_with_pages(RequestContext& context) {
    const auto wording = [](const Refusal& why) {
        http::Reply reply = page_refusal(why);
        return reply.content_type == page_content_type ? reply : page_of(reply);
    };
    if (wants_page(context.request)) context.format_refusals_with(wording);
}

void show_sign_in(RequestContext& context) { context.answer(sign_in_page(200, "")); }

void sign_in_on_page(RequestContext& context) {
    refuse_with_pages(context);
    if (!is_of_own_page(context)) return context.refuse({.why = Why::member_not_found});
    operations::SignIn wish = read_sign_in(context);
    wish.app = operations::own_pages;
    const bool is_secure = context.door.terms.members.public_url.starts_with("https:");
    context.write_two_phase(
        good(std::move(wish)),
        hashing(operations::begin_sign_in, operations::compare_password, operations::finish_sign_in),
        is_secure ? came_in_securely : came_in);
}

void sign_out_of_page(RequestContext& context) {
    refuse_with_pages(context);
    if (!is_of_own_page(context)) return context.refuse({.why = Why::member_not_found});
    context.write(good(operations::SignOut{.token_hash = context.credentials().key_hash}), operations::sign_out,
                  went_out);
}

void show_profile(RequestContext& context) {
    refuse_with_pages(context);
    context.read(good(operations::ShowMyself{.token = {}, .secret = {}}), operations::show_myself, profile_page);
}

void show_client(RequestContext& context) {
    refuse_with_pages(context);
    context.read(good(operations::ShowClient{.member = id_in_path(context)}), operations::show_client,
                 wants_page(context.request) ? client_page : write_client);
}

void edit_client(RequestContext& context) {
    refuse_with_pages(context);
    context.read(good(operations::ShowClient{.member = id_in_path(context)}), operations::show_client,
                 client_edit_page);
}

void change_client(RequestContext& context) {
    context.write(good(change_of(context)), operations::change_client, write_client);
}

void change_client_on_page(RequestContext& context) {
    refuse_with_pages(context);
    if (!is_of_own_page(context)) return context.refuse({.why = Why::member_not_found});
    context.write(good(change_of(context)), operations::change_client, client_changed);
}

void show_reset(RequestContext& context) {
    const Input input(context, "user");
    context.answer(page(200, "Set your password", embedded::reset_html,
                        {.texts = {{"token", input.text("reset_password_token").value_or("")}}}));
}

void reset_on_page(RequestContext& context) {
    refuse_with_pages(context);
    if (!is_of_own_page(context)) return context.refuse({.why = Why::member_not_found});
    context.write_two_phase(good(read_reset_password(context)),
                            hashing(operations::begin_reset, operations::hash_for_reset, operations::finish_reset),
                            password_set);
}

} // namespace cartwright::api::shopping
