#pragma once

#include "import/table.hpp"
#include "operations/marketplace/shoes.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads the listings of a shop from the text of a CSV file (RFC 4180, UTF-8). The first row names the columns, in any
/// order: sku and at least one of brand, style, color, size (these four together), gender, condition, price, currency
/// (with price) and quantity. A column that is not there leaves its values unchanged. If one row is bad, the whole list
/// is rejected.
tl::expected<operations::PutShoes, Rejected> read_listings(std::string_view csv, const Format& format);

} // namespace cartwright::import
