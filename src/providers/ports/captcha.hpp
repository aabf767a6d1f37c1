#pragma once

#include "providers/ports/outcome.hpp"

#include <cstdint>
#include <string>

namespace cartwright::providers {

/// Tells people from programs by what a puzzle on their side has given them. Blocks, for a limited time: never on an
/// I/O or writer thread, never in a transaction. Safe from any thread.
class Captcha {
  public:
    /// Where the puzzle was: it has a secret of its own in each place.
    enum class Kind : std::uint8_t { android, web };

    virtual ~Captcha() = default;

    /// Whether `answer` (`g-recaptcha-response`) is a person's. Good once: asked again for the same answer, it is `no`.
    /// `unknown`: nobody could be asked, so nobody knows.
    virtual Outcome check(const std::string& answer, Kind kind) = 0;
};

} // namespace cartwright::providers
