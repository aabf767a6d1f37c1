#pragma once

#include "domain/accounts/actor.hpp"
#include "domain/reseller/plan.hpp"
#include "store/engine/row_values.hpp"
#include "store/engine/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Vendors' plans for resale, as stored beside products and listings. `account` is the reseller that asks: it may have
/// disabled some.
namespace cartwright::store::plans {

/// Adds the plan of an existing listing, or changes it.
void put(Transaction& transaction, const Plan& plan);

std::optional<Plan> with_sku(Transaction& transaction, std::string_view sku, AccountId account);
std::optional<Plan> of_listing(Transaction& transaction, ListingId listing, AccountId account);

/// Returns up to `limit` plans after `last`, in the order of their numbers.
std::vector<Plan> after(Transaction& transaction, ListingId last, AccountId account, std::int64_t limit);

std::vector<std::string> categories(Transaction& transaction);
std::vector<std::string> verticals(Transaction& transaction);

void set_enabled(Transaction& transaction, AccountId account, ListingId listing, bool enabled);

/// Splits the allowed values of an attribute, as they are stored: one a line.
std::vector<std::string> allowed_in(std::string_view text);

/// Reads a plan, without its rules, from a row of a query that names its columns as those of `with_sku`. Its
/// `account_id` is NULL unless the account has disabled the plan.
template <class PlanQuery> Plan plan_in(const Rows& row, const PlanQuery& query) {
    return {.listing = {row.integer(query.listing_id)},
            .product = {row.integer(query.product_id)},
            .sku = std::string(row.text(query.sku)),
            .name = std::string(row.text(query.name)),
            .description = std::string(row.text(query.description)),
            .vendor = {row.integer(query.seller_id)},
            .vendor_name = std::string(row.text(query.seller_name)),
            .provider = std::string(row.text(query.provider)),
            .category = std::string(row.text(query.category)),
            .vertical = std::string(row.text(query.vertical)),
            .period = parsed_at(row, query.period, parse_period),
            .price = money_at(row, query.price_minor, query.currency),
            .enabled = row.is_null(query.account_id)};
}

/// Adds the rule of an attribute in a row of such a query, if there is one.
template <class RuleQuery> void read_rule(Plan& plan, const Rows& row, const RuleQuery& query) {
    if (row.is_null(query.attribute_name)) return;
    plan.rules.push_back({.name = std::string(row.text(query.attribute_name)),
                          .required = row.integer(query.required) != 0,
                          .secret = row.integer(query.secret) != 0,
                          .allowed = allowed_in(row.text(query.allowed))});
}

} // namespace cartwright::store::plans
