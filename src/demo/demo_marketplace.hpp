#pragma once

#include "store/engine/transaction.hpp"

namespace cartwright::demo {

/// Users, shops, shoes and earlier sales of the marketplace, and the key that lets one in.
void fill_marketplace(store::Transaction& tx);

} // namespace cartwright::demo
