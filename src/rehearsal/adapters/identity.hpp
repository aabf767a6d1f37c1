#pragma once

#include "base/entropy.hpp"
#include "base/instant.hpp"
#include "providers/ports/identity.hpp"
#include "rehearsal/adapters/signing_keys.hpp"

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace cartwright::providers::rehearsal {

/// What the shop has agreed on with the providers: they say so to nobody else.
struct IdentityClients {
    std::string google_id;
    std::string google_secret;
    std::string redirect_uri;
    std::string facebook_id;
    std::string facebook_secret;
    bool facebook_wants_proof = false; // "Require App Secret": with every token that this secret is known, too
};

/// What a token is to say, and what is to be wrong with it.
struct TokenWish {
    IdentityProvider provider = IdentityProvider::google;
    IdentityWish::Kind kind = IdentityWish::Kind::id_token;
    std::string subject{};
    std::string email{};
    bool email_is_verified = true;
    std::string name{};
    std::string audience{};          // empty: the shop
    std::string authorized_party{};  // who asked for it; empty: the audience
    std::string issuer{};            // empty: the provider
    std::string nonce{};             // empty: none
    std::int64_t expires_in = 3'600; // seconds from now; below 0: it has expired
    std::int64_t begins_in = 0;      // likewise; above 0: it is not valid yet
    bool is_forged = false;          // by somebody who has not the provider's keys, nor his books
    std::string algorithm = "RS256"; // of an ID token: or ES256, none, HS256
    std::string key_id{};            // empty: that of the key
};

/// An answer of a provider.
struct ProviderReply {
    int status = 200;
    std::string body{}; // JSON
};

/// Google and Facebook as they answer over HTTP, each question with the JSON of the real one. In memory: it keeps the
/// last 1,000 tokens. Safe from any thread.
class IdentityProviders {
  public:
    IdentityProviders(IdentityClients clients, const Clock& clock, Entropy& entropy);

    /// What the provider would have given who signed in there.
    std::string issue(const TokenWish& wish);

    /// Google signs with new keys, and publishes the old ones no more.
    void rotate();

    using Fields = std::map<std::string, std::string, std::less<>>;

    /// Google: the key set; what an access token is for; whose it is; a code for tokens.
    ProviderReply certs();
    ProviderReply token_info(const Fields& query);
    ProviderReply user_info(std::string_view bearer);
    ProviderReply token(const Fields& form);

    /// Facebook: a token for a longer one; what it is for; whose it is.
    ProviderReply exchange(const Fields& query);
    ProviderReply debug_token(const Fields& query);
    ProviderReply me(const Fields& query);

  private:
    /// A token that says nothing by itself.
    struct Grant {
        std::string token;
        TokenWish wish;
        Instant made;
        bool is_used = false;
    };

    std::string issue_locked(const TokenWish& wish);
    std::string id_token(const TokenWish& wish);
    Grant* find(std::string_view token, IdentityProvider provider, IdentityWish::Kind kind);
    [[nodiscard]] std::int64_t seconds_left(const Grant& grant) const;

    IdentityClients clients_;
    const Clock* clock_;
    Entropy* entropy_;
    std::mutex mutex_; // of what follows
    SigningKeys keys_;
    std::deque<Grant> grants_; // the oldest first
};

/// What is said under that name; nothing is empty.
inline std::string_view field_in(const IdentityProviders::Fields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view() : found->second;
}

} // namespace cartwright::providers::rehearsal
