#pragma once

#include "domain/orders/order.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Stock that waits for a payment, as stored. The held quantity of a listing is the sum of its holds.
namespace cartwright::store::holds {

/// Holds each line of an order that is of the catalogue until `deadline`.
void add(Transaction& transaction, OrderId order, const std::vector<Line>& lines, Instant deadline);

/// Of all placed orders of the cart, sorted by listing.
std::vector<Hold> of_cart(Transaction& transaction, CartId cart);

/// Up to `limit` holds whose deadline has passed.
std::vector<Hold> due(Transaction& transaction, std::int64_t limit);

/// What is held for the order is held until `deadline`, if that is later.
void prolong(Transaction& transaction, OrderId order, Instant deadline);

/// Frees the stock of these holds.
void free(Transaction& transaction, const std::vector<Hold>& holds);

/// Removes a hold without freeing its stock, which is being sold.
void remove(Transaction& transaction, const Hold& hold);

/// Removes the holds of an order without freeing their stock, which is being sold.
void remove_of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::holds
