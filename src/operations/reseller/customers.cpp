#include "operations/reseller/customers.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "operations/accounts/access.hpp"
#include "store/accounts/accounts.hpp"
#include "store/engine/counters.hpp"
#include "store/reseller/customers.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace accounts = store::accounts;
namespace customers = store::customers;

namespace {

constexpr std::int64_t first_customer = 20'001;

/// How many customers are read for one page, when only some are wanted.
constexpr std::int64_t customers_looked_at = 1'000;

Account account_of(const Customer& customer) {
    return {.id = customer.id,
            .kind = Account::Kind::customer,
            .number = customer.number,
            .parent = customer.reseller,
            .name = customer.data.organization,
            .email = folded(customer.data.email)};
}

/// Checks that the address is free. Locks the reseller's customers, so that no other one gets the address meanwhile.
Result<void> claim_email(Work& work, AccountId reseller, AccountId customer, const std::string& email) {
    accounts::lock(work.tx, reseller);
    const auto taken = accounts::with_email(work.tx, Account::Kind::customer, reseller, folded(email));
    if (taken && taken->id != customer) return refuse(Refusal{.why = Why::email_in_use, .subject = email});
    return {};
}

bool is_wanted(const Customer& customer, const ListCustomers& wish) {
    const CustomerData& data = customer.data;
    return (wish.email.empty() || folded(data.email) == folded(wish.email)) &&
           (wish.person.empty() || folded(data.person) == folded(wish.person)) &&
           (!wish.status || data.status == *wish.status) &&
           (wish.language.empty() || folded(data.language) == folded(wish.language));
}

/// Finds by address, which at most one customer has.
Result<CustomerPage> with_email(Work& work, const Reseller& reseller, const ListCustomers& wish) {
    CustomerPage page{.customers = {}};
    const auto account = accounts::with_email(work.tx, Account::Kind::customer, reseller.id, folded(wish.email));
    const auto customer = account ? customers::find(work.tx, account->id) : std::nullopt;
    if (customer && customer->id > wish.after && is_wanted(*customer, wish)) page.customers.push_back(*customer);
    return page;
}

} // namespace

Result<Reseller> reseller_of(Work& work, std::optional<std::int64_t> number) {
    if (!work.actor.account) return refuse(Why::not_allowed);
    const auto account = accounts::find(work.tx, *work.actor.account);
    if (!account || (number && account->number != *number)) return refuse(Why::not_allowed);
    return Reseller{.id = account->id, .number = account->number};
}

Result<CustomerContext> customer_of(Work& work, const CustomerPath& path) {
    if (!work.actor.account) return refuse(Why::not_allowed);
    const auto standing = customers::standing(work.tx, *work.actor.account, path.customer);
    if (!standing || (path.account && standing->reseller_number != *path.account)) return refuse(Why::not_allowed);
    if (!standing->customer)
        return refuse(Refusal{.why = Why::customer_not_found,
                              .subject = customer_resource(standing->reseller_number, path.customer)});
    if (standing->owner != work.actor.account) return refuse(Why::customer_of_another);
    return CustomerContext{.reseller = {.id = *work.actor.account, .number = standing->reseller_number},
                           .customer = *standing->customer,
                           .number = path.customer,
                           .status = standing->status};
}

Result<CustomerFilter> resolve_customer_filter(Work& work, const std::optional<std::int64_t>& account,
                                               const std::optional<std::int64_t>& customer,
                                               const std::optional<std::vector<std::int64_t>>& filter) {
    CustomerFilter wanted{.reseller = TRY(reseller_of(work, account))};
    if (filter) wanted.customers.emplace();
    for (const std::int64_t number : filter.value_or(std::vector<std::int64_t>{}))
        wanted.customers->push_back(TRY(customer_of(work, {.account = account, .customer = number})).customer);
    if (!customer) return wanted;
    const AccountId of_path = TRY(customer_of(work, {.account = account, .customer = *customer})).customer;
    const bool is_included = !filter || std::ranges::find(*wanted.customers, of_path) != wanted.customers->end();
    wanted.customers = is_included ? std::vector<AccountId>{of_path} : std::vector<AccountId>{};
    return wanted;
}

