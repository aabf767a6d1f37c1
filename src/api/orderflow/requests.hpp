#pragma once

#include "api/core/request_context.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/order_status.hpp"
#include "operations/orderflow/shipments.hpp"

/// Parses requests of the order pipeline into commands. All parsing is done here, once.
namespace cartwright::api::orderflow {

Result<operations::OrderDirectly> read_submit_cart(RequestContext& context);
Result<operations::IssueInvoice> read_issue_invoice(RequestContext& context);
Result<operations::PayInvoice> read_pay_invoice(RequestContext& context);
Result<operations::ShipOrder> read_ship_order(RequestContext& context);
Result<operations::SendNotice> read_send_notice(RequestContext& context);
Result<operations::RefundDirectly> read_refund_order(RequestContext& context);
Result<operations::ShowOrderStatus> read_show_order(const RequestContext& context);
Result<operations::ShowInvoice> read_show_invoice(const RequestContext& context);

/// orderflow A3-5: "body has key `event` → e-mail; else → shipment (needs orderId). `event` wins if both".
bool is_notice(RequestContext& context);

enum class Format : std::uint8_t { json, html, pdf };

/// The format that the client asks for: ?format=json|html|pdf, or the one that the Accept header prefers.
Result<Format> read_format(const RequestContext& context);

} // namespace cartwright::api::orderflow
