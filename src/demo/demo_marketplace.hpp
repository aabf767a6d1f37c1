#pragma once

#include "store/engine/transaction.hpp"

namespace cartwright::demo {

/// Adds users, shops, shoes and earlier sales of the marketplace, and an access key.
void fill_marketplace(store::Transaction& tx);

} // namespace cartwright::demo
