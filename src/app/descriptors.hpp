#pragma once

#include <cstddef>

namespace cartwright {

/// Raises the soft limit of open files to the hard one, and returns it.
std::size_t raise_descriptor_limit();

/// How many connections the two servers may have.
struct Connections {
    std::size_t shop = 0;
    std::size_t payments = 0;
};

/// The requested numbers, or what fits into `descriptors` open files beside the `others` that the process needs. A
/// connection that is refused needs a file too, so that its client can be answered.
Connections connections_that_fit(std::size_t descriptors, std::size_t others, const Connections& wanted);

} // namespace cartwright
