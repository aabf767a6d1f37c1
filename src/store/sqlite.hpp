#pragma once

#include "store/database.hpp"

namespace cartwright::store {

/// The port to SQLite: a database in the file at `path`, in WAL mode, durable at each commit.
std::unique_ptr<Database> open_sqlite(const std::string& path, Access access);

} // namespace cartwright::store
