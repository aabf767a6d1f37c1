#pragma once

#include "store/engine/database.hpp"

namespace cartwright::store {

/// The port to SQLite: a database in the file at `path`, in WAL mode, durable at each commit.
std::unique_ptr<Database> open_sqlite(const std::string& path, Access access);

/// Returns the version of the loaded SQLite library: "3.40.1".
std::string sqlite_version();

} // namespace cartwright::store
