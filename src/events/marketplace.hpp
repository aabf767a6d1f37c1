#pragma once

#include "domain/marketplace/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const ShopVerified& event);
void describe(EventFields& out, const PayoutSettled& event);

} // namespace cartwright
