#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

struct Category {
    CategoryId id;
    std::string name; // "Home & Kitchen"
    std::string slug; // "home-kitchen"

    friend bool operator==(const Category&, const Category&) = default;
};

/// What is sold, independent of its seller.
struct Product {
    ProductId id;
    CategoryId category;
    std::string sku; // the shop's own code; empty: none
    std::string name;
    std::string brand;
    std::string description;
    std::int64_t rating_hundredths = 0; // 470 is 4.7 of 5

    friend bool operator==(const Product&, const Product&) = default;
};

inline constexpr std::int64_t price_max_minor = 100'000'000'000; // a billion in major units
inline constexpr std::int64_t stock_max = 1'000'000'000;

/// The number of pieces that a seller has. `held` pieces are reserved for orders that await payment. Subscription seats
/// and items that the catalogue does not contain are endless: their stock is not counted.
struct Stock {
    std::int64_t on_hand = 0;
    std::int64_t held = 0;
    bool endless = false;

    [[nodiscard]] std::int64_t free() const { return endless ? stock_max : on_hand - held; }
    friend bool operator==(const Stock&, const Stock&) = default;
};

/// The pieces of a listing that can still be bought: on hand less held. Each change of the stock increments the
/// version, so that a consumer can discard outdated values that arrive late.
struct FreeStock {
    ListingId listing;
    std::int64_t free = 0;
    std::int64_t version = 0;

    friend bool operator==(const FreeStock&, const FreeStock&) = default;
};

/// A seller's offer of a product.
struct Listing {
    ListingId id;
    ProductId product;
    SellerId seller = the_house;
    Money price;
    Stock stock;
    std::int64_t version = 0; // of the stock

    friend bool operator==(const Listing&, const Listing&) = default;
};

/// The catalogue's data for an item's code.
struct KnownItem {
    Listing listing; // its stock excludes holds of an earlier version of the order
    std::string name;
    std::string goods;       // the slug of its category
    bool is_offered = false; // false: it is no longer sold, or not through this door
};

inline constexpr std::size_t name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;
inline constexpr std::int64_t rating_hundredths_max = 500;

} // namespace cartwright
