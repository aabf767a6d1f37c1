#pragma once

#include "store/engine/store.hpp"

#include <string>
#include <vector>

/// The records of the simulated external services. They have a database of their own, since a shop that sells to real
/// buyers has none of them.
namespace cartwright::store::rehearsal_books {

/// Their tables, and the PostgreSQL schema in which they are.
std::vector<Migration> schema();
inline constexpr const char* postgres_schema = "rehearsal";

/// Returns the settings of their store at `url`, for so many reading threads.
StoreSettings settings(const std::string& url, std::size_t readers = 1);

/// Returns where they are by default: beside SQLite's file ("sqlite:shop.db" → "sqlite:shop-rehearsal.db"), and in the
/// same PostgreSQL database.
std::string url_beside(const std::string& shop);

/// Returns whether the database at `url` has them. Creates nothing.
bool exist_at(const std::string& url);

} // namespace cartwright::store::rehearsal_books
