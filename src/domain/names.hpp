#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace cartwright {

/// Returns the name of an enumerator from an array that has one name for each, in order.
template <class Names, class Value> constexpr std::string_view name_in(const Names& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

/// Returns the enumerator of that name, or nothing when there is none.
template <class Value, class Names> constexpr std::optional<Value> value_in(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace cartwright
