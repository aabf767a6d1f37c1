#include "api/orderflow/door.hpp"

#include "api/core/request_context.hpp"
#include "api/orderflow/manual.hpp"
#include "api/orderflow/refusals.hpp"
#include "api/orderflow/replies.hpp"
#include "api/orderflow/requests.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "http/ascii.hpp"

namespace cartwright::api::orderflow {

namespace {

using http::Method;

Refusal undecided_refusal(std::string what) { return {.why = Why::payment_undecided, .subject = std::move(what)}; }

void submit_cart(RequestContext& context) {
    context.write(read_submit_cart(context), operations::order_directly, write_direct_order);
}

void issue_invoice(RequestContext& context) {
    context.write(read_issue_invoice(context), operations::issue_invoice, write_issued_invoice);
}

// "The backend bills the customer using pre-approved 3rd party billing partner."
void pay_invoice(RequestContext& context) {
    const TwoPhaseWrite steps{.begin = operations::begin_charge,
                              .ask = operations::ask_for_charge,
                              .finish = operations::finish_charge,
                              .undecided = undecided_refusal("payment")};
    context.write_two_phase(read_pay_invoice(context), steps, write_paid_invoice);
}

void ship_order(RequestContext& context) {
    const TwoPhaseWrite steps{.begin = operations::begin_shipment,
                              .ask = operations::ask_carrier,
                              .finish = operations::finish_shipment,
                              .undecided = undecided_refusal("shipment")};
    context.write_two_phase(read_ship_order(context), steps, write_shipped_order);
}

void send_notice(RequestContext& context) {
    context.write(read_send_notice(context), operations::send_notice, write_sent_notice);
}

void ship_or_notify(RequestContext& context) { is_notice(context) ? send_notice(context) : ship_order(context); }

void refund_order(RequestContext& context) {
    const TwoPhaseWrite steps{.begin = operations::begin_direct_refund,
                              .ask = operations::ask_for_refund,
                              .finish = operations::finish_refund,
                              .undecided = undecided_refusal("refund"),
                              .undecided_about = operations::undecided};
    context.write_two_phase(read_refund_order(context), steps, write_refund);
}

void show_order(RequestContext& context) {
    context.read(read_show_order(context), operations::order_status, write_order_status);
}

void show_invoice(RequestContext& context) {
    const auto format = read_format(context);
    if (!format) return context.refuse(format.error());
    if (*format == Format::json)
        return context.read(read_show_invoice(context), operations::show_invoice, write_invoice_as_json);
    context.read_at_length(read_show_invoice(context), operations::show_invoice,
                           *format == Format::html ? write_invoice_as_html : write_invoice_as_pdf);
}

constexpr std::string_view cart_example =
    R"({"customerId": "8080", "items": [{"productId": "1234", "quantity": 2, "price": 50}]})";
constexpr std::string_view invoice_example =
    R"({"customerId": "8080", "orderId": "456", "tax": 36.0, "subTotalAmount": 164.0, "totalAmount": 200.0, )"
    R"("currency": "USD", "items": [{"productId": "1234", "quantity": 2, "price": 50}], "name": "Lital Hay", )"
    R"("phone": "0545870006", "shipping_address": "17 boulevard, 123 apt 6 Brooklyn NY"})";
constexpr std::string_view payment_example = R"({"customerId": "8080", "invoiceId": "789", "totalAmount": 200.0})";
constexpr std::string_view shipping_example = R"({"orderId": "456", "name": "Lital Hay", "phone": "0545870006", )"
                                              R"("shipping_address": "17 boulevard, 123 apt 6 Brooklyn NY"})";
constexpr std::string_view email_example =
    R"({"event": "OrderShipped", "name": "Lital Hay", "email": "buyer@example.com"})";
constexpr std::string_view refund_example = R"({"orderId": "456", "amount": 50.0, "reason": "damaged"})";

constexpr Scope anyone = Scope::anyone;
constexpr Scope billing = Scope::billing;

bool is_always_open(RequestContext&) { return true; }

constexpr Route routes[] = {
    {Method::post, "/api/order/cart.json", submit_cart, "submit_cart",
     "Creates an order from the contents of a cart, or changes a pending order.", manual::key_header, "OrderflowCart",
     cart_example, manual::cart, anyone},
    {Method::post, "/api/order/invoice.json", issue_invoice, "issue_invoice", "Issues the invoice of an order.",
     manual::key_header, "OrderflowInvoiceWish", invoice_example, manual::invoice, anyone},
    {Method::post, "/api/order/payment.json", pay_invoice, "pay_invoice",
     "Charges an invoice once through the billing partner.", manual::key_header, "OrderflowPaymentWish",
     payment_example, manual::payment, billing},
    {Method::post, "/api/order/shipping.json", ship_or_notify, "ship_order",
     "Ships a paid order or, if the body has `event`, sends an e-mail about that event.", manual::key_header,
     "OrderflowShippingWish", shipping_example, manual::shipping, billing, true, false, is_notice},
    {Method::post, "/api/order/email.json", send_notice, "send_order_email", "Sends an e-mail about an event.",
     manual::key_header, "OrderflowNoticeWish", email_example, manual::email, billing, true, false, is_always_open},
    {Method::post, "/api/order/refund.json", refund_order, "refund_pipeline_order",
     "Refunds money of a paid order and returns items to stock.", manual::key_header, "OrderflowRefundWish",
     refund_example, manual::refund, billing},
    {Method::get,
     "/api/order/invoice/{invoice_id}",
     show_invoice,
     "get_invoice",
     "Retrieves an invoice as JSON, HTML or PDF.",
     manual::invoice_path,
     {},
     {},
     manual::invoice_shown,
     billing},
    {Method::get,
     "/api/order/{order_id}",
     show_order,
     "get_order_status",
     "Retrieves the complete status of an order.",
     manual::order_path,
     {},
     {},
     manual::order_status,
     billing},
};

operations::Credentials credentials_of(const http::Request& request) {
    const std::string_view token = http::bearer_token(request.header("Authorization").value_or(""));
    if (token.empty()) return {};
    return {.key_hash = operations::hash_of_key(token)};
}

} // namespace

Door door(Terms terms) {
    const bool is_open = terms.orderflow.is_open;
    return {.name = "orderflow",
            .about = "Order pipeline in separate steps: cart, invoice, payment, shipment, e-mail and refund. "
                     "`.json` at the end of a path is optional.",
            .prefix = "/api/order",
            .routes = routes,
            .schemas = manual::schemas(),
            .terms = std::move(terms),
            .security_schemes = is_open ? "" : manual::security_schemes,
            .security = is_open ? "" : R"({"OrderflowKey":[]})",
            .credentials_of = is_open ? nullptr : credentials_of,
            .counts_guesses = true,
            .json_ending_is_optional = true,
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::orderflow
