#pragma once

#include "import/online_retail.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace cartwright::import {

/// 1065562248 → "1,065,562,248".
std::string grouped(std::int64_t number);

/// What the data set holds and what becomes of it, as a table.
void print_summary(std::ostream& out, const RetailReport& report, std::size_t products);

} // namespace cartwright::import
