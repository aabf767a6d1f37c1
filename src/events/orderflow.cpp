#include "events/orderflow.hpp"

namespace cartwright {

void describe(EventFields& out, const InvoiceCreated& event) {
    out.type("cartwright.invoice.created", "An invoice was issued for an order.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("order_number", as::decimal_id, "ID of the order as a decimal number", event.order.value);
    out.field("invoice_id", as::decimal_id, "ID of the invoice", event.invoice.value);
    out.field("number", as::text, "Invoice number, unique for its seller", event.number);
    out.field("customer", as::text, "The client's ID of the buyer", event.customer);
    out.field("tax_minor", as::number, "Tax contained in the total, in minor units", event.tax.minor);
    out.field("total_minor", as::number, "Amount due, in minor units", event.total.minor);
    out.field("currency", as::currency, "Currency of the tax and the total", event.total.currency);
}

void describe(EventFields& out, const OrderShipped& event) {
    out.type("cartwright.order.shipped", "A carrier accepted the shipment of an order.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("order_number", as::decimal_id, "ID of the order as a decimal number", event.order.value);
    out.field("tracking_number", as::number, "Tracking number of the carrier", event.tracking_number);
}

} // namespace cartwright
