#pragma once

#include "base/money.hpp"

#include <cstdint>

namespace cartwright {

/// Settings of the catalogue.
struct CatalogueTerms {
    Currency currency{};                    // the shop's; the default for prices without a currency
    std::int64_t new_product_stock = 1'000; // initial pieces of a new product whose stock is not given
};

} // namespace cartwright
