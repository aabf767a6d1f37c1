#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cartwright {

/// 32 hexadecimal digits that tell these parts, in this order, from any others (BLAKE2b).
std::string fingerprint(std::initializer_list<std::string_view> parts);

/// The same, which only who knows `key` can make.
std::string fingerprint(const std::array<unsigned char, 32>& key, std::initializer_list<std::string_view> parts);

/// SHA-256, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// 64 hexadecimal digits that only who knows `secret` can make of `message` (HMAC-SHA256).
std::string keyed_digest(std::string_view secret, std::string_view message);

/// 128 hexadecimal digits of `message` (SHA-512).
std::string sha512(std::string_view message);

} // namespace cartwright
