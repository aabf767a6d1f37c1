#pragma once

#include "shelf/shelf.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright::api::shopping {

/// Finds the house's products where every word of a search begins a word of the name or the price (shopping §2.8). The
/// number of products that it examines is bounded. `words` are `search_words`. Each page is of the catalogue at its own
/// moment. No product is on two pages.
std::vector<shelf::Page> products_with(const shelf::Shelf& shelf, const std::vector<std::string>& words);

/// The prices, in minor units, whose decimal format begins with `word`: "12" begins 12.0, 12.99, 120.0, 1299.5 …
struct PriceRange {
    std::int64_t from = 0;
    std::int64_t to = 0; // inclusive

    friend bool operator==(const PriceRange&, const PriceRange&) = default;
};
std::vector<PriceRange> prices_beginning(std::string_view word);

} // namespace cartwright::api::shopping
