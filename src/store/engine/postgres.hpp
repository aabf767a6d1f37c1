#pragma once

#include "store/engine/database.hpp"

namespace cartwright::store {

/// The port on PostgreSQL 15 or newer, through libpq in pipeline mode. `url` is whatever libpq takes:
/// "postgres://user@host/shop?sslmode=verify-full".
std::unique_ptr<Database> open_postgres(const std::string& url, Access access);

} // namespace cartwright::store
