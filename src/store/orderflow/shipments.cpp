#include "store/orderflow/shipments.hpp"

#include "store/orderflow/shipments.sql.hpp"

namespace cartwright::store::shipments {

namespace {

Shipment shipment_at(const Rows& row) {
    Shipment shipment{.id = {row.integer(0)},
                      .order = {row.integer(1)},
                      .to = {.name = std::string(row.text(2)),
                             .phone = std::string(row.text(3)),
                             .address = std::string(row.text(4))},
                      .state = parse_shipment_state(row.text(5)),
                      .tracking_number = row.integer(6),
                      .reason = std::string(row.text(7)),
                      .asked_at = {row.integer(8)}};
    if (!row.is_null(9)) shipment.answered_at = Instant{row.integer(9)};
    return shipment;
}

template <class Key> std::optional<Shipment> one(Transaction& transaction, const Query& query, Key key) {
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return shipment_at(*row->operator->());
}

} // namespace

void add(Transaction& transaction, const Shipment& shipment) {
    transaction.execute(sql::shipments::add, shipment.id, shipment.order, shipment.to.name, shipment.to.phone,
                        shipment.to.address, shipment.asked_at);
}

std::optional<Shipment> find(Transaction& transaction, ShipmentId shipment) {
    return one(transaction, sql::shipments::find, shipment);
}

std::optional<Shipment> of_order(Transaction& transaction, OrderId order) {
    return one(transaction, sql::shipments::of_order, order);
}

std::optional<OrderId> order_of(Transaction& transaction, ShipmentId shipment) {
    const auto row = transaction.one(sql::shipments::order_of, shipment);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(0)};
}

void answer(Transaction& transaction, const Shipment& shipment) {
    transaction.execute(sql::shipments::answer, shipment.id, name_of(shipment.state), shipment.tracking_number,
                        shipment.reason, shipment.answered_at);
}

} // namespace cartwright::store::shipments
