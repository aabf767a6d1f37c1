#pragma once

#include "domain/orderflow/direct_order.hpp"
#include "operations/orders/refunds.hpp"

namespace cartwright::operations {

/// A refund of an order of the pipeline, with returned pieces by the client's codes.
struct RefundDirectly {
    OrderId order;
    std::int64_t amount_minor = 0;
    std::string reason;
    std::vector<AssertedItem> items{};  // the returned pieces: code and quantity
    std::optional<Currency> currency{}; // must be the order's, if it is given
};

/// Joins the refund of the same attempt, or the undecided one of the same amount and items, or begins one. Refused, in
/// this order: order_not_found, out_of_turn (it is not paid), amounts_differ (the currency does), item_not_in_cart,
/// not_enough_stock (more comes back than was sold) for pieces whose stock is not tracked, refund_too_large,
/// not_enough_stock for those whose stock is.
Result<AskedRefund> begin_direct_refund(Work& work, const RefundDirectly& wish);

} // namespace cartwright::operations
