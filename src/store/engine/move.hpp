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

/// All that a shop keeps, in an order in which rows come after those that they point to.
const std::vector<Table>& tables_of_shop();

struct Moved {
    std::string_view table;
    std::int64_t rows = 0;
};

/// Copies a shop whole from one database into another, which has the schema of this version and no rows yet; all in one
/// transaction, whose counts and sums are compared before it is kept. Nobody may serve the shop meanwhile. Throws Fault
/// when the other is not empty, or what arrived is not what was sent.
std::vector<Moved> move_shop(Database& from, Database& to);

} // namespace cartwright::store
