#pragma once

#include <chrono>
#include <thread>

namespace cartwright::tests {

/// Waits until `claim()` is true, and says whether it has become so before the deadline.
template <class Claim> bool becomes_true(const Claim& claim, std::chrono::seconds deadline = std::chrono::seconds(20)) {
    constexpr auto glance = std::chrono::milliseconds(5);
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (!claim()) {
        if (std::chrono::steady_clock::now() >= end) return claim();
        std::this_thread::sleep_for(glance);
    }
    return true;
}

} // namespace cartwright::tests
