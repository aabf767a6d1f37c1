#pragma once

#include "domain/orders/order.hpp"
#include "domain/orders/terms.hpp"

#include <span>

namespace cartwright {

/// The result of a checkout that is allowed: the data of the order, and the deadline of its holds.
struct Placement {
    std::vector<Line> lines;
    Money total;
    std::optional<Instant> hold_deadline{}; // none: no stock is held
    TaxMode tax_mode = TaxMode::none;
    Money tax{};
    std::optional<AccountId> account{};
    std::optional<std::int64_t> number{};
    std::string reference{};

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// Turns a cart into a placement. `stocks[i]` is the stock of line i; pieces that an earlier order of this cart holds
/// count as free. Refused, in this order: cart_is_empty; no_longer_available; not_enough_stock, for the first line that
/// exceeds its free stock; a total that `total_of` refuses. storefront 2.7; "Checkout holds the stock for 15 minutes (a
/// setting; 0 turns it off)".
Result<Placement> place(const Cart& cart, std::span<const Stock> stocks, const OrderTerms& terms, Instant now);

/// The effect of an order's payment on the stock of one listing.
struct Sold {
    ListingId listing;
    std::int64_t quantity = 0; // pieces that leave the stock
    std::int64_t freed = 0;    // pieces that were held for this order or for one that it supersedes, and are released

    friend bool operator==(const Sold&, const Sold&) = default;
};

/// Turns a placed order into sales. `stocks[i]` is the stock of line i. `holds` are the unexpired holds of this order
/// and of those that it supersedes, sorted by listing. Refused: order_already_processed; not_enough_stock, for the
/// first line whose stock is gone. storefront A2-8: "At confirm check-and-decrement atomically".
Result<std::vector<Sold>> sell(const Order& order, std::span<const Stock> stocks, std::span<const Hold> holds);

/// Returns the pieces of a listing in `holds`, which are sorted by listing.
std::int64_t held_of(std::span<const Hold> holds, ListingId listing);

} // namespace cartwright
