#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::shopping {

/// The routes for pictures that prove payments: under /auth/images, and the same under /shopping/images.
std::span<const Route> routes_of_images();
std::span<const Route> routes_of_shop_images();

} // namespace cartwright::api::shopping
