#pragma once

#include "domain/orders/charge.hpp"
#include "store/engine/transaction.hpp"

#include <optional>

/// Charges that the payment gateway was asked for, and its answers, as stored.
namespace cartwright::store::charges {

void add(Transaction& transaction, const Charge& charge);
std::optional<Charge> find(Transaction& transaction, ChargeId charge);
std::optional<OrderId> order_of(Transaction& transaction, ChargeId charge);

/// Returns the charge of an order that is requested or approved.
std::optional<Charge> live(Transaction& transaction, OrderId order);

/// Stores the outcome of the charge.
void answer(Transaction& transaction, const Charge& charge);

} // namespace cartwright::store::charges
