#include "domain/outbox/back_off.hpp"

#include "base/instant.hpp"

#include <algorithm>

namespace cartwright {

std::int64_t back_off_ms(std::int64_t attempts, std::uint64_t drawn) {
    constexpr std::int64_t doublings_max = 12; // 2^12 s is more than an hour
    const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, doublings_max);
    const std::int64_t half = std::min(hour_ms, std::int64_t{1000} << doublings) / 2;
    return half + static_cast<std::int64_t>(drawn % static_cast<std::uint64_t>(half + 1));
}

} // namespace cartwright
