#pragma once

#include "http/message.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/shipments.hpp"
#include "operations/orderflow/stories.hpp"

/// Writes the replies of the order pipeline.
namespace cartwright::api::orderflow {

http::Reply cart(const operations::DirectlyOrdered& submitted);
http::Reply invoice_issued(const Invoice& invoice);
http::Reply payment(const operations::PaidInvoice& paid);
http::Reply shipment(const operations::ShippedOrder& shipped);
http::Reply notice(const operations::SentNotice& sent);
http::Reply refund(const operations::RefundedOrder& refunded);
http::Reply story(const operations::Story& story);

http::Reply invoice_as_json(const Invoice& invoice);
http::Reply invoice_as_html(const Invoice& invoice);
http::Reply invoice_as_pdf(const Invoice& invoice);

} // namespace cartwright::api::orderflow
