#include "api/core/guess_limits.hpp"

namespace cartwright::api {

namespace {

constexpr std::size_t addresses_max = 100'000; // addresses with a count of their own; all others share one

} // namespace

std::int64_t GuessLimits::seconds_to_wait(std::string_view address) {
    const std::lock_guard lock(mutex_);
    begin_window();
    const auto found = counts_.find(bucket_of(address));
    if (found == counts_.end() || found->second < count_max) return 0;
    return (window_end_.milliseconds - clock_.now().milliseconds) / second_ms + 1;
}

void GuessLimits::count(std::string_view address) {
    const std::lock_guard lock(mutex_);
    begin_window();
    ++counts_[bucket_of(address)];
}

void GuessLimits::begin_window() {
    const Instant now = clock_.now();
    if (now < window_end_) return;
    counts_.clear();
    window_end_ = {(now.milliseconds / window_ms + 1) * window_ms};
}

std::string GuessLimits::bucket_of(std::string_view address) const {
    std::string own(address);
    return counts_.size() < addresses_max || counts_.contains(own) ? own : std::string();
}

} // namespace cartwright::api
