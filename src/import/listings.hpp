#pragma once

#include "import/table.hpp"
#include "operations/marketplace/shoes.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads what a shop offers: the text of a CSV file (RFC 4180, UTF-8) whose first row names its columns, in any order:
/// sku and at least one of brand, style, color, size (these four together), gender, condition, price, currency and
/// quantity. What a list does not name stays as it is. One bad row and the whole list is rejected.
tl::expected<operations::PutShoes, Rejected> read_listings(std::string_view csv, const Format& format);

} // namespace cartwright::import
