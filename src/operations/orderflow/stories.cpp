#include "operations/orderflow/stories.hpp"

#include "store/orderflow/invoices.hpp"
#include "store/orderflow/shipments.hpp"
#include "store/orders/charges.hpp"
#include "store/orders/refund_requests.hpp"
#include "store/outbox/messages.hpp"

namespace cartwright::operations {

namespace orders = store::orders;

Result<Story> order_status(Work& work, const TellStory& wish) {
    Story story{.order = TRY(orders::find(work.tx, wish.order, work.door))};
    if (const auto invoice = store::invoices::of_order(work.tx, wish.order))
        story.invoice = store::invoices::find(work.tx, *invoice);
    story.charge = store::charges::live(work.tx, wish.order);
    story.shipment = store::shipments::of_order(work.tx, wish.order);
    const bool is_shipped = story.shipment && story.shipment->state == Shipment::State::shipped;
    story.milestone = milestone_of(story.order.stage, story.invoice.has_value(), is_shipped);
    story.refunded.currency = story.order.total.currency;
    for (const Refund& refund : store::refunds::of_order(work.tx, wish.order))
        story.refunded.minor += refund.amount.minor;
    story.refunds = store::refund_requests::of_order(work.tx, wish.order);
    story.messages = store::messages::of_order(work.tx, wish.order);
    story.events = orders::log_of(work.tx, wish.order);
    return story;
}

} // namespace cartwright::operations
