#pragma once

#include "import/online_retail.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace cartwright::import {

/// Formats with thousands separators: 1065562248 → "1,065,562,248".
std::string grouped(std::int64_t number);

/// Prints a table of what the data set contains and what is imported.
void print_summary(std::ostream& out, const RetailReport& report, std::size_t products);

} // namespace cartwright::import
