#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cartwright::providers::rehearsal {

/// Whose signature a token gets.
enum class Signer : bool { provider, other };

/// How a token is signed. Besides RS256 and ES256 there are two algorithms that must not be accepted: "none", and
/// "HS256", whose shared secret is the public key.
struct Signing {
    std::string algorithm = "RS256";
    Signer signer = Signer::provider;
    std::string key_id{}; // in the token; empty: that of the provider's key
};

/// The keys of a provider, in memory: an RSA key of 2048 bits and a P-256 key, generated when they are first needed.
/// For one thread at a time.
class SigningKeys {
  public:
    SigningKeys();
    ~SigningKeys();
    SigningKeys(SigningKeys&&) noexcept;
    SigningKeys& operator=(SigningKeys&&) noexcept;

    /// `claims` as a token (RFC 7515 §3.1); empty when the algorithm is none of the four.
    std::string sign(std::string_view claims, const Signing& signing);

    /// What the provider publishes: a key set (RFC 7517).
    std::string published();

    /// Replaces the keys; the old ones are no longer published.
    void rotate();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::providers::rehearsal
