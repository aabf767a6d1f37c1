#pragma once

#include "api/core/door.hpp"

#include <vector>

namespace cartwright::api::shopping {

/// The shopping API, for people with accounts of their own: sign-up, sign-in, applications, admins.
std::vector<Door> doors(const Terms& terms, const Secrets& secrets);

} // namespace cartwright::api::shopping
