#pragma once

#include "store/engine/database.hpp"

namespace cartwright::store {

/// The port to PostgreSQL 15 or newer, through libpq in pipeline mode. `url` is any address that libpq accepts:
/// "postgres://user@host/shop?sslmode=verify-full".
std::unique_ptr<Database> open_postgres(const std::string& url, Access access, const std::string& schema);

} // namespace cartwright::store
