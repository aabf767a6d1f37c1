#pragma once

#include "api/core/door.hpp"
#include "app/config.hpp"

#include <vector>

namespace cartwright {

/// The doors that the shop opens, in the order in which they are asked whose an unknown path is.
std::vector<api::Door> doors_of(const Config& config);

} // namespace cartwright
