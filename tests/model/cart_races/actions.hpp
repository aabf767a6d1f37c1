#pragma once

#include "model/cart_races/world.hpp"

#include <span>
#include <string_view>

namespace cartwright::tests {

/// Something that is done in a world.
struct Action {
    enum class Who : std::uint8_t { owner, other, admin, nobody }; // nobody: a job, or a browser that is sent here

    std::string_view name;
    Who who;
    std::string_view needs; // a name in the world, "coupon" or "picture"; empty: nothing
    std::string (*run)(operations::Work& work, const World& world); // "yes", or what was refused

    [[nodiscard]] bool fits(const World& world) const;
};

std::span<const Action> actions();

/// Does it in a transaction of its own; what the doer was told.
std::string done(BareShop& shop, const Action& action, const World& world);

/// "yes", or why not.
template <class Value> std::string said(const Result<Value>& result);
std::string said(const Refusal& refusal);

template <class Value> std::string said(const Result<Value>& result) { return result ? "yes" : said(result.error()); }

} // namespace cartwright::tests
