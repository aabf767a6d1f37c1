#pragma once

#include "domain/verification.hpp"

#include <cstdint>

namespace cartwright {

/// What one door may vary. Nothing else varies.
struct Terms {
    std::int64_t hold_ms = 15 * 60 * 1000; // how long a checkout holds its stock for the payment; 0 holds nothing
    std::int64_t cart_life_ms = 0;         // a cart untouched for this long is gone; 0 keeps it for good
    std::int64_t cart_lines_max = 2'000;   // different products in one cart
    std::int64_t delivery_ms = std::int64_t{5} * 24 * 60 * 60 * 1000; // how long a shop's delivery takes, as a rule
    std::int64_t platform_fee_bps = 1'000; // of what new shops sell, in hundredths of a percent
    Criteria criteria{};                   // what a shop must have shown to be verified
};

} // namespace cartwright
