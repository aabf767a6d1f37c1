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
    constexpr auto& query = sql::ratings::of_listing;
    const auto row = transaction.one(query, listing);
    return {.ratings = (*row)->integer(query.count), .stars = (*row)->integer(query.stars)};
}

} // namespace cartwright::store::ratings
