#pragma once

#include <cstdint>

namespace cartwright {

/// What one door may vary. Nothing else varies.
struct Terms {
    std::int64_t hold_ms = 15 * 60 * 1000; // how long a checkout holds its stock for the payment; 0 holds nothing
    std::int64_t cart_life_ms = 0;         // a cart untouched for this long is gone; 0 keeps it for good
    std::int64_t cart_lines_max = 2'000;   // different products in one cart
    std::int64_t delivery_ms = std::int64_t{5} * 24 * 60 * 60 * 1000; // how long a shop's delivery takes, as a rule
};

} // namespace cartwright
