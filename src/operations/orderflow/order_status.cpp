#include "operations/orderflow/order_status.hpp"

#include "store/orderflow/invoices.hpp"
#include "store/orderflow/shipments.hpp"
#include "store/orders/charges.hpp"
#include "store/orders/refund_requests.hpp"
#include "store/outbox/messages.hpp"

namespace cartwright::operations {

namespace orders = store::orders;

Result<OrderStatus> order_status(Work& work, const ShowOrderStatus& wish) {
    OrderStatus status{.order = TRY(orders::find(work.tx, wish.order, work.door))};
    if (const auto invoice = store::invoices::of_order(work.tx, wish.order))
        status.invoice = store::invoices::find(work.tx, *invoice);
    status.charge = store::charges::live(work.tx, wish.order);
    status.shipment = store::shipments::of_order(work.tx, wish.order);
    const bool is_shipped = status.shipment && status.shipment->state == Shipment::State::shipped;
    status.milestone = milestone_of(status.order.stage, status.invoice.has_value(), is_shipped);
    status.refunded.currency = status.order.total.currency;
    for (const Refund& refund : store::refunds::of_order(work.tx, wish.order))
        status.refunded.minor += refund.amount.minor;
    status.refunds = store::refund_requests::of_order(work.tx, wish.order);
    status.messages = store::messages::of_order(work.tx, wish.order);
    status.events = orders::log_of(work.tx, wish.order);
    return status;
}

} // namespace cartwright::operations
