#pragma once

#include "shelf/order.hpp"
#include "shelf/texts.hpp"

namespace cartwright::shelf {

/// The products in the order of their names' bytes in lower case.
Order ordered_by_name(const Texts& texts);

} // namespace cartwright::shelf
