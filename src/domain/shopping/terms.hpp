#pragma once

#include <cstdint>

namespace cartwright {

/// Settings of payments into members' carts.
struct ShoppingTerms {
    bool proofs_required = true; // approval needs a picture of the card slip, the cheque or the refund
    // Delay until the shop requests the result of a payment on the gateway's page, unless it did before.
    std::int64_t page_ask_after_ms = 10 * 60 * 1000;
};

} // namespace cartwright
