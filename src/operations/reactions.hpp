#pragma once

#include "operations/work.hpp"

/// What the area of one public API does when orders are sold or refunded through any of them. The operations on orders
/// call these, and know nothing of that area.
namespace cartwright::operations {

/// A seller has sold so many listings of a paid order; fewer than none when that sale was given back whole.
void count_sales(Work& work, SellerId seller, std::int64_t sales);

/// Part of what the seller has sold was given back.
void review_seller(Work& work, SellerId seller);

} // namespace cartwright::operations
