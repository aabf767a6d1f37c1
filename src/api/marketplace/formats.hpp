#pragma once

#include "domain/orders/seller.hpp"

#include <optional>
#include <string_view>

/// How the marketplace formats and parses the names of the core.
namespace cartwright::api::marketplace {

/// "Processing", "Shipped", "Out for Delivery", "Delivered".
std::string_view format(Step step);

/// Nothing when `text` is none of these four. Upper and lower case are the same.
std::optional<Step> parse_step_text(std::string_view text);

} // namespace cartwright::api::marketplace
