#pragma once

#include "api/core/route.hpp"

namespace cartwright::api::shopping {

/// The routes below /shopping for what is sold (requests 22 to 26).
RouteTable product_routes();

} // namespace cartwright::api::shopping
