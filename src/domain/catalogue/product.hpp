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

/// What a thing is, whoever sells it.
struct Product {
    ProductId id;
    CategoryId category;
    std::string sku; // the shop's own code for it; empty when it has none
    std::string name;
    std::string brand;
    std::string description;
    std::int64_t rating_hundredths = 0; // 470 is 4.7 of 5

    friend bool operator==(const Product&, const Product&) = default;
};

inline constexpr std::int64_t price_max_minor = 100'000'000'000; // a billion in major units
inline constexpr std::int64_t stock_max = 1'000'000'000;

/// How many pieces a seller has. `held` are promised to orders that wait for their payment. Seats of a subscription
/// and things that the catalogue does not know are endless: nobody counts them.
struct Stock {
    std::int64_t on_hand = 0;
    std::int64_t held = 0;
    bool endless = false;

    [[nodiscard]] std::int64_t free() const { return endless ? stock_max : on_hand - held; }
    friend bool operator==(const Stock&, const Stock&) = default;
};

/// What can still be bought of a listing: on hand less held. Every change of its stock has the next version, so that
/// news which come late can be told from the latest.
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

/// What the catalogue knows under the code of an item.
struct KnownItem {
    Listing listing; // its stock without what an earlier version of the order holds
    std::string name;
    std::string goods;       // its category's slug
    bool is_offered = false; // false: nobody sells it any more, or not here
};

inline constexpr std::size_t name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;
inline constexpr std::int64_t rating_hundredths_max = 500;

} // namespace cartwright
