#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cartwright {

/// The three headers and the body of a signed message, as Standard Webhooks has them.
struct SignedMessage {
    std::string_view id;        // webhook-id
    std::string_view timestamp; // webhook-timestamp: seconds since 1970
    std::string_view signature; // webhook-signature: "v1,<base64>", several separated by blanks
    std::string_view body;
};

/// How far the clocks of the two sides may be apart, and how late a message may arrive.
inline constexpr std::int64_t signature_tolerance_seconds = 300;

std::string base64(std::span<const unsigned char> bytes);

/// A new secret that nobody can guess: "whsec_" and the base64 of 24 bytes.
std::string random_secret();

/// The value of `webhook-signature`: "v1," and the base64 of HMAC-SHA256 over "id.timestamp.body". A secret that begins
/// with "whsec_" is base64 after that; any other is taken as the bytes it is.
std::string sign(std::string_view secret, std::string_view id, std::int64_t timestamp_seconds, std::string_view body);

/// True when one of the message's signatures was made with one of `secrets` (several while they are being changed) and
/// its timestamp is near `now`. An empty secret signs nothing.
bool verify(std::span<const std::string> secrets, const SignedMessage& message, Instant now);

} // namespace cartwright
