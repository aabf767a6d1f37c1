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

/// What a buyer has picked, in the order of picking. Prices are today's until the checkout freezes them.
struct Cart {
    enum class State : std::uint8_t { open, ordered, abandoned };

    CartId id;
    std::vector<Line> lines;
    State state = State::open;
    std::optional<AccountId> account{};   // whose it is, where carts belong to somebody
    std::optional<std::int64_t> number{}; // as its door spells it, where it counts

    friend bool operator==(const Cart&, const Cart&) = default;
};

std::string_view name_of(Cart::State state);
Cart::State parse_cart_state(std::string_view name);

/// What `line` costs, nothing where it is not available; refused when that is more than a payment can carry.
Result<Money> total_of(const Line& line);

/// What all available lines cost together: zero for none. Refused: currency_not_supported, mixed_currencies,
/// amount_too_large.
Result<Money> total_of(const std::vector<Line>& lines);

/// Whether all lines can still be had. Refused: no_longer_available, with the first such product's name.
Result<void> all_available(const std::vector<Line>& lines);

/// The same for a cart that is only shown: prices may have changed since its lines were put into it. Lines in another
/// currency than the first one's are left out of the sum, and what does not fit becomes the largest number that does.
Money shown_total_of(const Line& line);
Money shown_total_of(std::span<const Line> lines);

/// Whether a price can be paid together with a cart that is in `cart`, if it is in any yet. Refused: mixed_currencies.
Result<void> check_currency(std::string_view name, Currency price, std::optional<Currency> cart);

/// How many pieces of a product a cart holds after `added` more are put to the `present` ones.
/// storefront §3 "Adding accumulates quantity"; "Quantity must be at least 1"; "Not enough stock for '<name>'".
Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added);

} // namespace cartwright
