#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/terms.hpp"
#include "store/engine/transaction.hpp"

namespace cartwright::operations {

/// One use of the shop: a transaction, on a door's terms. Everything an operation does is kept or undone together.
struct Work {
    store::Transaction& tx;
    const Terms& terms;
    std::string_view door; // "storefront"
    Actor actor{};         // who is asking
    std::string attempt{}; // the Idempotency-Key behind it, with whose it is: repeats mean the same. Empty: none
};

} // namespace cartwright::operations
