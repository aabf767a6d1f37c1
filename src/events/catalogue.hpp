#pragma once

#include "domain/catalogue/events.hpp"
#include "events/describe.hpp"

namespace cartwright {

void describe(EventFields& out, const ProductChanged& event);
void describe(EventFields& out, const StockChanged& event);
void describe(EventFields& out, const StockLow& event);
void describe(EventFields& out, const ProductRetired& event);

} // namespace cartwright
