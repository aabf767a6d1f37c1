#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace cartwright {

/// The internal number of an entity. `Id<Product>` can't be passed as an `Id<Cart>`. Each door formats ids in its own
/// way for clients (12 hex digits, a decimal string, …).
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
