#pragma once

#include "api/core/request_context.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/shipments.hpp"
#include "operations/orderflow/stories.hpp"

/// From what a client sent to what it wants: parsed once, here.
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

/// What the client wants to see: ?format=json|html|pdf, or what the Accept header likes best.
Result<Format> format_asked(const RequestContext& context);

} // namespace cartwright::api::orderflow
