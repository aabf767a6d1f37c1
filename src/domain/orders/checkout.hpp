#pragma once

#include "domain/orders/order.hpp"
#include "domain/terms.hpp"

#include <span>

namespace cartwright {

/// A checkout that may go ahead: what becomes the order, and what is held for it.
struct Placement {
    std::vector<Line> lines;
    Money total;
    std::optional<Instant> hold_deadline{}; // nothing is held when it is empty
    TaxMode tax_mode = TaxMode::none;
    Money tax{};
    std::optional<AccountId> account{};
    std::optional<std::int64_t> number{};
    std::string reference{};

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// Turns a cart into a placement. `stocks[i]` is the stock behind line i, where what an earlier order of this cart held
/// counts as free. Refused, in this order: an empty cart, the first line that asks for more than is free, a total that
/// can't be. storefront 2.7; "Checkout holds the stock for 15 minutes (a setting; 0 turns it off)".
Result<Placement> place(const Cart& cart, std::span<const Stock> stocks, const Terms& terms, Instant now);

/// What the payment of an order does to the stock of one listing.
struct Sold {
    ListingId listing;
    std::int64_t quantity = 0; // leaves the shelf
    std::int64_t freed = 0;    // was held for this order, or for one that it supersedes, and is no longer

    friend bool operator==(const Sold&, const Sold&) = default;
};

/// Turns a placed order into sales. `stocks[i]` is the stock behind line i; `holds` are those of this order and of
/// others that it supersedes, sorted by listing, as far as they have not expired. Refused when the order is settled
/// already, or for the first line whose stock is gone. storefront A2-8: "At confirm check-and-decrement atomically".
Result<std::vector<Sold>> sell(const Order& order, std::span<const Stock> stocks, std::span<const Hold> holds);

/// How many pieces `holds`, sorted by listing, keep of a listing.
std::int64_t held_of(std::span<const Hold> holds, ListingId listing);

} // namespace cartwright
