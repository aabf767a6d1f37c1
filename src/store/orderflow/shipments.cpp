#include "store/orderflow/shipments.hpp"

#include "store/engine/row_values.hpp"
#include "store/orderflow/shipments.sql.hpp"

namespace cartwright::store::shipments {

namespace {

template <class ShipmentQuery> Shipment shipment_in(const Rows& row, const ShipmentQuery& query) {
    return {.id = {row.integer(query.id)},
            .order = {row.integer(query.order_id)},
            .to = {.name = std::string(row.text(query.name)),
                   .phone = std::string(row.text(query.phone)),
                   .address = std::string(row.text(query.address))},
            .state = parsed_at(row, query.state, parse_shipment_state),
            .tracking_number = row.integer(query.tracking_number),
            .reason = std::string(row.text(query.reason)),
            .asked_at = {row.integer(query.asked_at)},
            .answered_at = optional_at<Instant>(row, query.answered_at)};
}

template <class ShipmentQuery, class Key>
std::optional<Shipment> one(Transaction& transaction, const ShipmentQuery& query, Key key) {
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return shipment_in(**row, query);
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
    return OrderId{(*row)->integer(sql::shipments::order_of.order_id)};
}

void answer(Transaction& transaction, const Shipment& shipment) {
    transaction.execute(sql::shipments::answer, shipment.id, name_of(shipment.state), shipment.tracking_number,
                        shipment.reason, shipment.answered_at);
}

} // namespace cartwright::store::shipments
