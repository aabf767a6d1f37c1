#pragma once

#include "domain/orderflow/shipment.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/carrier.hpp"
#include "providers/ports/ports.hpp"

/// Ships a paid order through a carrier, in the same steps as a charge (operations/orderflow/charges): by a request, or
/// by the job "shipment".
namespace cartwright::operations {

struct ShipOrder {
    OrderId order;
    Recipient to;
};

struct AskedShipment {
    Shipment shipment;
    std::optional<JobId> job{};

    [[nodiscard]] std::int64_t number() const { return shipment.id.value; }
};

/// The result of a shipment. `rejection` says why the carrier does not take it, and is stored.
struct ShippedOrder {
    Shipment shipment;
    std::optional<Refusal> rejection{};
};

/// Joins the shipment that is in progress, or begins one. A request that was begun before keeps its shipment, decided
/// or not. Refused, in this order: order_not_found, out_of_turn.
Result<AskedShipment> begin_shipment(Work& work, const ShipOrder& wish);

/// Called outside of any transaction. Nothing when the carrier does not answer. It is not asked again about a decided
/// shipment.
std::optional<providers::Taken> ask_carrier(const providers::Ports& ports, const AskedShipment& asked);

/// Idempotent: a decided shipment returns its stored result.
Result<ShippedOrder> finish_shipment(Work& work, const AskedShipment& asked, const providers::Taken& taken);

/// The shipment to request again; nothing when it is decided.
std::optional<AskedShipment> undecided_shipment(Work& work, ShipmentId shipment);

} // namespace cartwright::operations
