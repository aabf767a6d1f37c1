#pragma once

#include "api/core/exchange.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/shipments.hpp"
#include "operations/orderflow/stories.hpp"

/// From what a client sent to what it wants: parsed once, here.
namespace cartwright::api::orderflow {

Result<operations::OrderDirectly> cart_submitted(Exchange& exchange);
Result<operations::IssueInvoice> invoice_asked(Exchange& exchange);
Result<operations::PayInvoice> payment_asked(Exchange& exchange);
Result<operations::ShipOrder> shipment_asked(Exchange& exchange);
Result<operations::SendNotice> notice_asked(Exchange& exchange);
Result<operations::RefundDirectly> refund_asked(Exchange& exchange);
Result<operations::TellStory> story_asked(const Exchange& exchange);
Result<operations::ShowInvoice> invoice_shown(const Exchange& exchange);

/// orderflow A3-5: "body has key `event` → e-mail; else → shipment (needs orderId). `event` wins if both".
bool is_notice(Exchange& exchange);

enum class Format : std::uint8_t { json, html, pdf };

/// What the client wants to see: ?format=json|html|pdf, or what the Accept header likes best.
Result<Format> format_asked(const Exchange& exchange);

} // namespace cartwright::api::orderflow
