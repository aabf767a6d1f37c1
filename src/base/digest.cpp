#include "base/digest.hpp"

#include "base/text.hpp"

#include <array>
#include <cstdint>
#include <span>

#include <sodium.h>

namespace cartwright {

namespace {

std::string hexadecimal_of(const unsigned char* bytes, std::size_t size) {
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back(); // libsodium appends a NUL
    return text;
}

std::string fingerprint_with(std::span<const unsigned char> key, std::initializer_list<std::string_view> parts) {
    constexpr std::size_t bytes = 16;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), bytes);
    const auto add = [&](const void* data, std::size_t size) {
        crypto_generichash_update(&state, static_cast<const unsigned char*>(data), size);
    };
    for (const std::string_view part : parts) {
        const std::uint64_t size = part.size(); // so that ("ab", "c") differs from ("a", "bc")
        add(&size, sizeof size);
        add(part.data(), part.size());
    }
    std::array<unsigned char, bytes> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    return hexadecimal_of(digest.data(), digest.size());
}

} // namespace

std::string fingerprint(std::initializer_list<std::string_view> parts) { return fingerprint_with({}, parts); }

std::string fingerprint(const std::array<unsigned char, 32>& key, std::initializer_list<std::string_view> parts) {
    return fingerprint_with(key, parts);
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
    return hexadecimal_of(digest.data(), digest.size());
}

std::string keyed_digest(std::string_view secret, std::string_view message) {
    constexpr char zero = '\0'; // equal to an empty key, since HMAC pads keys with zeros; libsodium needs an address
    const std::string_view key = secret.empty() ? std::string_view(&zero, 1) : secret;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(message), message.size());
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
    crypto_auth_hmacsha256_final(&state, digest.data());
    return hexadecimal_of(digest.data(), digest.size());
}

std::string sha512(std::string_view message) {
    std::array<unsigned char, crypto_hash_sha512_BYTES> digest{};
    crypto_hash_sha512(digest.data(), bytes_of(message), message.size());
    return hexadecimal_of(digest.data(), digest.size());
}

} // namespace cartwright
