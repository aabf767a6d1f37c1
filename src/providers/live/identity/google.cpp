#include "providers/live/identity/google.hpp"

#include "providers/live/identity/id_token.hpp"
#include "providers/live/identity/person.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

/// Google: the issuer is "always https://accounts.google.com or accounts.google.com".
std::span<const std::string> issuers() {
    static const std::array<std::string, 2> both{"https://accounts.google.com", "accounts.google.com"};
    return both;
}

/// Why an access token that Google has looked up may not be used here; empty when it may.
std::string wrong_use(const http::JsonObject& information, const std::vector<std::string>& client_ids) {
    const auto is_ours = [&](const std::string& id) { return std::ranges::find(client_ids, id) != client_ids.end(); };
    if (!is_ours(text_in(information, "aud"))) return "it is for somebody else";
    if (information.find("azp") && !is_ours(text_in(information, "azp"))) return "somebody else has asked for it";
    return {};
}

} // namespace

GoogleUrls google_urls_at(const std::string& base) {
    return {.keys = base + "/certs",
            .token = base + "/token",
            .token_info = base + "/tokeninfo",
            .user_info = base + "/userinfo"};
}

Identified Google::identify(const IdentityWish& wish, ProviderCall& call) {
    if (settings_.client_ids.empty()) return refused("Google is not set up here (--google-client-ids)");
    switch (wish.kind) {
    case IdentityWish::Kind::id_token: return by_id_token(wish.credential, wish.nonce, settings_.client_ids, call);
    case IdentityWish::Kind::access_token: return by_access_token(wish, call);
    case IdentityWish::Kind::code: return by_code(wish, call);
    case IdentityWish::Kind::exchange_token: break;
    }
    return refused("Google gives no such token");
}

Identified Google::by_id_token(const std::string& text, const std::string& nonce,
                               std::span<const std::string> audiences, ProviderCall& call) {
    const auto token = signed_token(text);
    if (!token) return refused("it is no ID token");
    const auto found = keys_.find(token->key_id, [&]() -> std::optional<std::vector<PublicKey>> {
        const auto answer = call.get(settings_.urls.keys);
        return answer.object ? public_keys_in(answer.text) : std::nullopt;
    });
    switch (found.kind) {
    case PublishedKeys::Found::Kind::unknown: return undecided("the provider's keys can't be had");
    case PublishedKeys::Found::Kind::none:
        return refused("it was signed with a key that the provider does not publish");
    case PublishedKeys::Found::Kind::key: break;
    }
    if (!is_signed_with(*token, found.key)) return refused("the provider has not signed it");
    return identified_by(token->claims,
                         {.issuers = issuers(), .audiences = audiences, .nonce = nonce, .now = clock_->now()});
}

Identified Google::by_access_token(const IdentityWish& wish, ProviderCall& call) const {
    if (!wish.nonce.empty()) return refused("an access token carries no nonce");
    const auto information = call.get(settings_.urls.token_info, {{"access_token", wish.credential}});
    if (!information.object) return not_identified(information);
    if (std::string wrong = wrong_use(*information.object, settings_.client_ids); !wrong.empty())
        return refused(std::move(wrong));
    const std::string subject = text_in(*information.object, "sub");
    const auto user = call.get(settings_.urls.user_info, {}, wish.credential);
    if (!user.object) return not_identified(user);
    if (subject.empty() || text_in(*user.object, "sub") != subject) return refused("it does not say who that is");
    return identified({.subject = subject,
                       .email = text_in(*user.object, "email"),
                       .email_is_verified = is_true(*user.object, "email_verified"),
                       .name = text_in(*user.object, "name")});
}

/// RFC 6749 §4.1.3. The ID token comes directly from Google, and is verified nevertheless.
Identified Google::by_code(const IdentityWish& wish, ProviderCall& call) {
    if (settings_.client_secret.empty()) return refused("codes are not taken here (--google-client-secret)");
    const auto answer = call.post(settings_.urls.token, {{"grant_type", "authorization_code"},
                                                         {"code", wish.credential},
                                                         {"client_id", settings_.client_ids.front()},
                                                         {"client_secret", settings_.client_secret},
                                                         {"redirect_uri", settings_.redirect_uri}});
    if (!answer.object) return not_identified(answer);
    const std::string token = text_in(*answer.object, "id_token");
    if (token.empty()) return undecided("the provider gave no ID token for it");
    return by_id_token(token, wish.nonce, std::span(settings_.client_ids).first(1), call);
}

} // namespace cartwright::providers::live
