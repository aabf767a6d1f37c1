#pragma once

#include "api/core/route.hpp"

namespace cartwright::api::shopping {

/// The routes for pictures that prove payments: under /auth/images, and the same under /shopping/images.
RouteTable routes_of_images();
RouteTable routes_of_shop_images();

} // namespace cartwright::api::shopping
