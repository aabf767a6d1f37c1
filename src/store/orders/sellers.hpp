#pragma once

#include "domain/orders/seller.hpp"
#include "store/engine/row_values.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// The sellers beside the house, and their parts of orders, as stored.
namespace cartwright::store::sellers {

/// Adds the seller or changes its name, its fee and whether it is verified.
void put(Transaction& transaction, const Seller& seller);

std::optional<Seller> find(Transaction& transaction, SellerId seller);
std::optional<Seller> numbered(Transaction& transaction, Seller::Kind kind, std::int64_t number);
std::optional<Seller> named(Transaction& transaction, Seller::Kind kind, std::string_view name);

/// Returns the number of a shop at the marketplace; nothing for the house and vendors.
std::optional<std::int64_t> shop_number(Transaction& transaction, SellerId seller);

/// Returns all sellers of a kind, in the order of their numbers.
std::vector<Seller> of_kind(Transaction& transaction, Seller::Kind kind);

/// Locks the seller, and the amount that it is owed, until the end of the transaction.
void lock(Transaction& transaction, SellerId seller);

/// Returns the sellers of these lines, without the house.
std::vector<Seller> of_lines(Transaction& transaction, const std::vector<Line>& lines);

void add_order(Transaction& transaction, const SellerOrder& order);

/// Deletes the parts of an order that is not paid.
void remove_orders(Transaction& transaction, OrderId order);

/// Returns the parts of an order, in the order of their sellers.
std::vector<SellerOrder> of_order(Transaction& transaction, OrderId order);
std::optional<SellerOrder> order_numbered(Transaction& transaction, std::int64_t number);
std::optional<SellerOrder> find_order(Transaction& transaction, SellerOrderId order);

/// Locks the part until the end of the transaction, so that no other transaction changes its step.
void lock_order(Transaction& transaction, SellerOrderId order);

/// Locks the part with that number until the end of the transaction, and returns it.
std::optional<SellerOrder> lock_order_numbered(Transaction& transaction, std::int64_t number);

/// Returns the number of the part that an account ordered last, in any of its orders.
std::optional<std::int64_t> latest_of_account(Transaction& transaction, AccountId account);

/// Stores the step and its detail, the number, the due time and the tax.
void set_step(Transaction& transaction, const SellerOrder& order);

/// Reads the part from a row of a query that returns its columns, as those of this repository do.
template <class OrderQuery> SellerOrder order_in(const Rows& row, const OrderQuery& query) {
    return {.id = {row.integer(query.id)},
            .order = {row.integer(query.order_id)},
            .seller = {row.integer(query.seller_id)},
            .number = optional_at<std::int64_t>(row, query.number),
            .total = money_at(row, query.total_minor, query.currency),
            .fee = money_at(row, query.fee_minor, query.currency),
            .step = parsed_at(row, query.step, parse_step),
            .detail = std::string(row.text(query.detail)),
            .due = optional_at<Instant>(row, query.due_at),
            .tax_minor = row.integer(query.tax_minor)};
}

} // namespace cartwright::store::sellers
