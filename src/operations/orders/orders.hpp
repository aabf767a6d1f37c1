#pragma once

#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct ShowOrder {
    OrderId order;
};

/// Refused: order_not_found.
Result<Order> show_order(Work& work, const ShowOrder& wish);

} // namespace cartwright::operations
