#pragma once

#include "store/engine/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::store {

/// One table of a shop: its columns, and which of them hold text (the others hold integers).
struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;
    std::vector<std::string_view> texts;
};

/// Returns all tables of a shop. A table comes after those to which its rows refer.
const std::vector<Table>& tables_of_shop();

struct Moved {
    std::string_view table;
    std::int64_t rows = 0;
};

/// Copies a whole shop from one database into another, which has the schema of this version and no rows yet. The caller
/// begins a transaction on both, and then commits that of the target. No process may serve the shop meanwhile. Compares
/// the row count and the column sums of each table. Throws Fault when the target is not empty, or when what arrived is
/// not what was sent.
std::vector<Moved> move_shop(Database& from, Database& to);

} // namespace cartwright::store
