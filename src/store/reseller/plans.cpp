#include "store/reseller/plans.hpp"

#include "store/engine/money_rows.hpp"
#include "store/reseller/plans.sql.hpp"

namespace cartwright::store::plans {

namespace {

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : "\n") + value;
    return text;
}

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> values;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        values.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return values;
}

template <class... Parameters>
std::vector<Plan> read_all(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<Plan> found;
    const auto read = [&](const Rows& row) {
        if (found.empty() || found.back().listing.value != row.integer(0)) found.push_back(plan_at(row, 0));
        read_rule(found.back(), row, plan_columns);
    };
    transaction.each(query, read, parameters...);
    return found;
}

std::optional<Plan> first(std::vector<Plan> plans) {
    if (plans.empty()) return std::nullopt;
    return std::move(plans.front());
}

std::vector<std::string> texts(Transaction& transaction, const Query& query) {
    std::vector<std::string> found;
    transaction.each(query, [&](const Rows& row) { found.emplace_back(row.text(0)); });
    return found;
}

} // namespace

Plan plan_at(const Rows& row, int column) {
    return {.listing = {row.integer(column)},
            .product = {row.integer(column + 1)},
            .sku = std::string(row.text(column + 2)),
            .name = std::string(row.text(column + 3)),
            .description = std::string(row.text(column + 4)),
            .vendor = {row.integer(column + 5)},
            .vendor_name = std::string(row.text(column + 6)),
            .provider = std::string(row.text(column + 7)),
            .category = std::string(row.text(column + 8)),
            .vertical = std::string(row.text(column + 9)),
            .period = parse_period(row.text(column + 10)).value(),
            .price = money_at(row, column + 11),
            .enabled = row.is_null(column + 13)};
}

void read_rule(Plan& plan, const Rows& row, int column) {
    if (row.is_null(column)) return;
    plan.rules.push_back({.name = std::string(row.text(column)),
                          .required = row.integer(column + 1) != 0,
                          .secret = row.integer(column + 2) != 0,
                          .allowed = parted(row.text(column + 3))});
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

std::vector<std::string> categories(Transaction& transaction) { return texts(transaction, sql::plans::categories); }
std::vector<std::string> verticals(Transaction& transaction) { return texts(transaction, sql::plans::verticals); }

void set_enabled(Transaction& transaction, AccountId account, ListingId listing, bool enabled) {
    transaction.execute(enabled ? sql::plans::enable : sql::plans::disable, account, listing);
}

} // namespace cartwright::store::plans
