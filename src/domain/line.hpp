#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

/// One product in a cart or an order: name and price as promised, and how many. `listing` is 0 where there is none: a
/// thing that the catalogue does not know, at the client's price.
struct Line {
    ListingId listing;
    ProductId product;
    std::string name;
    Money price;
    std::int64_t quantity = 0;
    SellerId seller = the_house;
    std::string code{};       // what the client calls it, where the catalogue does not know it
    std::string attributes{}; // a JSON object, or empty
    std::int64_t item = 0;    // tells lines of the same listing apart
    std::int64_t tax_bps = 0; // the rate of its tax, in hundredths of a percent
    std::int64_t tax_minor = 0;
    bool available = true; // false: in a cart, it is not offered any more

    friend bool operator==(const Line&, const Line&) = default;
};

} // namespace cartwright
