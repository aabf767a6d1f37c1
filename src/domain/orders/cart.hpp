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

/// Returns the cost of `line`, 0 when it is not available. Refused: amount_too_large.
Result<Money> total_of(const Line& line);

/// Returns the cost of all available lines, 0 without any. Refused: currency_not_supported, mixed_currencies,
/// amount_too_large.
Result<Money> total_of(const std::vector<Line>& lines);

/// Checks that all lines are still available. Refused: no_longer_available, with the name of the first product that is
/// not.
Result<void> all_available(const std::vector<Line>& lines);

/// The same for display only, never refused: prices may have changed since the lines were added. Lines in another
/// currency than the first available line's are not added, and an amount that is too large becomes `amount_max_minor`.
Money shown_total_of(const Line& line);
Money shown_total_of(std::span<const Line> lines);

/// Checks that a price can be paid together with a cart in the currency `cart`, if it has one. Refused:
/// mixed_currencies.
Result<void> check_currency(std::string_view name, Currency price, std::optional<Currency> cart);

/// Returns the quantity of a product in a cart after `added` pieces are added to the `present` ones.
/// storefront §3 "Adding accumulates quantity"; "Quantity must be at least 1"; "Not enough stock for '<name>'".
Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added);

} // namespace cartwright
