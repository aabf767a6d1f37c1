#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/catalogue/product.hpp"
#include "domain/ids.hpp"
#include "domain/line.hpp"

#include <span>
#include <vector>

namespace cartwright {

/// What a buyer has picked, in the order of picking. Prices are current until the checkout freezes them.
struct Cart {
    enum class State : std::uint8_t { open, ordered, abandoned };

    CartId id;
    std::vector<Line> lines;
    State state = State::open;
    std::optional<AccountId> account{};   // the owner, where carts belong to accounts
    std::optional<std::int64_t> number{}; // as the door formats it, where the door numbers carts

    friend bool operator==(const Cart&, const Cart&) = default;
};

std::string_view name_of(Cart::State state);
std::optional<Cart::State> parse_cart_state(std::string_view name);

/// Returns the quantity of a product in a cart after `added` pieces are added to the `present` ones.
/// storefront §3 "Adding accumulates quantity"; "Quantity must be at least 1"; "Not enough stock for '<name>'".
Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added);

} // namespace cartwright
