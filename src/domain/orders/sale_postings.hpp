#pragma once

#include "domain/ledger/ledger.hpp"
#include "domain/orders/order.hpp"
#include "domain/orders/seller.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace cartwright {

/// Returns the postings of a paid order: "storefront order over 179.98 is paid: buyer +179.98, sales −179.98; cash
/// +179.98, buyer −179.98". Each seller other than the house is credited its share, the house its fee and the rest. The
/// tax of the house's own lines is posted to "tax". A seller's share contains the tax of its lines, which the seller
/// owes. `method` is where the money was taken.
std::vector<Posting> postings_of_paid_order(const Order& order, std::span<const SellerOrder> shares,
                                            std::string_view method);

} // namespace cartwright
