#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::shopping {

/// The routes below /shopping for what members pick and pay for (requests 27 to 60).
std::span<const Route> cart_routes();

} // namespace cartwright::api::shopping
