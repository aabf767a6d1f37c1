#pragma once

#include "domain/reseller/customer.hpp"
#include "operations/work.hpp"
#include "store/reseller/subscriptions.hpp"

#include <string>
#include <vector>

/// Resellers and their customers.
namespace cartwright::operations {

/// The reseller that the key belongs to.
struct Reseller {
    AccountId id;
    std::int64_t number = 0;
};

/// Refused: not_allowed, when the key belongs to no reseller, or to another one than the path names.
Result<Reseller> reseller_of(Work& work, std::optional<std::int64_t> number);

/// How a path names a customer: by its number, and optionally by that of the reseller's account.
struct CustomerPath {
    std::optional<std::int64_t> account{};
    std::int64_t customer = 0;
};

/// The customer that a request names, and the reseller that sends it.
struct CustomerContext {
    Reseller reseller;
    AccountId customer;
    std::int64_t number = 0;
    CustomerData::Status status = CustomerData::Status::active;
};

/// reseller A1-16: "404 for unknown, 403 PERMISSION_DENIED if it exists". Refused, in this order: not_allowed,
/// customer_not_found, customer_of_another.
Result<CustomerContext> customer_of(Work& work, const CustomerPath& path);

/// Whose rows a list shows: those of the path's customer, and only of customers that the filter names, where given.
struct CustomerFilter {
    Reseller reseller;
    std::optional<std::vector<AccountId>> customers{}; // nothing: all of the reseller's
};

/// Refused: as `customer_of` refuses each of them.
Result<CustomerFilter> resolve_customer_filter(Work& work, const std::optional<std::int64_t>& account,
                                               const std::optional<std::int64_t>& customer,
                                               const std::optional<std::vector<std::int64_t>>& filter);

/// The customer's subscription that `name` means: its number, its vendor's reference, or a resource's name that ends in
/// either. Nothing when there is none.
std::optional<SubscriptionId> subscription_named(Work& work, AccountId customer, std::string_view name);

struct AddCustomer {
    std::int64_t account = 0;
    CustomerData data;
};

/// A new customer with the password of its first user, which is not shown again.
struct AddedCustomer {
    Customer customer;
    std::string password;
};

/// Refused: email_in_use.
Result<AddedCustomer> add_customer(Work& work, const AddCustomer& wish);

struct ChangeCustomer {
    CustomerPath path;
    CustomerData data;
    bool keeps_status = false; // the data contain no other status
};

/// Refused: email_in_use.
Result<Customer> change_customer(Work& work, const ChangeCustomer& wish);

struct ShowCustomer {
    CustomerPath path;
};
Result<Customer> show_customer(Work& work, const ShowCustomer& wish);

/// Requests up to `limit` customers after `after`: of an address, of a person's name, of a status, of a language. Texts
/// are compared without regard to case.
struct ListCustomers {
    std::int64_t account = 0;
    AccountId after{};
    std::int64_t limit = 0;
    std::string email{};
    std::string person{};
    std::optional<CustomerData::Status> status{};
    std::string language{};
};

/// `next` is where the next page begins, when there may be more. With a filter a page may hold fewer than the limit.
struct CustomerPage {
    std::vector<Customer> customers;
    std::optional<AccountId> next{};
};
Result<CustomerPage> list_customers(Work& work, const ListCustomers& wish);

/// Requests the providers of a customer's subscriptions: of one provider only, in any case, or only with active ones.
struct ListCloudProfiles {
    CustomerPath path;
    std::string provider{};
    bool enabled_only = false;
};
using CloudProfile = store::subscriptions::Provider;
Result<std::vector<CloudProfile>> list_cloud_profiles(Work& work, const ListCloudProfiles& wish);

} // namespace cartwright::operations
