#include "rehearsal/adapters/identity.hpp"

#include "base/json/json_writer.hpp"

namespace cartwright::providers::rehearsal {

namespace {

constexpr std::size_t grants_max = 1'000;
constexpr std::int64_t second = 1'000;

} // namespace

IdentityProviders::IdentityProviders(IdentityClients clients, const Clock& clock, Entropy& entropy)
    : clients_(std::move(clients)), clock_(&clock), entropy_(&entropy) {}

std::string IdentityProviders::issue(const TokenWish& wish) {
    const std::lock_guard lock(mutex_);
    return issue_locked(wish);
}

std::string IdentityProviders::issue_locked(const TokenWish& wish) {
    if (wish.kind == IdentityWish::Kind::id_token) return id_token(wish);
    constexpr int digits = 16;
    std::string token = hexadecimal(entropy_->next(), digits) + hexadecimal(entropy_->next(), digits);
    if (wish.is_forged) return token; // the provider does not know it
    if (grants_.size() == grants_max) grants_.pop_front();
    grants_.push_back({.token = token, .wish = wish, .made = clock_->now()});
    return token;
}

void IdentityProviders::rotate() {
    const std::lock_guard lock(mutex_);
    keys_.rotate();
}

/// Google, "An ID token's payload".
std::string IdentityProviders::id_token(const TokenWish& wish) {
    const std::int64_t now = clock_->now().milliseconds / second;
    const std::string& audience = wish.audience.empty() ? clients_.google_id : wish.audience;
    JsonWriter json;
    json.object([&] {
        json.field("iss", wish.issuer.empty() ? std::string("https://accounts.google.com") : wish.issuer);
        json.field("azp", wish.authorized_party.empty() ? audience : wish.authorized_party);
        json.field("aud", audience);
        json.field("sub", wish.subject);
        if (!wish.email.empty()) json.field("email", wish.email);
        if (!wish.email.empty()) json.field("email_verified", wish.email_is_verified);
        if (!wish.name.empty()) json.field("name", wish.name);
        if (!wish.nonce.empty()) json.field("nonce", wish.nonce);
        if (wish.begins_in != 0) json.field("nbf", now + wish.begins_in);
        json.field("iat", now);
        json.field("exp", now + wish.expires_in);
    });
    return keys_.sign(json.take(), {.algorithm = wish.algorithm,
                                    .signer = wish.is_forged ? Signer::other : Signer::provider,
                                    .key_id = wish.key_id});
}

/// Nothing for a token that was never given, has expired, was used, or is of another kind.
IdentityProviders::Grant* IdentityProviders::find(std::string_view token, IdentityProvider provider,
                                                  IdentityWish::Kind kind) {
    for (Grant& grant : grants_)
        if (grant.token == token && grant.wish.provider == provider && grant.wish.kind == kind &&
            seconds_left(grant) > 0 && !grant.is_used)
            return &grant;
    return nullptr;
}

std::int64_t IdentityProviders::seconds_left(const Grant& grant) const {
    return grant.wish.expires_in - (clock_->now().milliseconds - grant.made.milliseconds) / second;
}

} // namespace cartwright::providers::rehearsal
