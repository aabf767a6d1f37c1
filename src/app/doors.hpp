#pragma once

#include "api/core/door.hpp"
#include "app/config.hpp"

#include <vector>

namespace cartwright {

/// The doors that the shop opens. Their order decides which door answers an unknown path.
std::vector<api::Door> doors_of(const Config& config);

} // namespace cartwright
