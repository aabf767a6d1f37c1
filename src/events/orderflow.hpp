#pragma once

#include "domain/orderflow/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const InvoiceCreated& event);
void describe(EventFields& out, const OrderShipped& event);

} // namespace cartwright
