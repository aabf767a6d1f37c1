#pragma once

#include "domain/reseller/customer.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Customers of resellers, as stored beside their accounts.
namespace cartwright::store::customers {

/// The number of a reseller, and the customer with a number and its owner, if there is one.
struct Standing {
    std::int64_t reseller_number = 0;
    std::optional<AccountId> customer{};
    std::optional<AccountId> owner{}; // of the customer
    CustomerData::Status status = CustomerData::Status::active;
};
std::optional<Standing> standing(Transaction& transaction, AccountId reseller, std::int64_t customer_number);

/// Adds the customer's data beside its account, which exists already. Only the hash of its user's password is stored.
void add(Transaction& transaction, const Customer& customer, std::string_view password_hash);
void change(Transaction& transaction, const Customer& customer);

std::optional<Customer> find(Transaction& transaction, AccountId customer);

/// Returns up to `limit` customers of a reseller after `last`, in the order in which they were made.
std::vector<Customer> after(Transaction& transaction, AccountId reseller, AccountId last, std::int64_t limit);

} // namespace cartwright::store::customers
