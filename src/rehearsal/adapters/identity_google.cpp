// Google's side of a sign-in, as https://developers.google.com/identity/openid-connect/openid-connect describes it.

#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "rehearsal/adapters/identity.hpp"

namespace cartwright::providers::rehearsal {

namespace {

using WishKind = IdentityWish::Kind;

ProviderReply google_error(int status, std::string_view code, std::string_view description) {
    JsonWriter json;
    json.object([&] {
        json.field("error", code);
        json.field("error_description", description);
    });
    return {.status = status, .body = json.take()};
}

/// RFC 6749 §5.2, with Google's messages; the body is empty when there is no error.
ProviderReply wrong_client(const IdentityProviders::Fields& form, const IdentityClients& clients) {
    const bool is_known = field_in(form, "client_id") == clients.google_id;
    if (!is_known) return google_error(401, "invalid_client", "The OAuth client was not found.");
    if (!equal_in_constant_time(field_in(form, "client_secret"), clients.google_secret))
        return google_error(401, "invalid_client", "Unauthorized");
    if (field_in(form, "grant_type") != "authorization_code")
        return google_error(400, "unsupported_grant_type", "Invalid grant_type");
    if (field_in(form, "redirect_uri") != clients.redirect_uri)
        return google_error(400, "redirect_uri_mismatch", "Bad Request");
    return {};
}

} // namespace

ProviderReply IdentityProviders::certs() {
    const std::lock_guard lock(mutex_);
    return {.body = keys_.published()};
}

ProviderReply IdentityProviders::token_info(const Fields& query) {
    const std::lock_guard lock(mutex_);
    const Grant* grant = find(field_in(query, "access_token"), IdentityProvider::google, WishKind::access_token);
    if (grant == nullptr) return google_error(400, "invalid_token", "Invalid Value");
    const TokenWish& wish = grant->wish;
    const std::string& audience = wish.audience.empty() ? clients_.google_id : wish.audience;
    JsonWriter json;
    json.object([&] {
        json.field("azp", wish.authorized_party.empty() ? audience : wish.authorized_party);
        json.field("aud", audience);
        json.field("sub", wish.subject);
        json.field("scope", "openid https://www.googleapis.com/auth/userinfo.email "
                            "https://www.googleapis.com/auth/userinfo.profile");
        json.field("exp", std::to_string(grant->made.milliseconds / 1'000 + wish.expires_in));
        json.field("expires_in", std::to_string(seconds_left(*grant)));
        if (!wish.email.empty()) json.field("email", wish.email);
        if (!wish.email.empty()) json.field("email_verified", wish.email_is_verified ? "true" : "false");
        json.field("access_type", "online");
    });
    return {.body = json.take()};
}

ProviderReply IdentityProviders::user_info(std::string_view bearer) {
    const std::lock_guard lock(mutex_);
    const Grant* grant = find(bearer, IdentityProvider::google, WishKind::access_token);
    if (grant == nullptr) return google_error(401, "invalid_request", "Invalid Credentials");
    const TokenWish& wish = grant->wish;
    JsonWriter json;
    json.object([&] {
        json.field("sub", wish.subject);
        if (!wish.name.empty()) json.field("name", wish.name);
        if (!wish.email.empty()) json.field("email", wish.email);
        if (!wish.email.empty()) json.field("email_verified", wish.email_is_verified);
    });
    return {.body = json.take()};
}

ProviderReply IdentityProviders::token(const Fields& form) {
    const std::lock_guard lock(mutex_);
    if (ProviderReply wrong = wrong_client(form, clients_); !wrong.body.empty()) return wrong;
    Grant* grant = find(field_in(form, "code"), IdentityProvider::google, WishKind::code);
    if (grant == nullptr) return google_error(400, "invalid_grant", "Bad Request");
    grant->is_used = true;
    TokenWish wish = grant->wish;
    wish.kind = WishKind::id_token;
    const std::string of_identity = issue_locked(wish);
    wish.kind = WishKind::access_token;
    const std::string of_access = issue_locked(wish); // `grant` may be invalid from here on
    JsonWriter json;
    json.object([&] {
        json.field("access_token", of_access);
        json.field("expires_in", wish.expires_in);
        json.field("scope", "openid https://www.googleapis.com/auth/userinfo.email "
                            "https://www.googleapis.com/auth/userinfo.profile");
        json.field("token_type", "Bearer");
        json.field("id_token", of_identity);
    });
    return {.body = json.take()};
}

} // namespace cartwright::providers::rehearsal
