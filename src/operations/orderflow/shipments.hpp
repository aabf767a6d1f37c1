#pragma once

#include "domain/orderflow/shipment.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/carrier.hpp"
#include "providers/ports/ports.hpp"

/// Having a carrier take a paid order to its buyer, in the way in which its money was taken (operations/charges): by a
/// request, or by the job "shipment".
namespace cartwright::operations {

struct ShipOrder {
    OrderId order;
    Recipient to;
};

struct AskedShipment {
    Shipment shipment;
    std::optional<JobId> job{};
};

/// What became of it; `rejection` says why the carrier does not take it, and is kept.
struct ShippedOrder {
    Shipment shipment;
    std::optional<Refusal> rejection{};
};

/// Joins the shipment that is under way, or begins one. Refused, in this order: order_not_found, out_of_turn.
Result<AskedShipment> begin_shipment(Work& work, const ShipOrder& wish);

/// In no transaction. Nothing when the carrier does not answer.
std::optional<providers::Taken> ask_carrier(const providers::Ports& ports, const AskedShipment& asked);

/// Safe to be called again: it then says what it said.
Result<ShippedOrder> finish_shipment(Work& work, const AskedShipment& asked, const providers::Taken& taken);

/// The shipment as it is to be asked for again; nothing when it is decided.
std::optional<AskedShipment> undecided_shipment(Work& work, ShipmentId shipment);

} // namespace cartwright::operations
