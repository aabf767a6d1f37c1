#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/product.hpp"

#include <vector>

namespace cartwright {

using CartId = Id<struct Cart>;

/// One product in a cart or an order: name and price as promised, and how many.
struct Line {
    ListingId listing;
    ProductId product;
    std::string name;
    Money price;
    std::int64_t quantity = 0;

    friend bool operator==(const Line&, const Line&) = default;
};

/// What a buyer has picked, in the order of picking. Prices are today's until the checkout freezes them.
struct Cart {
    CartId id;
    std::vector<Line> lines;

    friend bool operator==(const Cart&, const Cart&) = default;
};

/// What `line` costs; refused when that is more than a payment can carry.
Result<Money> total_of(const Line& line);

/// What all lines cost together: zero for none, refused for mixed currencies or too large a sum.
Result<Money> total_of(const std::vector<Line>& lines);

/// How many pieces of a product a cart holds after `added` more are put to the `present` ones.
/// storefront §3 "Adding accumulates quantity"; "Quantity must be at least 1"; "Not enough stock for '<name>'".
Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added);

} // namespace cartwright
