#pragma once

#include "domain/shopping/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const CartPaymentSettled& event);
void describe(EventFields& out, const CartItemDecided& event);

} // namespace cartwright
