#include "domain/outbox/subscriber.hpp"

#include "domain/event.hpp"

#include <algorithm>

namespace cartwright {

namespace {

bool covers(std::string_view wanted, std::string_view type) {
    return type == wanted || (wanted.ends_with('.') && type.starts_with(wanted));
}

} // namespace

bool tells(std::string_view types, std::string_view type) {
    if (types.empty()) return true;
    while (!types.empty()) {
        const std::size_t end = std::min(types.find(','), types.size());
        if (covers(types.substr(0, end), type)) return true;
        types.remove_prefix(std::min(end + 1, types.size()));
    }
    return false;
}

bool is_asked_for(std::string_view type) {
    return std::ranges::any_of(event_kinds(), [&](const EventKind& kind) { return covers(type, kind.type); });
}

std::string list_of(const std::vector<std::string>& types) {
    std::string list;
    for (const std::string& type : types) list += (list.empty() ? "" : ",") + type;
    return list;
}

std::int64_t pause_ms_after(std::int64_t attempts, std::uint64_t drawn) {
    constexpr std::int64_t doublings_max = 12; // 2^12 s is more than an hour
    const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, doublings_max);
    const std::int64_t half = std::min(hour_ms, std::int64_t{1000} << doublings) / 2;
    return half + static_cast<std::int64_t>(drawn % static_cast<std::uint64_t>(half + 1));
}

} // namespace cartwright
