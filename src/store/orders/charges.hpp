#pragma once

#include "domain/orders/charge.hpp"
#include "store/engine/transaction.hpp"

#include <optional>

/// What the payment gateway was asked for, and what it said, as stored.
namespace cartwright::store::charges {

void add(Transaction& transaction, const Charge& charge);
std::optional<Charge> find(Transaction& transaction, ChargeId charge);
std::optional<OrderId> order_of(Transaction& transaction, ChargeId charge);

/// The one of an order that is asked for or approved.
std::optional<Charge> live(Transaction& transaction, OrderId order);

/// Writes down what became of it.
void answer(Transaction& transaction, const Charge& charge);

} // namespace cartwright::store::charges
