#pragma once

#include "api/core/exchange.hpp"

/// PayU, played by the server itself.
namespace cartwright::api::rehearsal {

/// What a browser does there: it brings a payment, looks at it again, presses something.
void open_payment_page(Exchange& exchange);
void show_payment_page(Exchange& exchange);
void press_on_payment_page(Exchange& exchange);

/// What a shop asks.
void verify_page_payment(Exchange& exchange);

/// What a person or a test wants to see.
void list_page_payments(Exchange& exchange);

} // namespace cartwright::api::rehearsal
