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

/// The shop's credentials at the providers.
struct IdentityClients {
    std::string google_id;
    std::string google_secret;
    std::string redirect_uri;
    std::string facebook_id;
    std::string facebook_secret;
    bool facebook_requires_proof = false; // "Require App Secret": requests with a token need appsecret_proof, too
};

/// The contents of a token, and its intended faults.
struct TokenWish {
    IdentityProvider provider = IdentityProvider::google;
    IdentityWish::Kind kind = IdentityWish::Kind::id_token;
    std::string subject{};
    std::string email{};
    bool email_is_verified = true;
    std::string name{};
    std::string audience{};          // empty: the shop
    std::string authorized_party{};  // who requested it; empty: the audience
    std::string issuer{};            // empty: the provider
    std::string nonce{};             // empty: none
    std::int64_t expires_in = 3'600; // seconds from now; below 0: it has expired
    std::int64_t begins_in = 0;      // likewise; above 0: it is not valid yet
    bool is_forged = false;          // signed with another key, or unknown to the provider
    std::string algorithm = "RS256"; // of an ID token: or ES256, none, HS256
    std::string key_id{};            // empty: that of the key
};

/// An answer of a provider.
struct ProviderReply {
    int status = 200;
    std::string body{}; // JSON
};

/// Simulates Google and Facebook as they answer over HTTP, with JSON like that of the real services. It is in memory,
/// and keeps the last 1,000 tokens. Safe from any thread.
class IdentityProviders {
  public:
    IdentityProviders(IdentityClients clients, const Clock& clock, Entropy& entropy);

    /// Makes what the provider would give to a person who signs in there.
    std::string issue(const TokenWish& wish);

    /// Replaces Google's keys; the old ones are no longer published.
    void rotate();

    using Fields = std::map<std::string, std::string, std::less<>>;

    /// Google: the key set; what an access token is for; whose it is; tokens in exchange for a code.
    ProviderReply certs();
    ProviderReply token_info(const Fields& query);
    ProviderReply user_info(std::string_view bearer);
    ProviderReply token(const Fields& form);

    /// Facebook: exchanges a token for a long-lived one; what a token is for; whose it is.
    ProviderReply exchange(const Fields& query);
    ProviderReply debug_token(const Fields& query);
    ProviderReply me(const Fields& query);

  private:
    /// An opaque token.
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
    std::mutex mutex_; // guards what follows
    SigningKeys keys_;
    std::deque<Grant> grants_; // the oldest first
};

/// The field of that name; empty when there is none.
inline std::string_view field_in(const IdentityProviders::Fields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view() : found->second;
}

} // namespace cartwright::providers::rehearsal
