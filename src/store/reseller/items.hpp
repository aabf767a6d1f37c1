#pragma once

#include "domain/reseller/customer_cart.hpp"
#include "store/engine/transaction.hpp"

/// Items with their plans and attributes, as stored: the lines of resellers' carts.
namespace cartwright::store::items {

/// In the order in which they were added; once they are ordered, at the prices promised. `account` is the reseller's.
std::vector<Item> of_cart(Transaction& transaction, CartId cart, AccountId account);

void add(Transaction& transaction, CartId cart, const Item& item);

/// Its plan, quantity and attributes; without those when they are as they were.
enum class Attributes : bool { as_they_were, anew };
void change(Transaction& transaction, CartId cart, const Item& item, Attributes attributes);
void remove(Transaction& transaction, CartId cart, ItemId item);

/// The attributes of all items of the cart, before it is removed.
void forget_attributes(Transaction& transaction, CartId cart);

void put_attributes(Transaction& transaction, const Item& item);
std::vector<Attribute> attributes(Transaction& transaction, ItemId item);

/// Puts the attributes of an order to its items.
void read_attributes(Transaction& transaction, OrderId order, std::vector<OrderItem>& items);

} // namespace cartwright::store::items
