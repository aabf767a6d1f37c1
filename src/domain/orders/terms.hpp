#pragma once

#include <cstdint>

namespace cartwright {

/// Settings of carts and orders.
struct OrderTerms {
    std::int64_t hold_ms = 15 * 60 * 1000; // how long a checkout reserves its stock for the payment; 0: no reservation
    std::int64_t cart_life_ms = 0;         // carts unused for this long are removed; 0: they are kept
    std::int64_t cart_lines_max = 2'000;   // different products in one cart
    std::int64_t delivery_ms = std::int64_t{5} * 24 * 60 * 60 * 1000; // usual delivery time of a shop
    std::int64_t external_call_ms = 10'000; // time-out of a payment gateway or a carrier; then a job retries the call
};

} // namespace cartwright
