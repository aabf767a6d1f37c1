#pragma once

#include "domain/marketplace/verification.hpp"
#include "domain/orders/seller.hpp"

namespace cartwright {

/// A shop of the marketplace, with what it has shown.
struct ShopRecord {
    Seller seller;
    std::optional<std::int64_t> owner{}; // the user, as the marketplace spells it
    Verification verification{};
};

/// A seller's part of an order, as its shop and its buyer see it.
struct ShopOrder {
    SellerOrder part;
    std::int64_t shop = 0;               // as the marketplace spells it
    std::optional<std::int64_t> user{};  // likewise; nothing where nobody had to say who they are
    std::vector<Line> lines{};           // of this seller alone
    std::vector<std::int64_t> numbers{}; // how the marketplace spells the listing of each
    Money refunded{};
    Instant placed_at{};
};

/// What a buyer gave for what.
struct Rating {
    SellerId seller;
    ListingId listing;
    AccountId account;
    std::optional<SellerOrderId> order{};
    std::int64_t stars = 0;
};
inline constexpr std::int64_t stars_max = 5;

} // namespace cartwright
