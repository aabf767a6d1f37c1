#pragma once

#include "domain/cart.hpp"
#include "domain/terms.hpp"
#include "store/transaction.hpp"

#include <optional>

/// Carts and their lines, as stored.
namespace cartwright::store::carts {

/// A cart with the stock behind each of its lines.
struct Stocked {
    Cart cart;
    std::vector<Stock> stocks;
};

void add(Transaction& transaction, CartId cart, std::string_view door);

/// Keeps others from changing the cart, its lines and its checkouts until the end of the transaction.
void lock(Transaction& transaction, CartId cart);

/// All of these are refused when there is no such cart, or it has been left alone for longer than the terms say.
Result<void> exists(Transaction& transaction, CartId cart, const Terms& terms);
Result<Stocked> find(Transaction& transaction, CartId cart, const Terms& terms);

/// What decides whether more pieces of a product may go into a cart.
struct Place {
    ListingId listing;
    std::string name;
    Stock stock;                            // what placed orders of this cart hold counts as free
    std::optional<std::int64_t> quantity{}; // in the cart already: nothing when it has no such line
    std::int64_t lines = 0;                 // of the cart
};

/// Also refused when the seller does not offer the product.
Result<Place> place_for(Transaction& transaction, CartId cart, ProductId product, SellerId seller, const Terms& terms);

/// Adds the line at the end, or changes its quantity.
void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity);

/// False when there is no such line.
bool remove_line(Transaction& transaction, CartId cart, ProductId product, SellerId seller);

void touch(Transaction& transaction, CartId cart);
void remove(Transaction& transaction, CartId cart);

/// Removes up to `limit` carts that nobody has touched since `deadline` and no held order belongs to; returns how many.
std::int64_t remove_untouched(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::carts
