#pragma once

#include "store/engine/store.hpp"

namespace cartwright::demo {

/// Adds a reseller with a customer, a refresh token and a few plans of vendors, unless the account exists.
void fill_reseller(store::Store& store);

} // namespace cartwright::demo
