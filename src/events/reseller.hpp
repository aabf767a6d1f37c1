#pragma once

#include "domain/reseller/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const OrderProvisioned& event);
void describe(EventFields& out, const SubscriptionChanged& event);

} // namespace cartwright
