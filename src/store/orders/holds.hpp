#pragma once

#include "domain/orders/order.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Stock that is reserved until a payment, as stored. The held quantity of a listing is the sum of its holds.
namespace cartwright::store::holds {

/// Holds stock until `deadline` for each line of an order that is in the catalogue.
void add(Transaction& transaction, OrderId order, const std::vector<Line>& lines, Instant deadline);

/// Returns the holds of all placed orders of the cart, sorted by listing.
std::vector<Hold> of_cart(Transaction& transaction, CartId cart);

/// Returns up to `limit` holds whose deadline has passed.
std::vector<Hold> due(Transaction& transaction, std::int64_t limit);

/// Extends the holds of the order to `deadline`, if that is later.
void prolong(Transaction& transaction, OrderId order, Instant deadline);

/// Frees the stock of these holds, and removes them.
void free(Transaction& transaction, const std::vector<Hold>& holds);

/// Removes a hold without freeing its stock, which is being sold.
void remove(Transaction& transaction, const Hold& hold);

/// Removes the holds of an order without freeing their stock, which is being sold.
void remove_of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::holds
