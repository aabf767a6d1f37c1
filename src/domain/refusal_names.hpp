#pragma once

#include "domain/refusal.hpp"

#include <string_view>

namespace cartwright {

inline constexpr std::size_t refusal_reasons = static_cast<std::size_t>(Why::store_unavailable) + 1;

/// The reason as metrics show it: "not_enough_stock".
std::string_view name_of(Why why);

} // namespace cartwright
