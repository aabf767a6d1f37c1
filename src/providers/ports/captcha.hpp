#pragma once

#include "providers/ports/outcome.hpp"

#include <cstdint>
#include <string>

namespace cartwright::providers {

/// Checks whether a client is a person, by the captcha that it has solved. Blocks, for a limited time: never on an I/O
/// or writer thread, never in a transaction. Safe from any thread.
class Captcha {
  public:
    /// Where the captcha was shown; each place has its own secret.
    enum class Kind : std::uint8_t { android, web };

    virtual ~Captcha() = default;

    /// Whether `answer` (`g-recaptcha-response`) is a person's. An answer is valid once; the second time the result is
    /// `no`. `unknown`: it could not be checked.
    virtual Outcome check(const std::string& answer, Kind kind) = 0;
};

} // namespace cartwright::providers
