#pragma once

#include "domain/orderflow/shipment.hpp"
#include "store/engine/transaction.hpp"

/// Shipments to buyers, as stored.
namespace cartwright::store::shipments {

void add(Transaction& transaction, const Shipment& shipment);
std::optional<Shipment> find(Transaction& transaction, ShipmentId shipment);
std::optional<OrderId> order_of(Transaction& transaction, ShipmentId shipment);

/// Returns the shipment of an order that is requested or under way.
std::optional<Shipment> of_order(Transaction& transaction, OrderId order);

/// Stores the outcome of the shipment.
void answer(Transaction& transaction, const Shipment& shipment);

} // namespace cartwright::store::shipments
