#pragma once

#include "api/core/request_context.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/shipments.hpp"
#include "operations/orderflow/stories.hpp"

/// Parses requests of the order pipeline into commands. All parsing is done here, once.
namespace cartwright::api::orderflow {

Result<operations::OrderDirectly> cart_submitted(RequestContext& context);
Result<operations::IssueInvoice> invoice_asked(RequestContext& context);
Result<operations::PayInvoice> payment_asked(RequestContext& context);
Result<operations::ShipOrder> shipment_asked(RequestContext& context);
Result<operations::SendNotice> notice_asked(RequestContext& context);
Result<operations::RefundDirectly> refund_asked(RequestContext& context);
Result<operations::TellStory> story_asked(const RequestContext& context);
Result<operations::ShowInvoice> invoice_shown(const RequestContext& context);

/// orderflow A3-5: "body has key `event` → e-mail; else → shipment (needs orderId). `event` wins if both".
bool is_notice(RequestContext& context);

enum class Format : std::uint8_t { json, html, pdf };

/// The format that the client asks for: ?format=json|html|pdf, or the one that the Accept header prefers.
Result<Format> format_asked(const RequestContext& context);

} // namespace cartwright::api::orderflow
