#pragma once

#include "domain/marketplace/verification.hpp"
#include "domain/orders/seller.hpp"

namespace cartwright {

/// A shop of the marketplace, with its verification.
struct ShopRecord {
    Seller seller;
    std::optional<std::int64_t> owner{}; // the user's number at the marketplace
    Verification verification{};
};

/// A seller's part of an order, as its shop and its buyer see it.
struct ShopOrder {
    SellerOrder part;
    std::int64_t shop = 0;               // marketplace number
    std::optional<std::int64_t> user{};  // likewise; none where users are not identified
    std::vector<Line> lines{};           // of this seller only
    std::vector<std::int64_t> numbers{}; // each line's listing, by its marketplace number
    Money refunded{};
    Instant placed_at{};
};

/// A buyer's rating of a listing.
struct Rating {
    SellerId seller;
    ListingId listing;
    AccountId account;
    std::optional<SellerOrderId> order{};
    std::int64_t stars = 0;
};
inline constexpr std::int64_t stars_max = 5;

} // namespace cartwright
