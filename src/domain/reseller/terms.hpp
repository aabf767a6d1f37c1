#pragma once

#include <cstdint>

namespace cartwright {

/// Settings of the reseller API.
struct ResellerTerms {
    std::int64_t cart_items_max = 500;
    std::int64_t provisioning_delay_ms = 0; // delay before a vendor is asked, in which an order can be cancelled
    std::int64_t token_reuse_ms = 60'000;   // a refresh token used twice within this time revokes nothing
};

} // namespace cartwright
