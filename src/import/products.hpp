#pragma once

#include "import/rejected.hpp"
#include "operations/catalogue.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

inline constexpr std::size_t sku_bytes_max = 100;

/// Reads a list of goods: the text of a CSV file (RFC 4180, UTF-8) whose first row names its columns, in any order:
/// sku, name, category and price; and, if wanted, brand, rating, stock and description. One bad row and the whole list
/// is rejected. A list with a stock column sets the stock of what the catalogue has already, one without keeps it.
tl::expected<operations::PutGoods, Rejected> read_products(std::string_view csv);

} // namespace cartwright::import
