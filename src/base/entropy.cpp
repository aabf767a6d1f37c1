#include "base/entropy.hpp"

#include <sodium.h>

#include <stdexcept>

namespace cartwright {

SystemEntropy::SystemEntropy() {
    if (sodium_init() < 0) throw std::runtime_error("the system has no source of randomness");
}

std::uint64_t SystemEntropy::next() {
    std::uint64_t value = 0;
    randombytes_buf(&value, sizeof value);
    return value;
}

std::string hexadecimal(std::uint64_t value, int digits) {
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto c = text.rbegin(); c != text.rend(); ++c, value >>= 4) *c = "0123456789abcdef"[value & 0xF];
    return text;
}

} // namespace cartwright
