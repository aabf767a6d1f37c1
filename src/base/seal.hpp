#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// What secrets are sealed with at rest (XChaCha20-Poly1305).
inline constexpr std::size_t seal_key_bytes = 32;
using SealKey = std::array<unsigned char, seal_key_bytes>;

/// The key that 64 hexadecimal digits name.
std::optional<SealKey> parse_seal_key(std::string_view digits);

/// `secret`, readable with `key` only, as base64. It is bound to its place: under another one it does not open.
std::string sealed(const SealKey& key, std::string_view secret, std::string_view place);

/// Nothing when it was sealed with another key, for another place, or was meddled with.
std::optional<std::string> unsealed(const SealKey& key, std::string_view text, std::string_view place);

} // namespace cartwright
