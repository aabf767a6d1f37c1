#pragma once

#include "import/table.hpp"
#include "operations/reseller/plans.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads a list of vendors' plans for resale from the text of a CSV file (RFC 4180, UTF-8). The first row names the
/// columns, in any order: sku and at least one of name, vendor, provider, category, vertical, period (month, quarter or
/// year), price, currency (with price), fee (the house's, in percent), attributes and description. A column that is not
/// there leaves its values unchanged. Attributes are separated by `;`. Each may be followed by `*` when it is required,
/// `#` when it is secret, and its allowed values: `domainName*;adminPassword#;region=eu|us`. If one row is bad, the
/// whole list is rejected.
tl::expected<operations::PutPlans, Rejected> read_plans(std::string_view csv, const Format& format);

} // namespace cartwright::import
