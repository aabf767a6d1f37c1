#pragma once

#include "store/engine/store.hpp"

namespace cartwright::store {

/// The schema of the shop's database, as migrations in order.
std::vector<Migration> shop_schema();

} // namespace cartwright::store
