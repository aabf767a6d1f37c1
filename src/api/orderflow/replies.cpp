#include "api/orderflow/replies.hpp"

#include "api/orderflow/formats.hpp"
#include "api/orderflow/refusals.hpp"
#include "base/json/json_writer.hpp"
#include "paper/invoice.hpp"

namespace cartwright::api::orderflow {

namespace {

http::Reply reply_with_status(int status, JsonWriter& json) { return {.status = status, .body = json.take()}; }

void write_amounts(JsonWriter& json, Money tax, Money total) {
    json.money("tax", tax.minor);
    json.money("subTotalAmount", total.minor - tax.minor);
    json.money("totalAmount", total.minor);
}

void write_item(JsonWriter& json, const Line& line) {
    json.field("productId", line.code);
    json.field("quantity", line.quantity);
    json.money("price", line.price.minor);
}

/// The same, with what the client did not send.
void write_lines(JsonWriter& json, const std::vector<Line>& lines) {
    json.array("items", lines, [&](const Line& line) {
        json.object([&] {
            write_item(json, line);
            json.field("name", line.name);
            json.hundredths("taxPercent", line.tax_bps);
            json.money("tax", line.tax_minor);
        });
    });
}

void write_customer(JsonWriter& json, std::string_view customer) {
    if (const auto number = parse_customer_number(customer))
        json.field("customer_id", *number);
    else
        json.field("customer_id", customer);
}

void write_recipient(JsonWriter& json, const Recipient& to) {
    json.field("name", to.name);
    json.field("phone", to.phone);
    json.field("shipping_address", to.address);
}

void write_invoice(JsonWriter& json, const Invoice& invoice) {
    json.field("invoiceId", format(invoice.id));
    json.field("number", invoice_number(invoice));
    json.field("issued_at", format(invoice.issued_at));
    json.money("totalAmount", invoice.total.minor);
    json.field("currency", invoice.total.currency.text());
    write_recipient(json, invoice.to);
}

void write_payment(JsonWriter& json, const Charge& charge) {
    json.field("status", name_of(charge.state));
    json.field("amount", decimal(charge.amount.minor));
    json.field("currency", charge.amount.currency.text());
    json.field("created_at", format(charge.asked_at));
    if (charge.state != Charge::State::approved) return;
    json.field("transactionId", charge.transaction);
    json.field("completed_at", format(charge.answered_at.value_or(charge.asked_at)));
    if (is_free(charge)) return;
    json.field("brand", charge.card.brand);
    json.field("last_digits", charge.card.last_digits);
}

void write_shipment(JsonWriter& json, const Shipment& shipment) {
    json.field("status", name_of(shipment.state));
    write_recipient(json, shipment.to);
    if (shipment.state != Shipment::State::shipped) return;
    json.field("tracking_number", shipment.tracking_number);
    json.field("shipped_at", format(shipment.answered_at.value_or(shipment.asked_at)));
}

template <class Part, class Write>
void write_part(JsonWriter& json, std::string_view name, const std::optional<Part>& part, Write write) {
    if (part)
        json.object(name, [&] { write(json, *part); });
    else
        json.null(name);
}

void write_refunds(JsonWriter& json, const std::vector<RefundRequest>& refunds) {
    json.array("refunds", refunds, [&](const RefundRequest& refund) {
        json.object([&] {
            json.field("refundId", std::to_string(refund.id.value));
            json.field("status", name_of(refund.state));
            json.money("amount", refund.amount.minor);
            json.field("reason", refund.reason);
            json.field("created_at", format(refund.asked_at));
        });
    });
}

void write_messages(JsonWriter& json, const std::vector<Message>& messages) {
    json.array("messages", messages, [&](const Message& message) {
        json.object([&] {
            json.field("email", message.recipient);
            json.field("subject", message.subject);
            json.field("status", name_of(message.state));
            json.field("created_at", format(message.made_at));
        });
    });
}

} // namespace

http::Reply write_direct_order(const operations::DirectlyOrdered& submitted) {
    const Placement& placement = submitted.placement;
    JsonWriter json;
    json.object([&] {
        json.field("orderId", format(submitted.order));
        write_amounts(json, placement.tax, placement.total);
        json.array("items", placement.lines, [&](const Line& line) { json.object([&] { write_item(json, line); }); });
        json.field("status", name_of(Milestone::pending));
    });
    return reply_with_status(submitted.is_new ? 201 : 200, json);
}

http::Reply write_issued_invoice(const Invoice& invoice) {
    JsonWriter json;
    json.object([&] {
        json.field("invoiceId", format(invoice.id));
        json.field("orderId", format(invoice.order));
        json.field("customerId", invoice.customer);
        json.money("totalAmount", invoice.total.minor);
    });
    return reply_with_status(200, json);
}

// orderflow A3-8: "Keep: string with at least one decimal".
http::Reply write_paid_invoice(const operations::PaidInvoice& paid) {
    if (paid.rejection) return refusal(*paid.rejection);
    const Charge& charge = paid.charge;
    JsonWriter json;
    json.object([&] {
        json.field("transactionId", charge.transaction);
        const auto write_card = [&] {
            json.field("first_name", charge.card.first_name);
            json.field("last_name", charge.card.last_name);
            json.field("first_digits", charge.card.first_digits);
            json.field("last_digits", charge.card.last_digits);
            json.field("brand", charge.card.brand);
            json.field("expiry_month", charge.card.expiry_month);
            json.field("expiry_year", charge.card.expiry_year);
            write_customer(json, charge.customer);
        };
        if (is_free(charge))
            json.null("credit_card");
        else
            json.object("credit_card", write_card);
        json.object("payment", [&] {
            json.field("completed_at", format(charge.answered_at.value_or(charge.asked_at)));
            json.field("created_at", format(charge.asked_at));
            json.field("currency", charge.amount.currency.text());
            write_customer(json, charge.customer);
            json.field("amount", decimal(charge.amount.minor));
        });
    });
    return reply_with_status(200, json);
}

http::Reply write_shipped_order(const operations::ShippedOrder& shipped) {
    if (shipped.rejection) return refusal(*shipped.rejection);
    JsonWriter json;
    json.object([&] { json.field("tracking_number", shipped.shipment.tracking_number); });
    return reply_with_status(200, json);
}

http::Reply write_sent_notice(const operations::SentNotice&) {
    JsonWriter json;
    json.object([&] { json.field("status", "OK"); });
    return reply_with_status(200, json);
}

http::Reply write_refund(const operations::RefundedOrder& refunded) {
    if (refunded.rejection) return refusal(*refunded.rejection);
    JsonWriter json;
    json.object([&] {
        json.field("refundId", std::to_string(refunded.request.id.value));
        json.field("orderId", format(refunded.request.order));
        json.money("amount", refunded.request.amount.minor);
        json.money("refunded", refunded.refunded.minor);
        json.field("status", refunded.refunded == refunded.total ? "refunded" : "partly_refunded");
    });
    return reply_with_status(200, json);
}

http::Reply write_order_status(const operations::OrderStatus& story) {
    const Order& order = story.order;
    JsonWriter json;
    json.object([&] {
        json.field("orderId", format(order.id));
        json.field("customerId", order.reference);
        json.field("status", name_of(story.milestone));
        json.field("currency", order.total.currency.text());
        write_amounts(json, order.tax, order.total);
        json.money("refundedAmount", story.refunded.minor);
        write_lines(json, order.lines);
        write_part(json, "invoice", story.invoice, write_invoice);
        write_part(json, "payment", story.charge, write_payment);
        write_part(json, "shipment", story.shipment, write_shipment);
        write_refunds(json, story.refunds);
        write_messages(json, story.messages);
        json.array("events", story.events, [&](const auto& noted) {
            json.object([&] {
                json.field("event", noted.event);
                json.field("at", format(noted.at));
            });
        });
    });
    return reply_with_status(200, json);
}

http::Reply write_invoice_as_json(const Invoice& invoice) {
    JsonWriter json;
    json.object([&] {
        write_invoice(json, invoice);
        json.field("orderId", format(invoice.order));
        json.field("customerId", invoice.customer);
        json.object("seller", [&] {
            json.field("name", invoice.from.name);
            json.field("address", invoice.from.address);
            json.field("tax_number", invoice.from.tax_number);
        });
        json.field("taxMode", name_of(invoice.tax_mode));
        json.money("tax", invoice.tax.minor);
        json.money("subTotalAmount", invoice.net().minor);
        write_lines(json, invoice.lines);
        json.array("taxes", tax_parts_of(invoice.lines, invoice.tax_mode), [&](const TaxPart& part) {
            json.object([&] {
                json.hundredths("percent", part.bps);
                json.money("net", part.net.minor);
                json.money("tax", part.tax.minor);
            });
        });
    });
    http::Reply reply = reply_with_status(200, json);
    reply.headers.emplace_back("Vary", "Accept");
    return reply;
}

http::Reply write_invoice_as_html(const Invoice& invoice) {
    return {
        .body = paper::as_html(invoice),
        .content_type = "text/html; charset=utf-8",
        .headers = {{"Vary", "Accept"}, {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
}

http::Reply write_invoice_as_pdf(const Invoice& invoice) {
    return {.body = paper::as_pdf(invoice),
            .content_type = "application/pdf",
            .headers = {{"Vary", "Accept"},
                        {"Content-Disposition", "inline; filename=\"invoice-" + invoice_number(invoice) + ".pdf\""}}};
}

} // namespace cartwright::api::orderflow
