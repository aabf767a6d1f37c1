#pragma once

#include "api/core/door.hpp"

#include <string>
#include <vector>

namespace cartwright::api {

/// The OpenAPI 3.1 document of these doors, from the same tables as the router. `version` is the program's version.
std::string openapi(const std::vector<Door>& doors, std::string_view version);

/// The text of docs/doors.md: each route with its operation, its answers and what it does.
std::string manual(const std::vector<Door>& doors);

/// The text of docs/events.md: each kind of event with its subject and the fields of its data.
std::string events_manual();

} // namespace cartwright::api
