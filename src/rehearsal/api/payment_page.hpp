#pragma once

#include "api/core/request_context.hpp"

/// PayU, played by the server itself.
namespace cartwright::api::rehearsal {

/// What a browser does there: it brings a payment, looks at it again, presses something.
void open_payment_page(RequestContext& context);
void show_payment_page(RequestContext& context);
void press_on_payment_page(RequestContext& context);

/// What a shop asks.
void verify_page_payment(RequestContext& context);

/// What a person or a test wants to see.
void list_page_payments(RequestContext& context);

} // namespace cartwright::api::rehearsal
