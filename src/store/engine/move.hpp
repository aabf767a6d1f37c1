#pragma once

#include "store/engine/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::store {

/// One table of a shop: its columns, those that hold text (the others hold integers), and those of its primary key.
struct Table {
    std::string name;
    std::vector<std::string> columns{};
    std::vector<std::string> texts{};
    std::vector<std::string> key{};
};

/// Returns all tables of a shop, as its schema makes them. A table comes after those to which its rows refer.
std::vector<Table> tables_of_shop();

struct Moved {
    std::string table;
    std::int64_t rows = 0;
};

/// Copies a whole shop from one database into another, which has the schema of this version and no rows yet. The caller
/// begins a transaction on both, and then commits that of the target. No process may serve the shop meanwhile. Compares
/// the row count and the column sums of each table. Throws Fault when the target is not empty, or when what arrived is
/// not what was sent.
std::vector<Moved> move_shop(Database& from, Database& to);

} // namespace cartwright::store
