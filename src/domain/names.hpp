#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace cartwright {

/// The name of an enumerator, out of an array with one for each, in their order.
template <class Names, class Value> constexpr std::string_view name_in(const Names& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

/// The enumerator of that name; nothing when there is none.
template <class Value, class Names> constexpr std::optional<Value> value_in(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace cartwright
