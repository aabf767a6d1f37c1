#include "base/signature.hpp"

#include "base/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace cartwright {

namespace {

using Bytes = std::vector<unsigned char>;

Bytes key_of(std::string_view secret) {
    constexpr std::string_view marked_base64 = "whsec_";
    if (secret.starts_with(marked_base64) && secret.size() > marked_base64.size()) {
        const std::string_view encoded = secret.substr(marked_base64.size());
        Bytes key(encoded.size());
        std::size_t length = 0;
        if (sodium_base642bin(key.data(), key.size(), encoded.data(), encoded.size(), nullptr, &length, nullptr,
                              sodium_base64_VARIANT_ORIGINAL) == 0 &&
            length > 0) {
            key.resize(length);
            return key;
        }
    }
    return {bytes_of(secret), bytes_of(secret) + secret.size()};
}

std::string signature_of(std::string_view secret, std::string_view id, std::string_view timestamp,
                         std::string_view body) {
    Bytes key = key_of(secret);
    if (key.empty()) key.push_back(0); // HMAC pads keys with zeros, so this is the same key
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    for (const std::string_view part : {id, std::string_view("."), timestamp, std::string_view("."), body})
        crypto_auth_hmacsha256_update(&state, bytes_of(part), part.size());
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256_final(&state, code.data());
    return "v1," + base64(code);
}

/// Compares every signature, so that the time does not reveal which of them was nearly right.
bool contains(std::string_view signatures, std::string_view expected) {
    bool found = false;
    while (!signatures.empty()) {
        const std::size_t end = std::min(signatures.find(' '), signatures.size());
        if (equal_in_constant_time(signatures.substr(0, end), expected)) found = true;
        signatures.remove_prefix(std::min(end + 1, signatures.size()));
    }
    return found;
}

} // namespace

std::string base64(std::span<const unsigned char> bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating NUL
    return text;
}

std::string random_secret() {
    std::array<unsigned char, 24> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return "whsec_" + base64(bytes);
}

std::string sign(std::string_view secret, std::string_view id, std::int64_t timestamp_seconds, std::string_view body) {
    return signature_of(secret, id, std::to_string(timestamp_seconds), body);
}

bool verify(std::span<const std::string> secrets, const SignedMessage& message, Instant now) {
    const std::optional<std::int64_t> seconds = parse_integer(message.timestamp);
    if (!seconds || *seconds < 0 || message.id.empty()) return false;
    const std::int64_t now_seconds = now.milliseconds / 1000;
    if (*seconds < now_seconds - signature_tolerance_seconds) return false;
    if (*seconds > now_seconds + signature_tolerance_seconds) return false;
    bool genuine = false;
    for (const std::string& secret : secrets) {
        if (secret.empty()) continue;
        if (contains(message.signature, signature_of(secret, message.id, message.timestamp, message.body)))
            genuine = true;
    }
    return genuine;
}

} // namespace cartwright
