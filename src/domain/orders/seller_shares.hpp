#pragma once

#include "domain/orders/seller.hpp"

#include <span>
#include <vector>

/// What of an order is the fee of the house, and what its sellers get.
namespace cartwright {

/// Returns the house's fee on `total`, rounded half up to a minor unit.
/// marketplace A0-9: "fee = round-half-up(cents×bps/10000); seller = total − fee, so the parts always sum".
Money fee_of(Money total, std::int64_t fee_bps);

/// Returns the seller's number of sales in the lines: one for each different listing.
std::int64_t sales_of(SellerId seller, const std::vector<Line>& lines);

/// Returns the parts of the sellers other than the house, ordered by seller id; ids and steps are not yet assigned.
/// `sellers` gives the fee of each.
std::vector<SellerOrder> shares_of(const std::vector<Line>& lines, std::span<const Seller> sellers);

} // namespace cartwright
