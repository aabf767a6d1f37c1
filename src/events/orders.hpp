#pragma once

#include "domain/orders/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const CartUpdated& event);
void describe(EventFields& out, const OrderPlaced& event);
void describe(EventFields& out, const OrderPaid& event);
void describe(EventFields& out, const OrderFailed& event);
void describe(EventFields& out, const OrderRefunded& event);
void describe(EventFields& out, const OrderStepped& event);
void describe(EventFields& out, const OrderChanged& event);

} // namespace cartwright
