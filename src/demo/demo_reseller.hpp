#pragma once

#include "store/engine/store.hpp"

namespace cartwright::demo {

/// A reseller with a customer, a refresh token and a few plans of vendors, where there is no such account yet.
void fill_reseller(store::Store& store);

} // namespace cartwright::demo
