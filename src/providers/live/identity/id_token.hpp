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

/// ID tokens (OpenID Connect Core 1.0 §2): JSON that a provider has signed. Nothing here asks anybody.
namespace cartwright::providers::live {

/// No credential is longer.
inline constexpr std::size_t token_bytes_max = 8 * 1024;

/// The keys of a key set (RFC 7517) that can be used here, at most 32; others are left out. Nothing when `json` is no
/// key set.
std::optional<std::vector<PublicKey>> public_keys_in(std::string_view json);

/// A token (RFC 7515 §3.1) in its parts. Nothing of it is to be believed before `is_signed_with`.
struct SignedToken {
    std::string text;
    std::string algorithm; // RS256 or ES256
    std::string key_id;
    std::string claims; // JSON
};

/// Takes a token apart. Nothing when it is malformed, too long, of another algorithm (RFC 8725 §3.1: also "none" and
/// those with a shared secret), says twice what it is, or wants something understood that isn't here ("crit").
std::optional<SignedToken> signed_token(std::string_view text);

/// True when the owner of `key` has signed the token, by the algorithm that is the key's own.
bool is_signed_with(const SignedToken& token, const PublicKey& key);

/// What a token must say to be good.
struct IdTokenRules {
    std::span<const std::string> issuers;
    std::span<const std::string> audiences;
    std::string_view nonce; // empty: there must be none
    Instant now;
};

/// Clocks may differ by so much.
inline constexpr std::int64_t leeway_seconds = 60;

/// Who the claims are about, or why they are not to be taken (OpenID Connect Core 1.0 §3.1.3.7). The signature is not
/// looked at: that comes first.
Identified identified_by(std::string_view claims, const IdTokenRules& rules);

} // namespace cartwright::providers::live
