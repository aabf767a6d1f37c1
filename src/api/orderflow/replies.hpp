#pragma once

#include "http/message.hpp"
#include "operations/charges.hpp"
#include "operations/direct_orders.hpp"
#include "operations/direct_refunds.hpp"
#include "operations/invoices.hpp"
#include "operations/notices.hpp"
#include "operations/shipments.hpp"
#include "operations/stories.hpp"

/// From what the shop knows to what a client reads.
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
