#include "base/entropy.hpp"

#include <sodium.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace cartwright {

SystemEntropy::SystemEntropy() {
    if (sodium_init() < 0) throw std::runtime_error("the system has no source of randomness");
}

/// One call of the system draws the numbers of a thread in advance. None is kept after it was given out.
std::uint64_t SystemEntropy::next() {
    static thread_local std::array<std::uint64_t, 64> drawn{};
    static thread_local std::size_t left = 0;
    if (left == 0) {
        randombytes_buf(drawn.data(), sizeof drawn);
        left = drawn.size();
    }
    return std::exchange(drawn[--left], 0);
}

std::string hexadecimal(std::uint64_t value, int digits) {
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto c = text.rbegin(); c != text.rend(); ++c, value >>= 4) *c = "0123456789abcdef"[value & 0xF];
    return text;
}

} // namespace cartwright
