#pragma once

#include "base/instant.hpp"
#include "store/store.hpp"

namespace cartwright::store {

/// Runs what is missing of `schema`, in order, in one transaction under the database's write lock, so that several
/// processes may start together. Throws Fault when the database knows a migration that we don't: it belongs to a newer
/// version. Returns how many were run.
std::size_t migrate(Database& database, const std::vector<Migration>& schema, Instant now);

} // namespace cartwright::store
