#pragma once

#include "domain/reseller/customer.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Customers of resellers, as stored beside their accounts.
namespace cartwright::store::customers {

/// Who a reseller is, and whether there is a customer of that number and whose.
struct Standing {
    std::int64_t reseller_number = 0;
    std::optional<AccountId> customer{};
    std::optional<AccountId> owner{}; // of the customer
    CustomerData::Status status = CustomerData::Status::active;
};
std::optional<Standing> standing(Transaction& transaction, AccountId reseller, std::int64_t customer_number);

/// Adds what the customer has beside its account, which is there; only the hash of its user's password is kept.
void add(Transaction& transaction, const Customer& customer, std::string_view password_hash);
void change(Transaction& transaction, const Customer& customer);

std::optional<Customer> find(Transaction& transaction, AccountId customer);

/// The first so many of a reseller's after one, in the order in which they were made.
std::vector<Customer> after(Transaction& transaction, AccountId reseller, AccountId last, std::int64_t limit);

} // namespace cartwright::store::customers
