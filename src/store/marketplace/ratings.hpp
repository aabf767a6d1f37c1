#pragma once

#include "domain/marketplace/shop.hpp"
#include "store/engine/transaction.hpp"

/// Ratings that buyers have given to listings, as stored.
namespace cartwright::store::ratings {

/// Adds the rating, and counts it for the shop.
void add(Transaction& transaction, const Rating& rating);

/// Returns whether this listing of the order has been rated.
bool exists(Transaction& transaction, SellerOrderId order, ListingId listing);

struct Sum {
    std::int64_t ratings = 0;
    std::int64_t stars = 0;
};
Sum of_listing(Transaction& transaction, ListingId listing);

} // namespace cartwright::store::ratings
