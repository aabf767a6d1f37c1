#pragma once

#include "store/engine/store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::store {

/// One table: its columns, those that hold text (the others hold integers), and those of its primary key.
struct Table {
    std::string name;
    std::vector<std::string> columns{};
    std::vector<std::string> texts{};
    std::vector<std::string> key{};
};

/// Returns all tables that a schema makes. A table comes after those to which its rows refer.
std::vector<Table> tables_of(const std::vector<Migration>& schema);

struct Moved {
    std::string table;
    std::int64_t rows = 0;
};

/// Copies all rows of the tables of a schema from one database into another, which has the schema of this version and
/// no rows yet. The caller begins a transaction on both, and then commits that of the target. No process may write to
/// either meanwhile. Compares the row count and the column sums of each table. Throws Fault when the target is not
/// empty, or when what arrived is not what was sent.
std::vector<Moved> move_rows(Database& from, Database& to, const std::vector<Migration>& schema);

} // namespace cartwright::store