std::optional<SubscriptionId> subscription_named(Work& work, AccountId customer, std::string_view name) {
    const auto find = [&](std::string_view text) -> std::optional<SubscriptionId> {
        const auto number = !text.empty() && is_digit(text.front()) ? parse_integer(text) : std::nullopt;
        const auto numbered = number ? store::subscriptions::find(work.tx, {*number}) : std::nullopt;
        if (numbered && numbered->customer == customer) return numbered->id;
        return text.empty() ? std::nullopt : store::subscriptions::with_reference(work.tx, customer, text);
    };
    const auto whole = find(name);
    return whole || name.find('/') == std::string_view::npos ? whole : find(name.substr(name.rfind('/') + 1));
}

Result<AddedCustomer> add_customer(Work& work, const AddCustomer& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    Customer customer{.id = work.tx.next_id<struct Account>(),
                      .reseller = reseller.id,
                      .reseller_number = reseller.number,
                      .data = wish.data,
                      .user = work.tx.next_id<struct CustomerUser>(),
                      .made_at = work.tx.now(),
                      .changed_at = work.tx.now()};
    if (const auto claimed = claim_email(work, reseller.id, customer.id, wish.data.email); !claimed)
        return refuse(claimed.error());
    const std::string password = random_key(work.tx.entropy(), "");
    store::counters::begin_at(work.tx, "reseller customers", first_customer - 1);
    customer.number = store::counters::next(work.tx, "reseller customers");
    accounts::put(work.tx, account_of(customer));
    customers::add(work.tx, customer, hash_of_key(password));
    return AddedCustomer{.customer = customer, .password = password};
}

Result<Customer> change_customer(Work& work, const ChangeCustomer& wish) {
    const CustomerContext context = TRY(customer_of(work, wish.path));
    if (const auto claimed = claim_email(work, context.reseller.id, context.customer, wish.data.email); !claimed)
        return refuse(claimed.error());
    Customer customer = customers::find(work.tx, context.customer).value();
    const CustomerData::Status status = wish.keeps_status ? customer.data.status : wish.data.status;
    customer.data = wish.data;
    customer.data.status = status;
    customer.changed_at = work.tx.now();
    accounts::put(work.tx, account_of(customer));
    customers::change(work.tx, customer);
    return customer;
}

Result<Customer> show_customer(Work& work, const ShowCustomer& wish) {
    return customers::find(work.tx, TRY(customer_of(work, wish.path)).customer).value();
}

Result<CustomerPage> list_customers(Work& work, const ListCustomers& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    if (!wish.email.empty()) return with_email(work, reseller, wish);
    const bool is_filtered = !wish.person.empty() || wish.status || !wish.language.empty();
    const std::int64_t looked_at = is_filtered ? customers_looked_at : wish.limit;
    CustomerPage page{.customers = customers::after(work.tx, reseller.id, wish.after, looked_at)};
    if (static_cast<std::int64_t>(page.customers.size()) == looked_at) page.next = page.customers.back().id;
    std::erase_if(page.customers, [&](const Customer& customer) { return !is_wanted(customer, wish); });
    if (static_cast<std::int64_t>(page.customers.size()) > wish.limit) {
        page.customers.resize(static_cast<std::size_t>(wish.limit));
        page.next = page.customers.back().id;
    }
    return page;
}

Result<std::vector<CloudProfile>> list_cloud_profiles(Work& work, const ListCloudProfiles& wish) {
    auto found = store::subscriptions::providers(work.tx, TRY(customer_of(work, wish.path)).customer);
    std::erase_if(found, [&](const auto& each) {
        return (!wish.provider.empty() && folded(each.provider) != folded(wish.provider)) ||
               (wish.enabled_only && each.active == 0);
    });
    return found;
}

} // namespace cartwright::operations
