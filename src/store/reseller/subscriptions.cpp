#include "store/reseller/subscriptions.hpp"

#include "store/engine/id_list.hpp"
#include "store/reseller/plans.hpp"
#include "store/reseller/subscriptions.sql.hpp"

namespace cartwright::store::subscriptions {

namespace {

constexpr int plan_column = 17;
constexpr int customer_name_column = plan_column + plans::plan_columns;

template <class T> std::optional<T> optional_at(const Rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return T{row.integer(column)};
}

Subscription subscription_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .reseller = {row.integer(1)},
            .customer = {row.integer(2)},
            .order = {row.integer(3)},
            .item = {row.integer(4)},
            .plan = plans::plan_at(row, plan_column),
            .state = parse_subscription_state(row.text(5)).value(),
            .quantity = row.integer(6),
            .vendor_reference = std::string(row.text(7)),
            .starts_at = optional_at<Instant>(row, 8),
            .ends_at = optional_at<Instant>(row, 9),
            .changing = optional_at<OrderId>(row, 10),
            .version = row.integer(11),
            .told_version = row.integer(12),
            .made_at = {row.integer(13)},
            .changed_at = {row.integer(14)},
            .customer_number = row.integer(15),
            .reseller_number = row.integer(16),
            .customer_name = std::string(row.text(customer_name_column)),
            .purchase_order = std::string(row.text(customer_name_column + 1)),
            .customer_purchase_order = std::string(row.text(customer_name_column + 2))};
}

template <class... Parameters>
std::vector<Subscription> read_all(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<Subscription> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(subscription_at(row)); }, parameters...);
    return found;
}

/// Formats the names of the states between commas: ",active,suspended,"; empty when all are wanted.
std::string names_of(const std::optional<std::vector<Subscription::State>>& states) {
    if (!states) return {};
    std::string list = ",";
    for (const Subscription::State state : *states) list += std::string(name_of(state)) + ",";
    return list;
}

bool is_of_one(const Wanted& wanted) { return wanted.customers && wanted.customers->size() == 1; }

std::int64_t owner(const Wanted& wanted) {
    return is_of_one(wanted) ? wanted.customers->front().value : wanted.reseller.value;
}

} // namespace

void add(Transaction& transaction, const Subscription& subscription) {
    transaction.execute(sql::subscriptions::add, subscription.id, subscription.reseller, subscription.customer,
                        subscription.plan.listing, subscription.order, subscription.item, name_of(subscription.state),
                        subscription.quantity, transaction.now());
}

void lock(Transaction& transaction, SubscriptionId id) { transaction.lock(sql::subscriptions::lock, id); }

void lock_of_order(Transaction& transaction, OrderId order) {
    transaction.lock(sql::subscriptions::lock_of_order, order);
}

std::optional<Subscription> find(Transaction& transaction, SubscriptionId id) {
    const auto row = transaction.one(sql::subscriptions::find, id);
    if (!row) return std::nullopt;
    return subscription_at(*row->operator->());
}

std::optional<SubscriptionId> with_reference(Transaction& transaction, AccountId customer, std::string_view reference) {
    std::vector<SubscriptionId> found;
    transaction.each(
        sql::subscriptions::with_reference, [&](const Rows& row) { found.push_back({row.integer(0)}); }, customer,
        reference);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<Subscription> of_order(Transaction& transaction, OrderId order) {
    return read_all(transaction, sql::subscriptions::of_order, order);
}

void save(Transaction& transaction, const Subscription& subscription) {
    transaction.execute(sql::subscriptions::save, subscription.id, name_of(subscription.state), subscription.quantity,
                        subscription.vendor_reference, subscription.starts_at, subscription.ends_at,
                        subscription.changing, subscription.version, subscription.told_version, transaction.now());
}

void told(Transaction& transaction, SubscriptionId id, std::int64_t version) {
    transaction.execute(sql::subscriptions::told, id, version);
}

std::vector<SubscriptionId> due(Transaction& transaction, std::int64_t limit) {
    std::vector<SubscriptionId> found;
    transaction.each(
        sql::subscriptions::due, [&](const Rows& row) { found.push_back({row.integer(0)}); }, transaction.now(), limit);
    return found;
}

std::vector<Subscription> page(Transaction& transaction, const Wanted& wanted) {
    if (is_of_one(wanted))
        return read_all(transaction, sql::subscriptions::of_customer, owner(wanted), names_of(wanted.states),
                        wanted.limit, wanted.offset, wanted.after);
    return read_all(transaction, sql::subscriptions::of_reseller, owner(wanted), names_of(wanted.states), wanted.limit,
                    wanted.offset, wanted.after, id_list(wanted.customers));
}

std::int64_t count(Transaction& transaction, const Wanted& wanted) {
    const auto row = is_of_one(wanted) ? transaction.one(sql::subscriptions::count_of_customer, owner(wanted),
                                                         names_of(wanted.states))
                                       : transaction.one(sql::subscriptions::count_of_reseller, owner(wanted),
                                                         names_of(wanted.states), id_list(wanted.customers));
    return (*row)->integer(0);
}

std::vector<Provider> providers(Transaction& transaction, AccountId customer) {
    std::vector<Provider> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.provider = std::string(row.text(0)),
                         .vendor_name = std::string(row.text(1)),
                         .active = row.integer(2),
                         .seats = row.integer(3)});
    };
    transaction.each(sql::subscriptions::providers_of_customer, read, customer);
    return found;
}

} // namespace cartwright::store::subscriptions
