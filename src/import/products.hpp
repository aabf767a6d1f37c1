#pragma once

#include "import/table.hpp"
#include "operations/catalogue/catalogue.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads a list of goods: the text of a CSV file (RFC 4180, UTF-8) whose first row names its columns, in any order:
/// sku and at least one of name, brand, category, price, currency, rating, stock and description. What a list does not
/// name stays as it is. One bad row and the whole list is rejected.
tl::expected<operations::PutGoods, Rejected> read_products(std::string_view csv, const Format& format);

} // namespace cartwright::import
