#include "providers/live/identity/published_keys.hpp"

#include <algorithm>

namespace cartwright::providers::live {

namespace {

/// Whether less than `span_ms` has passed since `since`. False when the clock was set back before it.
bool is_within(const std::optional<Instant>& since, Instant now, std::int64_t span_ms) {
    if (!since) return false;
    const std::int64_t age = now.milliseconds - since->milliseconds;
    return age >= 0 && age < span_ms;
}

} // namespace

PublishedKeys::Lookup PublishedKeys::look_up(std::string_view id) {
    const std::lock_guard lock(mutex_);
    const Instant now = clock_->now();
    const bool may_fetch = !is_within(tried_, now, times_.pause_ms);
    if (!is_within(fetched_, now, times_.life_ms)) return {.found = {}, .fetches = may_fetch};
    const bool is_fresh = is_within(fetched_, now, times_.fresh_ms);
    const auto key = std::ranges::find(keys_, id, &PublicKey::id);
    if (key == keys_.end()) return {.found = {}, .fetches = may_fetch};
    return {.found = {.kind = Found::Kind::key, .key = *key}, .fetches = !is_fresh && may_fetch};
}

void PublishedKeys::take(std::optional<std::vector<PublicKey>> keys, Instant asked) {
    const std::lock_guard lock(mutex_);
    tried_ = clock_->now();
    if (!keys) return;
    keys_ = *std::move(keys);
    fetched_ = asked;
}

PublishedKeys::Found PublishedKeys::find(std::string_view id, const Fetch& fetch) {
    if (Lookup first = look_up(id); !first.fetches) return first.found;
    const std::lock_guard fetching(fetching_);
    if (Lookup second = look_up(id); !second.fetches) return second.found; // another thread has fetched them meanwhile
    const Instant asked = clock_->now();
    auto keys = fetch();
    const bool is_answered = keys.has_value();
    take(std::move(keys), asked);
    const Lookup last = look_up(id);
    if (is_answered && last.found.kind == Found::Kind::unknown) return {.kind = Found::Kind::none};
    return last.found;
}

} // namespace cartwright::providers::live
