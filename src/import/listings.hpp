#pragma once

#include "import/rejected.hpp"
#include "operations/shoes.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads what a shop offers: the text of a CSV file (RFC 4180, UTF-8) whose first row names its columns, in any order:
/// sku, brand, style, color, size, gender, condition, price and quantity, all of them. One bad row and the whole list
/// is rejected.
tl::expected<std::vector<operations::ShoeOffered>, Rejected> read_listings(std::string_view csv);

} // namespace cartwright::import
