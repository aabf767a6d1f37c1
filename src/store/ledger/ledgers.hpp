#pragma once

#include "domain/ledger/ledger.hpp"
#include "store/engine/transaction.hpp"

#include <span>

/// Movements of money and the payments behind them, as stored.
namespace cartwright::store::ledgers {

/// Throws Fault when the posting is not balanced: that is a bug, and must not be stored.
void post(Transaction& transaction, const Posting& posting);
void post(Transaction& transaction, std::span<const Posting> postings);

/// Adds an attempt to pay an order. `status` is "approved" or "failed"; `reference` is the provider's own name for it.
void add_payment(Transaction& transaction, OrderId order, std::string_view method, Money amount,
                 std::string_view status, std::string_view reference = {});

/// Returns the method by which a paid order was paid.
std::string method_of_payment(Transaction& transaction, OrderId order);

} // namespace cartwright::store::ledgers
