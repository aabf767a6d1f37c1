#pragma once

#include "domain/checkout.hpp"
#include "domain/order.hpp"
#include "store/transaction.hpp"

/// Orders and their lines, as stored.
namespace cartwright::store::orders {

/// False when that number is taken.
bool add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement);

Result<Order> find(Transaction& transaction, OrderId order);

/// Ends a placed order. Throws Fault when it is not placed.
void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason);

/// The other placed orders of the cart fail: its things have been paid with `order`.
void supersede(Transaction& transaction, CartId cart, OrderId order);

} // namespace cartwright::store::orders
