#pragma once

#include "domain/orders/refund.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Refunds to buyers and the pieces that they returned, as stored.
namespace cartwright::store::refunds {

void add(Transaction& transaction, const Refund& refund);
std::optional<Refund> find(Transaction& transaction, RefundId refund);

/// Returns refunds in the order in which they were made.
std::vector<Refund> of_order(Transaction& transaction, OrderId order);

/// Pieces of an order that were returned.
struct Returned {
    ListingId listing;
    std::int64_t quantity = 0;
};
void add_returned(Transaction& transaction, const Refund& refund, const Returned& returned);
std::vector<Returned> returned_of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::refunds
