#pragma once

#include "wish.hpp"

#include <random>

namespace cartwright::histories {

/// What chance has decided about one step. What it is about depends on what there is by then, so that a history still
/// means something when a step is left out.
using Dice = std::array<std::uint32_t, 16>;
Dice thrown(std::mt19937_64& random);

/// What somebody asks for next.
Wish wish_of(const Dice& dice, const Seen& seen);

Beginning some_beginning(std::mt19937_64& random);

/// What comes before all else in a history where chance would rarely lead so far: nothing, or Bob has paid for a cart
/// and gives a coupon from it, and Ann has a cart to pay for.
std::vector<Wish> some_prelude(std::mt19937_64& random);

} // namespace cartwright::histories
