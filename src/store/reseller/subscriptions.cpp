#include "store/reseller/subscriptions.hpp"

#include "store/engine/id_list.hpp"
#include "store/engine/row_values.hpp"
#include "store/reseller/plans.hpp"
#include "store/reseller/subscriptions.sql.hpp"

namespace cartwright::store::subscriptions {

namespace {

template <class SubscriptionQuery> Subscription subscription_in(const Rows& row, const SubscriptionQuery& query) {
    return {.id = {row.integer(query.id)},
            .reseller = {row.integer(query.reseller_id)},
            .customer = {row.integer(query.customer_id)},
            .order = {row.integer(query.order_id)},
            .item = {row.integer(query.item)},
            .plan = plans::plan_in(row, query),
            .state = parsed_at(row, query.state, parse_subscription_state),
            .quantity = row.integer(query.quantity),
            .vendor_reference = std::string(row.text(query.vendor_reference)),
            .starts_at = optional_at<Instant>(row, query.starts_at),
            .ends_at = optional_at<Instant>(row, query.ends_at),
            .changing = optional_at<OrderId>(row, query.changing_order_id),
            .version = row.integer(query.version),
            .told_version = row.integer(query.told_version),
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)},
            .customer_number = row.integer(query.customer_number),
            .reseller_number = row.integer(query.reseller_number),
            .customer_name = std::string(row.text(query.customer_name)),
            .purchase_order = std::string(row.text(query.reference)),
            .customer_purchase_order = std::string(row.text(query.customer_reference))};
}

template <class SubscriptionQuery, class... Parameters>
std::vector<Subscription> read_all(Transaction& transaction, const SubscriptionQuery& query,
                                   const Parameters&... parameters) {
    std::vector<Subscription> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(subscription_in(row, query)); }, parameters...);
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
    return subscription_in(**row, sql::subscriptions::find);
}

std::optional<SubscriptionId> with_reference(Transaction& transaction, AccountId customer, std::string_view reference) {
    constexpr auto& query = sql::subscriptions::with_reference;
    std::vector<SubscriptionId> found;
    transaction.each(query, [&](const Rows& row) { found.push_back({row.integer(query.id)}); }, customer, reference);
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
    constexpr auto& query = sql::subscriptions::due;
    std::vector<SubscriptionId> found;
    transaction.each(
        query, [&](const Rows& row) { found.push_back({row.integer(query.id)}); }, transaction.now(), limit);
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
    const auto count_by = [&](const auto& query, const auto&... more) {
        const auto row = transaction.one(query, owner(wanted), names_of(wanted.states), more...);
        return (*row)->integer(query.count);
    };
    if (is_of_one(wanted)) return count_by(sql::subscriptions::count_of_customer);
    return count_by(sql::subscriptions::count_of_reseller, id_list(wanted.customers));
}

std::vector<Provider> providers(Transaction& transaction, AccountId customer) {
    constexpr auto& query = sql::subscriptions::providers_of_customer;
    std::vector<Provider> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.provider = std::string(row.text(query.provider)),
                         .vendor_name = std::string(row.text(query.name)),
                         .active = row.integer(query.active),
                         .seats = row.integer(query.seats)});
    };
    transaction.each(query, read, customer);
    return found;
}

} // namespace cartwright::store::subscriptions
