#pragma once

#include "domain/marketplace/payout.hpp"
#include "providers/ports/outcome.hpp"

#include <string>

namespace cartwright::providers {

/// Money for a shop.
struct PayoutOrder {
    std::string key;         // the same for the same payout, for good: whoever gets it twice can tell
    std::int64_t number = 0; // of the payout, as the marketplace spells it
    std::int64_t shop = 0;   // likewise
    std::string name;        // of the shop
    Money amount;
};

/// Sends money to shops. Blocks: never on an I/O or writer thread, never in a transaction. Safe from any thread.
class Payouts {
  public:
    virtual ~Payouts() = default;

    /// Under the same key a payout is the same payout: it is made once however often it is asked for. `no` is final:
    /// nothing was sent, and nothing will be.
    virtual Outcome pay(const PayoutOrder& order) = 0;
};

} // namespace cartwright::providers
