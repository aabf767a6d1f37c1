#pragma once

#include "domain/reseller/customer_cart.hpp"
#include "store/engine/transaction.hpp"

/// Carts of resellers' customers, as stored: the data that they have beside the cart itself.
namespace cartwright::store::customer_carts {

/// Adds the data of a cart that exists already.
void add(Transaction& transaction, const CustomerCart& cart);
void change(Transaction& transaction, const CustomerCart& cart);

/// Finds a cart without its items; nothing when the customer has no such cart.
std::optional<CustomerCart> find(Transaction& transaction, CartId cart, AccountId customer);

/// Selects carts of a customer.
struct Wanted {
    AccountId customer;
    std::optional<CartStatus> status{};
    std::int64_t after = 0; // the place of the last cart already known
    std::int64_t limit = 0;
    std::int64_t offset = 0;
};

/// Returns carts in the order in which they were opened, without their items.
std::vector<CustomerCart> page(Transaction& transaction, const Wanted& wanted);
std::int64_t count(Transaction& transaction, const Wanted& wanted);

} // namespace cartwright::store::customer_carts
