#pragma once

#include "api/core/door.hpp"
#include "app/config.hpp"
#include "domain/secrets.hpp"

#include <vector>

namespace cartwright {

/// The doors that the shop opens, each with those of the secrets that its operations use. Their order decides which
/// door answers an unknown path.
std::vector<api::Door> doors_of(const Config& config, const Secrets& secrets);

} // namespace cartwright
