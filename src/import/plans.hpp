#pragma once

#include "import/table.hpp"
#include "operations/reseller/plans.hpp"

#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::import {

/// Reads a list of plans that vendors offer to be sold again: the text of a CSV file (RFC 4180, UTF-8) whose first row
/// names its columns, in any order: sku and at least one of name, vendor, provider, category, vertical, period (month,
/// quarter or year), price, currency, fee (the house's, in percent), attributes and description. What a list does not
/// name stays as it is. Attributes are separated by `;`, each with a `*` behind it when it is required, a `#` when it
/// is secret, and perhaps the values that it may have: `domainName*;adminPassword#;region=eu|us`. One bad row and the
/// whole list is rejected.
tl::expected<operations::PutPlans, Rejected> read_plans(std::string_view csv, const Format& format);

} // namespace cartwright::import
