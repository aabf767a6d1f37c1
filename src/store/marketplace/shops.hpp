#pragma once

#include "domain/marketplace/shop.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// The data that marketplace shops have beside that of every seller, as stored.
namespace cartwright::store::shops {

/// Locks names until the end of the transaction: no other transaction creates or renames shops and users.
void lock_names(Transaction& transaction);

/// Adds the shop of a new seller.
void add(Transaction& transaction, SellerId seller);

/// Returns the verification without `verified`, which is stored with the seller.
std::optional<Verification> find(Transaction& transaction, SellerId seller);

/// Returns the shop of a user, if there is one.
std::optional<SellerId> of_account(Transaction& transaction, AccountId account);

/// Stores a decision on a verification, and an entry about it. `verified` itself is stored with the seller.
void decide(Transaction& transaction, SellerId seller, const Verification& decided, VerificationEntry::Cause cause);
std::vector<VerificationEntry> verifications(Transaction& transaction, SellerId seller, std::int64_t limit);

/// Adds to the number of sales; `more` may be negative.
void count_sales(Transaction& transaction, SellerId seller, std::int64_t more);
void count_rating(Transaction& transaction, SellerId seller, std::int64_t stars);

/// Returns up to `limit` shops whose last payout by the calendar was at `deadline` or before.
std::vector<SellerId> payout_due(Transaction& transaction, Instant deadline, std::int64_t limit);
Instant payout_at(Transaction& transaction, SellerId seller);
void note_payout(Transaction& transaction, SellerId seller);

} // namespace cartwright::store::shops
