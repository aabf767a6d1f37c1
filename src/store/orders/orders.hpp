#pragma once

#include "domain/orders/checkout.hpp"
#include "domain/orders/order.hpp"
#include "store/engine/transaction.hpp"

/// Orders and their lines, as stored.
namespace cartwright::store::orders {

void add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement);

/// What is ordered is something else now, while nobody has paid for it.
void replace(Transaction& transaction, OrderId order, const Placement& placement);

/// The same amounts, in another currency: of an order of things that the catalogue does not know.
void set_currency(Transaction& transaction, OrderId order, Currency currency);

/// A step of the order's story.
struct Noted {
    std::string event;
    Instant at;
};
void note(Transaction& transaction, OrderId order, std::string_view event);
std::vector<Noted> log_of(Transaction& transaction, OrderId order);

/// Keeps others from settling the order, and from changing its cart, until the end of the transaction.
void lock(Transaction& transaction, OrderId order);

/// Of one door: to the others it does not exist.
Result<Order> find(Transaction& transaction, OrderId order, std::string_view door);

/// Through which door an order came.
std::optional<std::string> door_of(Transaction& transaction, OrderId order);

/// The order that a door spells so.
std::optional<OrderId> numbered(Transaction& transaction, std::string_view door, std::int64_t number);

/// Who ordered, if anybody had to say.
std::optional<AccountId> account_of(Transaction& transaction, OrderId order);

/// Ends a placed order.
void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason);

/// The other placed orders of the cart fail: its things have been paid with `order`.
void supersede(Transaction& transaction, CartId cart, OrderId order);

} // namespace cartwright::store::orders
