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

/// False when that number is taken.
bool add(Transaction& transaction, CartId cart, std::string_view door);

/// Refused when there is no such cart, or it has been left alone for longer than the terms say.
Result<void> exists(Transaction& transaction, CartId cart, const Terms& terms);
Result<Stocked> find(Transaction& transaction, CartId cart, const Terms& terms);

/// How many pieces of a listing are in the cart: nothing when it has no such line.
std::optional<std::int64_t> quantity(Transaction& transaction, CartId cart, ListingId listing);
std::int64_t count_lines(Transaction& transaction, CartId cart);

/// Adds the line at the end, or changes its quantity.
void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity);

/// False when there is no such line.
bool remove_line(Transaction& transaction, CartId cart, ProductId product, SellerId seller);

void touch(Transaction& transaction, CartId cart);
void remove(Transaction& transaction, CartId cart);

/// Removes up to `limit` carts that nobody has touched since `deadline` and no held order belongs to; returns how many.
std::int64_t remove_untouched(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::carts
