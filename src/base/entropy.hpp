#pragma once

#include <cstdint>
#include <string>

namespace cartwright {

/// Where randomness comes from. Safe from any thread.
class Entropy {
  public:
    virtual ~Entropy() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

/// libsodium's generator: unpredictable, so an id drawn from it can't be guessed.
class SystemEntropy final : public Entropy {
  public:
    SystemEntropy();
    [[nodiscard]] std::uint64_t next() override;
};

/// The lowest `digits` hexadecimal digits of `value` (at most 16), lower case, with leading zeros.
std::string hexadecimal(std::uint64_t value, int digits);

} // namespace cartwright
