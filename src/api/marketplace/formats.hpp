#pragma once

#include "domain/orders/seller.hpp"

#include <optional>
#include <string_view>

/// How the marketplace spells what the core names.
namespace cartwright::api::marketplace {

/// "Processing", "Shipped", "Out for Delivery", "Delivered".
std::string_view format(Step step);

/// Nothing when `text`, in any case, is none of these four.
std::optional<Step> parse_step_text(std::string_view text);

} // namespace cartwright::api::marketplace
