#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/terms.hpp"
#include "store/engine/transaction.hpp"

namespace cartwright::operations {

/// The context of one operation: a transaction, and the terms of an API. Everything that the operation does is
/// committed or rolled back together.
struct Work {
    store::Transaction& tx;
    const Terms& terms;
    std::string_view door; // "storefront"
    Actor actor{};         // the caller
    // The request's Idempotency-Key together with its owner; equal values mean the same request. Empty: none.
    std::string attempt{};
};

} // namespace cartwright::operations
