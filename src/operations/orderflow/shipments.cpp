#include "operations/orderflow/shipments.hpp"

#include "domain/orderflow/events.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/orders/refunds.hpp"
#include "store/orderflow/invoices.hpp"
#include "store/orderflow/shipments.hpp"
#include "store/orders/orders.hpp"
#include "store/outbox/jobs.hpp"

namespace cartwright::operations {

namespace jobs = store::jobs;
namespace orders = store::orders;
namespace shipments = store::shipments;

namespace {

tl::unexpected<Refusal> out_of_turn(std::string_view where) {
    return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(where)});
}

/// An undecided refund counts as refunded.
bool is_given_back(Work& work, const Order& order) {
    return order.total.minor > 0 && left_of(refundable_parts(work, order)).minor == 0;
}

ShippedOrder stored_result(const Shipment& shipment) {
    ShippedOrder shipped{.shipment = shipment};
    if (shipment.state == Shipment::State::refused)
        shipped.rejection = Refusal{.why = Why::step_not_possible, .subject = shipment.reason};
    return shipped;
}

} // namespace

Result<AskedShipment> begin_shipment(Work& work, const ShipOrder& wish) {
    if (work.begun)
        if (auto own = shipments::find(work.tx, ShipmentId{*work.begun}))
            return AskedShipment{.shipment = *std::move(own)};
    orders::lock(work.tx, wish.order);
    const Order order = TRY(orders::find(work.tx, wish.order, work.door));
    auto present = shipments::of_order(work.tx, order.id);
    if (present && present->state == Shipment::State::asked) return AskedShipment{.shipment = *std::move(present)};
    const bool is_invoiced = store::invoices::of_order(work.tx, order.id).has_value();
    const Milestone milestone = milestone_of(order.stage, is_invoiced, present.has_value());
    if (milestone != Milestone::paid) return out_of_turn(name_of(milestone));
    if (is_given_back(work, order)) return out_of_turn("refunded");

    Shipment shipment{
        .id = work.tx.secret_id<struct Shipment>(), .order = order.id, .to = wish.to, .asked_at = work.tx.now()};
    shipments::add(work.tx, shipment);
    constexpr std::int64_t grace_ms = 1'000;
    const JobId job = jobs::add(work.tx, JobKind::shipment, shipment.id.value,
                                work.tx.now() + (work.terms.orders.external_call_ms + grace_ms));
    return AskedShipment{.shipment = std::move(shipment), .job = job};
}

std::optional<providers::Taken> ask_carrier(const providers::Ports& ports, const AskedShipment& asked) {
    if (asked.shipment.state != Shipment::State::asked) return providers::Taken{}; // `finish_shipment` ignores it
    auto taken = ports.carrier->take(key_of(asked.shipment.id), asked.shipment.to);
    if (taken.kind == providers::Taken::Kind::unknown) return std::nullopt;
    return taken;
}

Result<ShippedOrder> finish_shipment(Work& work, const AskedShipment& asked, const providers::Taken& taken) {
    orders::lock(work.tx, asked.shipment.order);
    Shipment shipment = shipments::find(work.tx, asked.shipment.id).value();
    if (shipment.state != Shipment::State::asked) return stored_result(shipment);

    const bool is_taken = taken.kind == providers::Taken::Kind::yes;
    shipment.state = is_taken ? Shipment::State::shipped : Shipment::State::refused;
    shipment.tracking_number = taken.tracking_number;
    shipment.reason = taken.reason;
    shipment.answered_at = work.tx.now();
    shipments::answer(work.tx, shipment);
    if (asked.job) jobs::finish(work.tx, *asked.job);
    if (is_taken) {
        orders::note(work.tx, shipment.order, "OrderShipped");
        work.tx.record(OrderShipped{.order = shipment.order, .tracking_number = shipment.tracking_number});
    }
    return stored_result(shipment);
}

std::optional<AskedShipment> undecided_shipment(Work& work, ShipmentId id) {
    auto shipment = shipments::find(work.tx, id);
    if (!shipment || shipment->state != Shipment::State::asked) return std::nullopt;
    return AskedShipment{.shipment = *std::move(shipment)};
}

} // namespace cartwright::operations
