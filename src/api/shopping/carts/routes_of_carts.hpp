#pragma once

#include "api/core/route.hpp"

namespace cartwright::api::shopping {

/// The routes below /shopping for what members pick and pay for (requests 27 to 60).
RouteTable cart_routes();

} // namespace cartwright::api::shopping
