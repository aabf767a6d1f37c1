#pragma once

#include "domain/orderflow/shipment.hpp"
#include "store/engine/transaction.hpp"

/// What carriers take to the buyers, as stored.
namespace cartwright::store::shipments {

void add(Transaction& transaction, const Shipment& shipment);
std::optional<Shipment> find(Transaction& transaction, ShipmentId shipment);
std::optional<OrderId> order_of(Transaction& transaction, ShipmentId shipment);

/// The one of an order that is asked for or under way.
std::optional<Shipment> of_order(Transaction& transaction, OrderId order);

/// Writes down what became of it.
void answer(Transaction& transaction, const Shipment& shipment);

} // namespace cartwright::store::shipments
