#pragma once

#include "base/money.hpp"

#include <string>

namespace cartwright {

/// A shop has become verified, or is no longer verified.
struct ShopVerified {
    std::int64_t shop = 0; // marketplace number
    bool verified = false;
};

/// A payout to a shop has succeeded or failed.
struct PayoutSettled {
    std::int64_t payout = 0; // marketplace number
    std::int64_t shop = 0;
    Money amount;
    std::string state; // "paid", "failed"
};

} // namespace cartwright
