#pragma once

#include "import/table.hpp"
#include "operations/catalogue/catalogue.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads a list of goods from the text of a CSV file (RFC 4180, UTF-8). The first row names the columns, in any order:
/// sku and at least one of name, brand, category, price, currency (with price), rating, stock and description. A column
/// that is not there leaves its values unchanged. If one row is bad, the whole list is rejected.
tl::expected<operations::PutGoods, Rejected> read_products(std::string_view csv, const Format& format);

} // namespace cartwright::import
