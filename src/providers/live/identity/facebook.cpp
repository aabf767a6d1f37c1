#include "providers/live/identity/facebook.hpp"

#include "base/digest.hpp"
#include "providers/live/identity/person.hpp"

namespace cartwright::providers::live {

namespace {

/// The user of a token that Facebook has looked up; empty when the token is invalid or another app's. Ids are text, and
/// in some versions numbers.
std::string user_of(const http::JsonObject& answer, const std::string& app_id) {
    const auto member = answer.find("data");
    const auto data = member ? member->object() : std::nullopt;
    if (!data || !is_true(*data, "is_valid")) return {};
    const auto id_in = [&](std::string_view name) {
        const auto id = data->find(name);
        if (const auto number = id ? id->integer() : std::nullopt) return std::to_string(*number);
        return text_in(*data, name);
    };
    return id_in("app_id") == app_id ? id_in("user_id") : std::string();
}

} // namespace

Identified Facebook::identify(const IdentityWish& wish, ProviderCall& call) const {
    if (settings_.app_id.empty()) return refused("Facebook is not set up here (--facebook-app-id)");
    if (wish.kind != IdentityWish::Kind::exchange_token) return refused("only tokens to exchange are taken");
    if (!wish.nonce.empty()) return refused("a token to exchange carries no nonce");
    const auto answer = call.get(settings_.url + "/oauth/access_token", {{"grant_type", "fb_exchange_token"},
                                                                         {"client_id", settings_.app_id},
                                                                         {"client_secret", settings_.app_secret},
                                                                         {"fb_exchange_token", wish.credential}});
    if (!answer.object) return not_identified(answer);
    const std::string token = text_in(*answer.object, "access_token");
    return token.empty() ? undecided("the provider exchanged it for nothing") : by_access_token(token, call);
}

Identified Facebook::by_access_token(const std::string& token, ProviderCall& call) const {
    const auto looked_up = call.get(
        settings_.url + "/debug_token",
        {{"input_token", token}, {"access_token", settings_.app_id + "|" + settings_.app_secret}}); // the app's own
    if (!looked_up.object) return not_identified(looked_up);
    const std::string subject = user_of(*looked_up.object, settings_.app_id);
    if (subject.empty()) return refused("it is not good, or for somebody else");
    const auto user = call.get(settings_.url + "/me", {{"fields", "id,name,email"},
                                                       {"access_token", token},
                                                       {"appsecret_proof", keyed_digest(settings_.app_secret, token)}});
    if (!user.object) return not_identified(user);
    if (text_in(*user.object, "id") != subject) return refused("it does not say who that is");
    // Facebook: "This field will not be returned if no valid email address is available".
    return identified({.subject = subject,
                       .email = text_in(*user.object, "email"),
                       .email_is_verified = true,
                       .name = text_in(*user.object, "name")});
}

} // namespace cartwright::providers::live
