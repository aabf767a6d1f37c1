#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

/// One product in a cart or an order, with its name and price as promised and its quantity. `listing` is 0 for an item
/// that the catalogue does not contain; such an item has the client's price.
struct Line {
    ListingId listing;
    ProductId product;
    std::string name;
    Money price;
    std::int64_t quantity = 0;
    SellerId seller = the_house;
    std::string code{};       // the client's code of an item that the catalogue does not contain
    std::string attributes{}; // a JSON object, or empty
    std::int64_t item = 0;    // distinguishes lines of the same listing
    std::int64_t tax_bps = 0; // tax rate in hundredths of a percent
    std::int64_t tax_minor = 0;
    bool available = true; // false: a line of a cart whose product is no longer offered

    friend bool operator==(const Line&, const Line&) = default;
};

} // namespace cartwright
