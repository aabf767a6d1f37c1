#pragma once

#include "api/core/door.hpp"

/// What the tables of routes have in common: who may use a route, and the body that it reads.
namespace cartwright::api::shopping {

inline constexpr Scopes everyone{Scope::anyone};
inline constexpr Scopes applications{Scope::client};
inline constexpr Scopes members{Scope::member};
inline constexpr Scopes admins{Scope::admin};
inline constexpr std::string_view no_body{};
inline constexpr std::string_view keys_alone = "ShoppingRequest";

} // namespace cartwright::api::shopping
