#pragma once

#include "domain/accounts/actor.hpp"
#include "domain/reseller/plan.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// What vendors offer to be sold again, as stored beside products and listings. `account` is the reseller who asks: it
/// may have disabled some.
namespace cartwright::store::plans {

/// Adds the plan of a listing that is there, or changes it.
void put(Transaction& transaction, const Plan& plan);

std::optional<Plan> with_sku(Transaction& transaction, std::string_view sku, AccountId account);
std::optional<Plan> of_listing(Transaction& transaction, ListingId listing, AccountId account);

/// The first so many after one, in the order of their numbers.
std::vector<Plan> after(Transaction& transaction, ListingId last, AccountId account, std::int64_t limit);

std::vector<std::string> categories(Transaction& transaction);
std::vector<std::string> verticals(Transaction& transaction);

void set_enabled(Transaction& transaction, AccountId account, ListingId listing, bool enabled);

/// How a plan stands in the columns of a row, from the first to the last before that of another; and one of its rules
/// in those after it, if there is one.
inline constexpr int plan_columns = 14;
inline constexpr int rule_columns = 4;
Plan plan_at(const Rows& row, int column);
void read_rule(Plan& plan, const Rows& row, int column);

} // namespace cartwright::store::plans
