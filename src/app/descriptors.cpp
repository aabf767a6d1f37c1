#include "app/descriptors.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace cartwright {

std::size_t raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return static_cast<std::size_t>(limit.rlim_cur);
}

Connections connections_that_fit(std::size_t descriptors, std::size_t others, const Connections& wanted) {
    constexpr std::size_t least = 16; // fewer are of no use; the limit of open files is then soon reported
    // A fifth of the rest is reserved for connections that are refused, and for the unforeseen.
    const std::size_t room = descriptors > others ? (descriptors - others) / 5 * 4 : 0;
    if (wanted.shop + wanted.payments <= room) return wanted;
    const std::size_t payments = std::min(wanted.payments, std::max(least, room / 4));
    const std::size_t rest = room > payments ? room - payments : 0;
    return {.shop = std::min(wanted.shop, std::max(least, rest)), .payments = payments};
}

} // namespace cartwright
