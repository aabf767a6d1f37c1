#pragma once

#include "import/rejected.hpp"
#include "operations/plans.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads a list of plans that vendors offer to be sold again: the text of a CSV file (RFC 4180, UTF-8) whose first row
/// names its columns, in any order: sku, name, vendor, provider and price; and, if wanted, category, vertical, period
/// (month, quarter or year), fee (the house's, in percent), attributes and description. Attributes are separated by
/// `;`, each with a `*` behind it when it is required, a `#` when it is secret, and perhaps the values that it may
/// have: `domainName*;adminPassword#;region=eu|us`. One bad row and the whole list is rejected.
tl::expected<operations::PutPlans, Rejected> read_plans(std::string_view csv);

} // namespace cartwright::import
