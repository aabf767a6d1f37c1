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

using enum http::Method;

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

constexpr Access billing{Scope::billing};

constexpr Route routes[] = {
    {post, "/api/order/cart.json", submit_cart, anyone},
    {post, "/api/order/invoice.json", issue_invoice, anyone},
    {post, "/api/order/payment.json", pay_invoice, billing},
    {post, "/api/order/shipping.json", ship_or_notify, billing.or_anyone_if(is_notice)},
    {post, "/api/order/email.json", send_notice, billing.or_anyone()},
    {post, "/api/order/refund.json", refund_order, billing},
    {get, "/api/order/invoice/{invoice_id}", show_invoice, billing},
    {get, "/api/order/{order_id}", show_order, billing},
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
            .routes = {routes, manual::operations},
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
