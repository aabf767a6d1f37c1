#pragma once

#include "domain/reseller/customer_cart.hpp"
#include "store/engine/transaction.hpp"

/// Items with their plans and attributes, as stored: the lines of resellers' carts.
namespace cartwright::store::items {

/// Returns items in the order in which they were added; ordered items have the promised prices. `account` is the
/// reseller's.
std::vector<Item> of_cart(Transaction& transaction, CartId cart, AccountId account);

void add(Transaction& transaction, CartId cart, const Item& item);

/// Changes plan and quantity. `Attributes::anew` also replaces the attributes.
enum class Attributes : bool { as_they_were, anew };
void change(Transaction& transaction, CartId cart, const Item& item, Attributes attributes);
void remove(Transaction& transaction, CartId cart, ItemId item);

/// Deletes the attributes of all items of the cart, before the cart is removed.
void forget_attributes(Transaction& transaction, CartId cart);

void put_attributes(Transaction& transaction, const Item& item);
std::vector<Attribute> attributes(Transaction& transaction, ItemId item);

/// Adds the attributes of an order to its items.
void read_attributes(Transaction& transaction, OrderId order, std::vector<OrderItem>& items);

} // namespace cartwright::store::items
