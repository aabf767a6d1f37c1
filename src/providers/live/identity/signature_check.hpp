#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright::providers::live {

/// A key that a provider has published: what it signs can be checked with it.
struct PublicKey {
    enum class Kind : std::uint8_t { rsa, p256 };

    std::string id;
    Kind kind = Kind::rsa;
    std::string first;  // the modulus, or x
    std::string second; // the exponent, or y
};

/// True when the owner of `key` has signed this token (RFC 7515 §5.2). Whether the algorithm that the token names may
/// be used is not asked here: that comes first.
bool verifies(std::string_view token, const PublicKey& key);

} // namespace cartwright::providers::live
