#pragma once

#include "api/core/route.hpp"

/// Who may use a route: the last column of the route tables.
namespace cartwright::api::shopping {

inline constexpr Access applications{Scope::client};
inline constexpr Access members{Scope::member};
inline constexpr Access admins{Scope::admin};

} // namespace cartwright::api::shopping
