#pragma once

#include "domain/marketplace/payout.hpp"
#include "store/engine/transaction.hpp"

#include <limits>
#include <vector>

/// Payouts to shops, and the amounts owed to them, as stored.
namespace cartwright::store::payouts {

void add(Transaction& transaction, const Payout& payout);
std::optional<Payout> find(Transaction& transaction, PayoutId payout);
std::optional<Payout> numbered(Transaction& transaction, std::int64_t number);

/// Locks the payout until the end of the transaction, so that no other transaction settles it.
void lock(Transaction& transaction, PayoutId payout);

/// Stores that the payout is paid or has failed.
void settle(Transaction& transaction, const Payout& payout);

/// Returns payouts numbered below `before`, the newest first.
std::vector<Payout> of_seller(Transaction& transaction, SellerId seller, std::int64_t before, std::int64_t limit);

/// The payouts to a shop that are in progress, and those that have arrived.
struct Sums {
    Money asked;
    Money paid;
};
Sums sums(Transaction& transaction, SellerId seller, Currency currency);

inline constexpr std::int64_t from_now = std::numeric_limits<std::int64_t>::max();

/// Returns the currency in which a seller is paid next. It is another than the usual one as long as an amount in
/// another is owed. Amounts of two currencies are never added.
Currency currency_owed(Transaction& transaction, SellerId seller, Currency usual);

/// Returns the amount that a seller is owed in a currency: the sum of its ledger entries numbered below `before`.
Money balance(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before = from_now);

/// A change of the amount that a seller is owed.
struct StatementEntry {
    std::int64_t id = 0;
    std::string fact;                    // "sale", "refund", "payout"
    std::optional<std::int64_t> order{}; // the number of the seller's order at the marketplace
    std::optional<std::int64_t> cause{}; // the refund or the payout behind it
    Money amount;
    Instant made_at;
};

/// Returns the entries in a currency numbered below `before`, the newest first.
std::vector<StatementEntry> statement(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before,
                                      std::int64_t limit);

} // namespace cartwright::store::payouts
