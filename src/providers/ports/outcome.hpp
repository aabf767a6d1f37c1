#pragma once

#include <cstdint>
#include <string>

namespace cartwright::providers {

/// The result of a request to an external service. `unknown`: it may have happened; ask again with the same key.
struct Outcome {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::yes;
    std::string reason{};    // why not
    std::string reference{}; // the other side's id of it
};

} // namespace cartwright::providers
