#pragma once

#include <cstdint>
#include <string>

namespace cartwright {

/// A source of random numbers. Safe from any thread.
class Entropy {
  public:
    virtual ~Entropy() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

/// libsodium's generator. It is unpredictable, so ids drawn from it can't be guessed.
class SystemEntropy final : public Entropy {
  public:
    SystemEntropy();
    [[nodiscard]] std::uint64_t next() override;
};

/// Returns the lowest `digits` hexadecimal digits of `value` (at most 16), lower case, with leading zeros.
std::string hexadecimal(std::uint64_t value, int digits);

} // namespace cartwright
