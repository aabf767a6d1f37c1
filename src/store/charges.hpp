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
void add(Transaction& transaction, const GatewayRefund& refund, std::string_view attempt,
         const std::vector<refunds::Returned>& returned);
std::vector<refunds::Returned> returned_of(Transaction& transaction, GatewayRefundId refund);
std::optional<GatewayRefund> find(Transaction& transaction, GatewayRefundId refund);

/// The one that was asked for in that attempt, if it was one.
std::optional<GatewayRefund> attempted_refund(Transaction& transaction, OrderId order, std::string_view attempt);

/// What may go back of a charge, and come back of an order, by refunds that nobody knows the answer of.
std::int64_t asked_amount(Transaction& transaction, OrderId order, ChargeId charge);
std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order);
std::vector<GatewayRefund> refunds_of(Transaction& transaction, OrderId order);
void answer(Transaction& transaction, const GatewayRefund& refund);

} // namespace cartwright::store::charges
