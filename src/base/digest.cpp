#include "base/digest.hpp"

#include <array>
#include <cstdint>

#include <sodium.h>

namespace cartwright {

std::string fingerprint(std::initializer_list<std::string_view> parts) {
    constexpr std::size_t bytes = 16;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, bytes);
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
    std::string text(2 * bytes + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back(); // sodium ends it with a NUL
    return text;
}

} // namespace cartwright
