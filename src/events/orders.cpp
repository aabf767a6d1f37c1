#include "events/orders.hpp"

#include <span>

namespace cartwright {

namespace {

void write_lines(JsonWriter& json, std::string_view name, const std::span<const Line>& lines) {
    json.array(name, lines, [&](const Line& line) {
        json.object([&] {
            json.field("product_id", line.product.value);
            json.field("listing_id", line.listing.value);
            json.field("name", line.name);
            json.field("price_minor", line.price.minor);
            json.field("quantity", line.quantity);
        });
    });
}

constexpr FieldType<std::span<const Line>> order_lines{
    R"({"type":"array","items":{"type":"object","properties":{"product_id":{"type":"integer"},)"
    R"("listing_id":{"type":"integer"},"name":{"type":"string"},"price_minor":{"type":"integer"},)"
    R"("quantity":{"type":"integer"}}}})",
    write_lines};

} // namespace

void describe(EventFields& out, const CartUpdated& event) {
    out.type("cartwright.cart.updated", "A product was added to a cart, changed in it or removed from it.");
    out.subject("carts/", format_id(event.cart.value));
    out.field("cart_id", as::id, "ID of the cart", event.cart.value);
    out.field("product_id", as::number, "ID of the product that was added, changed or removed", event.product.value);
    out.field("quantity", as::number, "New quantity in the cart; 0 after removal", event.quantity);
}

void describe(EventFields& out, const OrderPlaced& event) {
    out.type("cartwright.order.placed", "An order was placed.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("cart_id", as::id, "ID of the cart; equal to order_id if the order has no cart", event.cart.value);
    out.field("door", as::text, "API through which the order was placed", event.door);
    out.field("lines", order_lines, "Lines of the order, at the agreed prices", event.lines);
    out.field("total_minor", as::number, "Total of the order, in minor units", event.total.minor);
    out.field("currency", as::currency, "Currency of the prices and the total", event.total.currency);
}

void describe(EventFields& out, const OrderPaid& event) {
    out.type("cartwright.order.paid", "An order was paid, and its stock was sold.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("total_minor", as::number, "Amount paid, in minor units", event.total.minor);
    out.field("currency", as::currency, "Currency of the payment", event.total.currency);
    out.field("method", as::text, "Payment method", event.method);
}

void describe(EventFields& out, const OrderFailed& event) {
    out.type("cartwright.order.failed", "An order failed and can no longer be paid.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("reason", as::text, "payment failed, out of stock, superseded, cancelled or provisioning failed",
              event.reason);
}

void describe(EventFields& out, const OrderRefunded& event) {
    const Refund& refund = event.refund;
    out.type("cartwright.order.refunded", "A seller's part of an order was refunded, in whole or in part.");
    out.subject("orders/", format_id(refund.order.value));
    out.field("order_id", as::id, "ID of the order", refund.order.value);
    out.field("refund_id", as::text, "ID of the refund", std::to_string(refund.id.value));
    out.field("seller_id", as::number_or_null,
              "Marketplace number of the shop whose part is refunded; null for other sellers", event.shop);
    out.field("amount_minor", as::number, "Refunded amount, in minor units", refund.amount.minor);
    out.field("currency", as::currency, "Currency of the amount", refund.amount.currency);
    out.field("reason", as::text, "Reason for the refund", refund.reason);
}

void describe(EventFields& out, const OrderStepped& event) {
    out.type("cartwright.order.step", "A seller's part of an order reached another step.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("number", as::optional_number, "Marketplace number of the shop's part; absent for other sellers",
              event.number);
    out.field("seller_id", as::number_or_null, "Marketplace number of the shop; null for other sellers", event.shop);
    out.field("step", as::text, "New step: processing, shipped, out_for_delivery, delivered, …", name_of(event.step));
}

void describe(EventFields& out, const OrderChanged& event) {
    out.type("cartwright.order.changed", "The lines of an order that was placed without a cart have changed.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("order_number", as::decimal_id, "ID of the order as a decimal number", event.order.value);
    out.field("door", as::text, "API through which the order was changed", event.door);
    out.field("lines", order_lines, "New lines of the order, at the agreed prices", event.lines);
    out.field("total_minor", as::number, "New total of the order, in minor units", event.total.minor);
    out.field("currency", as::currency, "Currency of the prices and the total", event.total.currency);
}

} // namespace cartwright
