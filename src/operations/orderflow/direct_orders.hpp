#pragma once

#include "domain/orderflow/direct_order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct OrderDirectly {
    std::optional<OrderId> order{}; // the order to change; none: a new one
    DirectOrder wish;
};

struct DirectlyOrdered {
    OrderId order;
    bool is_new = true;
    Placement placement;
};

/// Places an order in one step, at prices that the client asserts, and holds its stock. Or changes an order that has
/// not been invoiced, and renews its holds. Refused, in this order: order_not_found, amounts_differ (it is another
/// customer's), out_of_turn, inventory_rejected, mixed_currencies, amount_too_large.
/// orderflow A3-15: "Every POST makes a new order; optional orderId in the body updates a pending one".
Result<DirectlyOrdered> order_directly(Work& work, const OrderDirectly& wish);

} // namespace cartwright::operations
