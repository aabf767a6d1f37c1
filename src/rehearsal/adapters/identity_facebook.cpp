// Facebook's side of a sign-in, as https://developers.facebook.com/docs/facebook-login describes it.

#include "base/digest.hpp"
#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "rehearsal/adapters/identity.hpp"

namespace cartwright::providers::rehearsal {

namespace {

using WishKind = IdentityWish::Kind;

constexpr std::int64_t long_life_seconds = std::int64_t{60} * 24 * 60 * 60;
constexpr std::int64_t token_is_wrong = 190;
constexpr std::int64_t app_is_wrong = 101;
constexpr std::int64_t parameter_is_wrong = 100;

ProviderReply facebook_error(std::int64_t code, std::string_view message) {
    JsonWriter json;
    json.object([&] {
        json.object("error", [&] {
            json.field("message", message);
            json.field("type", "OAuthException");
            json.field("code", code);
        });
    });
    return {.status = 400, .body = json.take()};
}

} // namespace

ProviderReply IdentityProviders::exchange(const Fields& query) {
    const std::lock_guard lock(mutex_);
    if (field_in(query, "grant_type") != "fb_exchange_token")
        return facebook_error(parameter_is_wrong, "Invalid grant_type");
    if (field_in(query, "client_id") != clients_.facebook_id ||
        !equal_in_constant_time(field_in(query, "client_secret"), clients_.facebook_secret))
        return facebook_error(app_is_wrong,
                              "Error validating application. Cannot get application info due to a system error.");
    const Grant* grant =
        find(field_in(query, "fb_exchange_token"), IdentityProvider::facebook, WishKind::exchange_token);
    if (grant == nullptr) return facebook_error(token_is_wrong, "Invalid OAuth access token.");
    TokenWish wish = grant->wish;
    wish.kind = WishKind::access_token;
    wish.expires_in = long_life_seconds;
    const std::string token = issue_locked(wish);
    JsonWriter json;
    json.object([&] {
        json.field("access_token", token);
        json.field("token_type", "bearer");
        json.field("expires_in", long_life_seconds);
    });
    return {.body = json.take()};
}

ProviderReply IdentityProviders::debug_token(const Fields& query) {
    const std::lock_guard lock(mutex_);
    if (!equal_in_constant_time(field_in(query, "access_token"), clients_.facebook_id + "|" + clients_.facebook_secret))
        return facebook_error(token_is_wrong, "Invalid OAuth access token.");
    const Grant* grant = find(field_in(query, "input_token"), IdentityProvider::facebook, WishKind::access_token);
    JsonWriter json;
    json.object([&] {
        json.object("data", [&] {
            json.field("is_valid", grant != nullptr);
            if (grant == nullptr) return;
            json.field("app_id", grant->wish.audience.empty() ? clients_.facebook_id : grant->wish.audience);
            json.field("type", "USER");
            json.field("application", "Cartwright");
            json.field("expires_at", grant->made.milliseconds / 1'000 + grant->wish.expires_in);
            json.field("user_id", grant->wish.subject);
            json.key("scopes");
            json.raw(R"(["email","public_profile"])");
        });
    });
    return {.body = json.take()};
}

/// "This field will not be returned if no valid email address is available": an unverified address is not returned.
ProviderReply IdentityProviders::me(const Fields& query) {
    const std::lock_guard lock(mutex_);
    const std::string_view token = field_in(query, "access_token");
    const Grant* grant = find(token, IdentityProvider::facebook, WishKind::access_token);
    if (grant == nullptr) return facebook_error(token_is_wrong, "Invalid OAuth access token.");
    const std::string_view proof = field_in(query, "appsecret_proof");
    const bool is_checked = clients_.facebook_requires_proof || !proof.empty();
    if (is_checked && !equal_in_constant_time(proof, keyed_digest(clients_.facebook_secret, token)))
        return facebook_error(parameter_is_wrong, "Invalid appsecret_proof provided in the API argument");
    const TokenWish& wish = grant->wish;
    JsonWriter json;
    json.object([&] {
        json.field("id", wish.subject);
        if (!wish.name.empty()) json.field("name", wish.name);
        if (!wish.email.empty() && wish.email_is_verified) json.field("email", wish.email);
    });
    return {.body = json.take()};
}

} // namespace cartwright::providers::rehearsal
