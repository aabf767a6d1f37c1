#pragma once

#include "domain/orders/checkout.hpp"
#include "domain/orders/order.hpp"
#include "store/engine/transaction.hpp"

/// Orders and their lines, as stored.
namespace cartwright::store::orders {

void add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement);

/// Replaces the lines and amounts of an order that is not paid.
void replace(Transaction& transaction, OrderId order, const Placement& placement);

/// Changes the currency and keeps the amounts, for an order of products that the catalogue does not know.
void set_currency(Transaction& transaction, OrderId order, Currency currency);

/// An entry in the log of an order.
struct Noted {
    std::string event;
    Instant at;
};
void note(Transaction& transaction, OrderId order, std::string_view event);
std::vector<Noted> log_of(Transaction& transaction, OrderId order);

/// Locks the order and its cart until the end of the transaction: no other transaction settles the order or changes the
/// cart.
void lock(Transaction& transaction, OrderId order);

/// Finds an order of one door. For other doors the order does not exist.
Result<Order> find(Transaction& transaction, OrderId order, std::string_view door);

/// Returns the door through which an order came.
std::optional<std::string> door_of(Transaction& transaction, OrderId order);

/// Returns the order with that number at a door.
std::optional<OrderId> numbered(Transaction& transaction, std::string_view door, std::int64_t number);

/// Returns the account that ordered, if the order has one.
std::optional<AccountId> account_of(Transaction& transaction, OrderId order);

/// Ends a placed order.
void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason);

/// Fails the other placed orders of the cart, whose content was paid with `order`.
void supersede(Transaction& transaction, CartId cart, OrderId order);

} // namespace cartwright::store::orders
