#pragma once

#include "domain/accounts/actor.hpp"
#include "domain/reseller/plan.hpp"
#include "store/engine/transaction.hpp"

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

/// `plan_at` reads a plan from `plan_columns` columns of a row. `read_rule` reads one of its rules, if any, from the
/// `rule_columns` after them.
inline constexpr int plan_columns = 14;
inline constexpr int rule_columns = 4;
Plan plan_at(const Rows& row, int column);
void read_rule(Plan& plan, const Rows& row, int column);

} // namespace cartwright::store::plans
