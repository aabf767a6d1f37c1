#pragma once

#include "api/core/request_context.hpp"

/// Simulates PayU over HTTP, for the demo.
namespace cartwright::api::rehearsal {

/// For browsers: bring a payment to the page, show it again, press a button.
void open_payment_page(RequestContext& context);
void show_payment_page(RequestContext& context);
void submit_payment_page(RequestContext& context);

/// For the shop: the result of a payment.
void verify_page_payment(RequestContext& context);

/// For people and tests: all payments on the page.
void list_page_payments(RequestContext& context);

} // namespace cartwright::api::rehearsal
