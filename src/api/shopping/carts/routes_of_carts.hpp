#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::shopping {

/// Below /shopping: what members pick and pay for (requests 27 to 60).
std::span<const Route> cart_routes();

} // namespace cartwright::api::shopping
