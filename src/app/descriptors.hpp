#pragma once

#include "app/config.hpp"

#include <cstddef>

namespace cartwright {

/// Raises the soft limit of open files to the hard one, and returns it.
std::size_t raise_descriptor_limit();

/// How many connections the two servers may have.
struct Connections {
    std::size_t shop = 0;
    std::size_t payments = 0;
};

/// As many as were asked for, or as fit into `descriptors` open files beside the `others` that the process needs. A
/// connection that is refused needs one too, so that its client hears of it.
Connections connections_that_fit(std::size_t descriptors, std::size_t others, const Connections& wanted);

} // namespace cartwright
