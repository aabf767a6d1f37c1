#pragma once

#include "domain/orders/seller.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Who sells beside the house, and what they have to do with orders, as stored.
namespace cartwright::store::sellers {

/// Adds the seller or changes its name, its fee and whether it is verified.
void put(Transaction& transaction, const Seller& seller);

std::optional<Seller> find(Transaction& transaction, SellerId seller);
std::optional<Seller> numbered(Transaction& transaction, Seller::Kind kind, std::int64_t number);
std::optional<Seller> named(Transaction& transaction, Seller::Kind kind, std::string_view name);

/// The number of a shop at the marketplace; nothing for the house and vendors.
std::optional<std::int64_t> shop_number(Transaction& transaction, SellerId seller);

/// All of a kind, in the order of their numbers.
std::vector<Seller> of_kind(Transaction& transaction, Seller::Kind kind);

/// Keeps others from changing the seller, and what it is owed, until the end of the transaction.
void lock(Transaction& transaction, SellerId seller);

/// The sellers of these lines beside the house.
std::vector<Seller> of_lines(Transaction& transaction, const std::vector<Line>& lines);

void add_order(Transaction& transaction, const SellerOrder& order);

/// The parts of an order that is not paid.
void remove_orders(Transaction& transaction, OrderId order);

/// The parts of an order, in the order of their sellers.
std::vector<SellerOrder> of_order(Transaction& transaction, OrderId order);
std::optional<SellerOrder> order_numbered(Transaction& transaction, std::int64_t number);
std::optional<SellerOrder> find_order(Transaction& transaction, SellerOrderId order);

/// Keeps others from taking the part further until the end of the transaction.
void lock_order(Transaction& transaction, SellerOrderId order);

/// The part of that number, when it must not change until the end of the transaction.
std::optional<SellerOrder> lock_order_numbered(Transaction& transaction, std::int64_t number);

/// The number of the part that an account has ordered last, in any of its orders.
std::optional<std::int64_t> latest_of_account(Transaction& transaction, AccountId account);

/// How far it has come; also its number and when it is due.
void set_step(Transaction& transaction, const SellerOrder& order);

/// The part in the first eleven columns of a row: those that the queries of this repository select.
SellerOrder order_at(const Rows& row);

} // namespace cartwright::store::sellers
