#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::marketplace {

/// Shoes across shops: search, carts of users, checkout with the shops' shares, tracking, verification, money of shops.
Door door(Terms terms);

} // namespace cartwright::api::marketplace
