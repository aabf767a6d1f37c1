#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::marketplace {

/// The marketplace API: shoes across shops. Search, carts of users, checkout with the shops' shares, tracking,
/// verification, money of shops.
Door door(Terms terms);

} // namespace cartwright::api::marketplace
