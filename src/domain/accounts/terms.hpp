#pragma once

#include <cstdint>

namespace cartwright {

/// Rate limits on messages that requests cause. Messages that the shop sends on its own are not counted.
struct MessageLimits {
    std::int64_t recipient_hourly_max = 5; // to one address or number
    std::int64_t recipient_daily_max = 10;
    std::int64_t sender_hourly_max = 60; // requested from one client address
    std::int64_t sender_daily_max = 300;
    std::int64_t total_hourly_max = 10'000; // requested by all callers together
};

/// Settings for the callers of all APIs.
struct AccountTerms {
    MessageLimits messages{};
};

} // namespace cartwright
