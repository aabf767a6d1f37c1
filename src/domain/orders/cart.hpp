#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/catalogue/product.hpp"

#include <span>
#include <vector>

namespace cartwright {

using CartId = Id<struct Cart>;

/// One product in a cart or an order: name and price as promised, and how many. `listing` is 0 where there is none: a
/// thing that the catalogue does not know, at the client's price.
struct Line {
    ListingId listing;
    ProductId product;
    std::string name;
    Money price;
    std::int64_t quantity = 0;
    SellerId seller = the_house;
    std::string code{};       // what the client calls it, where the catalogue does not know it
    std::string attributes{}; // a JSON object, or empty
    std::int64_t item = 0;    // tells lines of the same listing apart
    std::int64_t tax_bps = 0; // the rate of its tax, in hundredths of a percent
    std::int64_t tax_minor = 0;
    bool available = true; // false: in a cart, it is not offered any more

    friend bool operator==(const Line&, const Line&) = default;
};

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
Cart::State cart_state_named(std::string_view name);

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
