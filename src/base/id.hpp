#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace cartwright {

/// The core's own number for an entity. `Id<Product>` can't be passed where `Id<Cart>` is wanted. How a client sees it
/// (12 hex digits, a decimal string, …) is the spelling of a door.
template <class Entity> struct Id {
    std::int64_t value = 0;

    friend auto operator<=>(const Id&, const Id&) = default;
};

} // namespace cartwright

template <class Entity> struct std::hash<cartwright::Id<Entity>> {
    std::size_t operator()(const cartwright::Id<Entity>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
