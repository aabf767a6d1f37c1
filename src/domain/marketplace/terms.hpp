#pragma once

#include "domain/marketplace/verification.hpp"

#include <cstdint>

namespace cartwright {

/// Settings of shops.
struct MarketplaceTerms {
    std::int64_t platform_fee_bps = 1'000; // fee on sales of new shops, in hundredths of a percent
    Criteria criteria{};                   // conditions of a shop's verification
};

} // namespace cartwright
