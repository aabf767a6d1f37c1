#pragma once

#include "domain/marketplace/payout.hpp"
#include "store/engine/transaction.hpp"

#include <limits>
#include <vector>

/// What shops are owed and what was sent to them, as stored.
namespace cartwright::store::payouts {

void add(Transaction& transaction, const Payout& payout);
std::optional<Payout> find(Transaction& transaction, PayoutId payout);
std::optional<Payout> numbered(Transaction& transaction, std::int64_t number);

/// Keeps others from settling it until the end of the transaction.
void lock(Transaction& transaction, PayoutId payout);

/// It is paid or has failed.
void settle(Transaction& transaction, const Payout& payout);

/// The newest first, of those numbered below `before`.
std::vector<Payout> of_seller(Transaction& transaction, SellerId seller, std::int64_t before, std::int64_t limit);

/// What is on its way to a shop, and what has arrived.
struct Sums {
    Money asked;
    Money paid;
};
Sums sums(Transaction& transaction, SellerId seller, Currency currency);

inline constexpr std::int64_t from_now = std::numeric_limits<std::int64_t>::max();

/// In which currency a seller is paid next: in another than the usual one as long as something in it is owed, since
/// amounts of two currencies are never added up.
Currency currency_owed(Transaction& transaction, SellerId seller, Currency usual);

/// What a seller is owed in a currency: the sum of its entries in the ledger, of those numbered below `before`.
Money balance(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before = from_now);

/// A movement of what a seller is owed.
struct StatementEntry {
    std::int64_t id = 0;
    std::string fact;                    // "sale", "refund", "payout"
    std::optional<std::int64_t> order{}; // as the marketplace spells it
    std::optional<std::int64_t> cause{}; // the refund or the payout behind it
    Money amount;
    Instant made_at;
};

/// Those in a currency, the newest first, of those numbered below `before`.
std::vector<StatementEntry> statement(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before,
                                      std::int64_t limit);

} // namespace cartwright::store::payouts
