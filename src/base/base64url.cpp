#include "base/base64url.hpp"

#include <sodium.h>

namespace cartwright {

namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

} // namespace

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())), bytes.size(), variant);
    text.pop_back(); // libsodium appends a NUL
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    if (text.empty()) return std::string();
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(static_cast<unsigned char*>(static_cast<void*>(bytes.data())), bytes.size(), text.data(),
                          text.size(), nullptr, &length, nullptr, variant) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

} // namespace cartwright
