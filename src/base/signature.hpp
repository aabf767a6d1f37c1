#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cartwright {

/// The three headers and the body of a signed message, as Standard Webhooks defines them.
struct SignedMessage {
    std::string_view id;        // webhook-id
    std::string_view timestamp; // webhook-timestamp: seconds since 1970
    std::string_view signature; // webhook-signature: "v1,<base64>", several separated by spaces
    std::string_view body;
};

/// The maximum difference of the two clocks, including the delay of the message.
inline constexpr std::int64_t signature_tolerance_seconds = 300;

std::string base64(std::span<const unsigned char> bytes);

/// Returns a new random secret: "whsec_" and the base64 of 24 bytes.
std::string random_secret();

/// Returns the value of `webhook-signature`: "v1," and the base64 of HMAC-SHA256 over "id.timestamp.body". A secret
/// that begins with "whsec_" is base64 after that; any other is used as its bytes.
std::string sign(std::string_view secret, std::string_view id, std::int64_t timestamp_seconds, std::string_view body);

/// Whether one of the message's signatures was made with one of `secrets` (several during a key rotation). The
/// timestamp must be within the tolerance of `now`. An empty secret verifies nothing.
bool verify(std::span<const std::string> secrets, const SignedMessage& message, Instant now);

} // namespace cartwright
