#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// The key that encrypts secrets at rest (XChaCha20-Poly1305).
inline constexpr std::size_t seal_key_bytes = 32;
using SealKey = std::array<unsigned char, seal_key_bytes>;

/// Parses a key from 64 hexadecimal digits.
std::optional<SealKey> parse_seal_key(std::string_view digits);

/// Encrypts `secret` and returns base64. Only `key` decrypts it, and only for the same `place`, to which it is bound.
std::string sealed(const SealKey& key, std::string_view secret, std::string_view place);

/// Decrypts. Returns nothing when it was sealed with another key or for another place, or was modified.
std::optional<std::string> unsealed(const SealKey& key, std::string_view text, std::string_view place);

} // namespace cartwright
