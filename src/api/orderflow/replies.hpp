#pragma once

#include "http/message.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/order_status.hpp"
#include "operations/orderflow/shipments.hpp"

/// Writes the replies of the order pipeline.
namespace cartwright::api::orderflow {

http::Reply write_direct_order(const operations::DirectlyOrdered& submitted);
http::Reply write_issued_invoice(const Invoice& invoice);
http::Reply write_paid_invoice(const operations::PaidInvoice& paid);
http::Reply write_shipped_order(const operations::ShippedOrder& shipped);
http::Reply write_sent_notice(const operations::SentNotice& sent);
http::Reply write_refund(const operations::RefundedOrder& refunded);
http::Reply write_order_status(const operations::OrderStatus& story);

http::Reply write_invoice_as_json(const Invoice& invoice);
http::Reply write_invoice_as_html(const Invoice& invoice);
http::Reply write_invoice_as_pdf(const Invoice& invoice);

} // namespace cartwright::api::orderflow
