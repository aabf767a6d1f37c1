#pragma once

#include "base/instant.hpp"
#include "providers/live/identity/signature_check.hpp"
#include "providers/ports/identity.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Parses and checks ID tokens (OpenID Connect Core 1.0 §2): JSON that a provider has signed. Nothing here makes
/// requests.
namespace cartwright::providers::live {

/// The longest credential that is accepted.
inline constexpr std::size_t token_bytes_max = 8 * 1024;

/// The keys of a key set (RFC 7517) that can be used here, at most 32; others are left out. Nothing when `json` is no
/// key set.
std::optional<std::vector<PublicKey>> public_keys_in(std::string_view json);

/// The parts of a token (RFC 7515 §3.1). They must not be trusted before `is_signed_with`.
struct SignedToken {
    std::string text;
    std::string algorithm; // RS256 or ES256
    std::string key_id;
    std::string claims; // JSON
};

/// Parses a token. Returns nothing when it is malformed, too long, of another algorithm, repeats a member of its
/// header, or has the header member "crit". Other algorithms include "none" and those with a shared secret (RFC 8725
/// §3.1).
std::optional<SignedToken> signed_token(std::string_view text);

/// True when the owner of `key` has signed the token, with that key's algorithm.
bool is_signed_with(const SignedToken& token, const PublicKey& key);

/// What the claims of a valid token must contain.
struct IdTokenRules {
    std::span<const std::string> issuers;
    std::span<const std::string> audiences;
    std::string_view nonce; // empty: the token must have none
    Instant now;
};

/// The accepted difference between clocks.
inline constexpr std::int64_t leeway_seconds = 60;

/// Identifies the person that the claims are about, or says why the claims are refused (OpenID Connect Core 1.0
/// §3.1.3.7). The caller must have checked the signature.
Identified identified_by(std::string_view claims, const IdTokenRules& rules);

} // namespace cartwright::providers::live
