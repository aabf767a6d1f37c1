#pragma once

#include <cstdint>
#include <string>

namespace cartwright::providers {

/// What became of something that was asked of the outside. `unknown`: it may have happened; ask again with the same
/// key.
struct Outcome {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::yes;
    std::string reason{};    // why not
    std::string reference{}; // the other side's own name of it
};

} // namespace cartwright::providers
