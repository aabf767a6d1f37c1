#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::shopping {

/// The routes below /shopping for what is sold (requests 22 to 26).
std::span<const Route> product_routes();

} // namespace cartwright::api::shopping
