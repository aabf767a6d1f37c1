#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright::providers::live {

/// A public key of a provider, by which its signatures are verified.
struct PublicKey {
    enum class Kind : std::uint8_t { rsa, p256 };

    std::string id;
    Kind kind = Kind::rsa;
    std::string first;  // the modulus, or x
    std::string second; // the exponent, or y
};

/// True when the owner of `key` has signed this token (RFC 7515 §5.2). The caller must first check that the token's
/// algorithm may be used.
bool verifies(std::string_view token, const PublicKey& key);

} // namespace cartwright::providers::live
