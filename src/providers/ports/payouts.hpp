#pragma once

#include "domain/marketplace/payout.hpp"
#include "providers/ports/outcome.hpp"

#include <string>

namespace cartwright::providers {

/// A payout to a shop.
struct PayoutOrder {
    std::string key;         // the same in every attempt, so that duplicates can be recognised
    std::int64_t number = 0; // of the payout, as the marketplace formats it
    std::int64_t shop = 0;   // likewise
    std::string name;        // of the shop
    Money amount;
};

/// Sends money to shops. Blocks: never on an I/O or writer thread, never in a transaction. Safe from any thread.
class Payouts {
  public:
    virtual ~Payouts() = default;

    /// Idempotent: a payout is made once under one key. `no` is final: nothing was sent, and nothing will be.
    virtual Outcome pay(const PayoutOrder& order) = 0;
};

} // namespace cartwright::providers
