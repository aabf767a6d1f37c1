#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cartwright {

/// Returns a digest of the parts in this order (BLAKE2b), as 32 hexadecimal digits. Different divisions of the same
/// text into parts have different digests.
std::string fingerprint(std::initializer_list<std::string_view> parts);

/// The same with a key: only its holders can compute the digest.
std::string fingerprint(const std::array<unsigned char, 32>& key, std::initializer_list<std::string_view> parts);

/// Returns the SHA-256 as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// Returns the HMAC-SHA256 of `message` with the key `secret`, as 64 hexadecimal digits.
std::string keyed_digest(std::string_view secret, std::string_view message);

/// Returns the SHA-512 of `message` as 128 hexadecimal digits.
std::string sha512(std::string_view message);

} // namespace cartwright
