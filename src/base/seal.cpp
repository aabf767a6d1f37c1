#include "base/seal.hpp"

#include "base/text.hpp"

#include <sodium.h>

#include <vector>

namespace cartwright {

namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(seal_key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

} // namespace

std::optional<SealKey> parse_seal_key(std::string_view digits) {
    SealKey key{};
    std::size_t length = 0;
    if (digits.size() != 2 * key.size()) return std::nullopt;
    if (sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), nullptr, &length, nullptr) != 0 ||
        length != key.size())
        return std::nullopt;
    return key;
}

std::string sealed(const SealKey& key, std::string_view secret, std::string_view place) {
    Bytes bytes(nonce_bytes + secret.size() + tag_bytes);
    randombytes_buf(bytes.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes.data() + nonce_bytes, nullptr, bytes_of(secret), secret.size(),
                                               bytes_of(place), place.size(), nullptr, bytes.data(), key.data());
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating NUL
    return text;
}

std::optional<std::string> unsealed(const SealKey& key, std::string_view text, std::string_view place) {
    if (text.empty()) return std::nullopt;
    Bytes bytes(text.size());
    std::size_t length = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        length < nonce_bytes + tag_bytes)
        return std::nullopt;
    Bytes secret(length - nonce_bytes - tag_bytes + 1); // never empty, so that it has an address
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.data(), nullptr, nullptr, bytes.data() + nonce_bytes,
                                                   length - nonce_bytes, bytes_of(place), place.size(), bytes.data(),
                                                   key.data()) != 0)
        return std::nullopt;
    return std::string(secret.begin(), secret.end() - 1);
}

} // namespace cartwright
