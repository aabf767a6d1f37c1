#pragma once

#include "shelf/order.hpp"
#include "shelf/texts.hpp"

namespace cartwright::shelf {

/// Returns the products in the order of the bytes of their names in `searchable` form.
Order ordered_by_name(const Texts& texts);

} // namespace cartwright::shelf
