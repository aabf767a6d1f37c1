#pragma once

#include "domain/marketplace/shop.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// What shops of the marketplace have beside what every seller has, as stored.
namespace cartwright::store::shops {

/// Keeps others from making or renaming shops and users until the end of the transaction.
void lock_names(Transaction& transaction);

/// The shop of a seller that is new.
void add(Transaction& transaction, SellerId seller);

/// `verified` of it is the seller's.
std::optional<Verification> find(Transaction& transaction, SellerId seller);

/// The shop of a user, if it has one.
std::optional<SellerId> of_account(Transaction& transaction, AccountId account);

/// What was decided on a verification, and that it was: `verified` itself is the seller's.
void decide(Transaction& transaction, SellerId seller, const Verification& decided, VerificationEntry::Cause cause);
std::vector<VerificationEntry> verifications(Transaction& transaction, SellerId seller, std::int64_t limit);

/// So many more sales, or fewer.
void count_sales(Transaction& transaction, SellerId seller, std::int64_t more);
void count_rating(Transaction& transaction, SellerId seller, std::int64_t stars);

/// Up to `limit` shops that were last paid out by the calendar at `deadline` or before.
std::vector<SellerId> payout_due(Transaction& transaction, Instant deadline, std::int64_t limit);
Instant payout_at(Transaction& transaction, SellerId seller);
void note_payout(Transaction& transaction, SellerId seller);

} // namespace cartwright::store::shops
