#pragma once

#include "domain/orderflow/shipment.hpp"
#include "domain/orders/charge.hpp"
#include "domain/orders/refund.hpp"
#include "domain/outbox/message.hpp"
#include "operations/work.hpp"
#include "store/orders/orders.hpp"

#include <vector>

namespace cartwright::operations {

struct ShowOrderStatus {
    OrderId order;
};

/// The complete status of an order.
struct OrderStatus {
    Order order;
    Milestone milestone = Milestone::pending;
    std::optional<Invoice> invoice{};
    std::optional<Charge> charge{}; // approved, or not decided yet
    std::optional<Shipment> shipment{};
    Money refunded{};
    std::vector<RefundRequest> refunds{};
    std::vector<Message> messages{};
    std::vector<store::orders::Noted> events{}; // in their order
};

/// Refused: order_not_found.
Result<OrderStatus> order_status(Work& work, const ShowOrderStatus& wish);

} // namespace cartwright::operations
