#pragma once

#include "domain/charge.hpp"
#include "store/refunds.hpp"
#include "store/transaction.hpp"

#include <vector>

/// What the payment gateway was asked for, and what it said, as stored.
namespace cartwright::store::charges {

void add(Transaction& transaction, const Charge& charge);
std::optional<Charge> find(Transaction& transaction, ChargeId charge);
std::optional<OrderId> order_of(Transaction& transaction, ChargeId charge);

/// The one of an order that is asked for or approved.
std::optional<Charge> live(Transaction& transaction, OrderId order);

/// Writes down what became of it.
void answer(Transaction& transaction, const Charge& charge);

/// With the pieces that come back when it is approved.
void add(Transaction& transaction, const GatewayRefund& refund, const std::vector<refunds::Returned>& returned);
std::vector<refunds::Returned> returned_of(Transaction& transaction, GatewayRefundId refund);
std::optional<GatewayRefund> find(Transaction& transaction, GatewayRefundId refund);

/// The one of a charge that nobody knows the answer of.
std::optional<GatewayRefund> asked_refund(Transaction& transaction, ChargeId charge);
std::vector<GatewayRefund> refunds_of(Transaction& transaction, OrderId order);
void answer(Transaction& transaction, const GatewayRefund& refund);

} // namespace cartwright::store::charges
