#pragma once

#include "domain/catalogue/product.hpp"

namespace cartwright {

/// A product is new, or its text or price has changed.
struct ProductChanged {
    Product product;
    Listing listing;

    [[nodiscard]] ProductId changed_product() const { return product.id; } // see Transaction::record
};

/// The number of pieces of a listing that can be bought has changed: a checkout reserved some, a hold ended, or goods
/// arrived.
struct StockChanged {
    ProductId product;
    FreeStock stock;
};

/// The number of pieces that can be bought has fallen to `stock_low_at` or below.
struct StockLow {
    ProductId product;
    FreeStock stock;
};
inline constexpr std::int64_t stock_low_at = 5;

/// A product is no longer offered.
struct ProductRetired {
    ProductId product;
    ListingId listing;

    [[nodiscard]] ProductId changed_product() const { return product; }
};

} // namespace cartwright
