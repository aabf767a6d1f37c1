#pragma once

#include "api/core/door.hpp"

#include <string>
#include <vector>

namespace cartwright::api {

/// The OpenAPI 3.1 document of these doors, from the same tables as the router. `version` is that of the program.
std::string openapi(const std::vector<Door>& doors, std::string_view version);

/// docs/doors.md: each route with its operation, its answers and where it is tested.
std::string manual(const std::vector<Door>& doors);

/// docs/events.md: each kind of event with what is told of it.
std::string events_manual();

} // namespace cartwright::api
