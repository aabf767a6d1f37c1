#include "store/reseller/plans.hpp"

#include "store/reseller/plans.sql.hpp"

namespace cartwright::store::plans {

namespace {

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : "\n") + value;
    return text;
}

template <class PlanQuery, class... Parameters>
std::vector<Plan> read_all(Transaction& transaction, const PlanQuery& query, const Parameters&... parameters) {
    std::vector<Plan> found;
    const auto read = [&](const Rows& row) {
        if (found.empty() || found.back().listing.value != row.integer(query.listing_id))
            found.push_back(plan_in(row, query));
        read_rule(found.back(), row, query);
    };
    transaction.each(query, read, parameters...);
    return found;
}

std::optional<Plan> first(std::vector<Plan> plans) {
    if (plans.empty()) return std::nullopt;
    return std::move(plans.front());
}

std::vector<std::string> texts(Transaction& transaction, const Query& query, Column column) {
    std::vector<std::string> found;
    transaction.each(query, [&](const Rows& row) { found.emplace_back(row.text(column)); });
    return found;
}

} // namespace

std::vector<std::string> allowed_in(std::string_view text) {
    std::vector<std::string> values;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        values.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return values;
}

void put(Transaction& transaction, const Plan& plan) {
    transaction.execute(sql::plans::put, plan.listing, plan.provider, plan.category, plan.vertical,
                        name_of(plan.period));
    transaction.execute(sql::plans::remove_rules, plan.listing);
    std::int64_t position = 0;
    for (const AttributeRule& rule : plan.rules)
        transaction.execute(sql::plans::add_rule, plan.listing, ++position, rule.name,
                            static_cast<std::int64_t>(rule.required), static_cast<std::int64_t>(rule.secret),
                            joined(rule.allowed));
}

std::optional<Plan> with_sku(Transaction& transaction, std::string_view sku, AccountId account) {
    return first(read_all(transaction, sql::plans::with_sku, sku, account));
}

std::optional<Plan> of_listing(Transaction& transaction, ListingId listing, AccountId account) {
    return first(read_all(transaction, sql::plans::of_listing, listing, account));
}

std::vector<Plan> after(Transaction& transaction, ListingId last, AccountId account, std::int64_t limit) {
    return read_all(transaction, sql::plans::after, last, account, limit);
}

std::vector<std::string> categories(Transaction& transaction) {
    return texts(transaction, sql::plans::categories, sql::plans::categories.category);
}

std::vector<std::string> verticals(Transaction& transaction) {
    return texts(transaction, sql::plans::verticals, sql::plans::verticals.vertical);
}

void set_enabled(Transaction& transaction, AccountId account, ListingId listing, bool enabled) {
    transaction.execute(enabled ? sql::plans::enable : sql::plans::disable, account, listing);
}

} // namespace cartwright::store::plans
