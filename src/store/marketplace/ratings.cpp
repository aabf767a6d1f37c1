#include "store/marketplace/ratings.hpp"

#include "store/marketplace/ratings.sql.hpp"
#include "store/marketplace/shops.hpp"

namespace cartwright::store::ratings {

void add(Transaction& transaction, const Rating& rating) {
    transaction.execute(sql::ratings::add, transaction.next_id<struct Rating>(), rating.seller, rating.listing,
                        rating.account, rating.order, rating.stars, transaction.now());
    shops::count_rating(transaction, rating.seller, rating.stars);
}

bool exists(Transaction& transaction, SellerOrderId order, ListingId listing) {
    return transaction.one(sql::ratings::find, order, listing).has_value();
}

Sum of_listing(Transaction& transaction, ListingId listing) {
    const auto row = transaction.one(sql::ratings::of_listing, listing);
    return {.ratings = (*row)->integer(0), .stars = (*row)->integer(1)};
}

} // namespace cartwright::store::ratings
