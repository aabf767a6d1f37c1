#pragma once

#include "operations/work.hpp"

/// Marketplace reactions to sales and refunds that are made through any public API. The operations on orders call them
/// without depending on the marketplace code.
namespace cartwright::operations {

/// Counts the listings that a seller has sold in a paid order. Negative when that sale was refunded in full.
void count_sales(Work& work, SellerId seller, std::int64_t sales);

/// Reviews a seller's verification after a refund of their sales.
void review_seller(Work& work, SellerId seller);

} // namespace cartwright::operations
