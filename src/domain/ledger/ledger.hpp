#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// One side of a posting. Debits are positive, credits negative.
struct Entry {
    std::string
        account; // "sales", "cash:payments-server", "buyer:‹order›", "seller:‹id›", "commission", "tax", "payout"
    Money amount;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A balanced movement of money, with the fact that caused it.
struct Posting {
    std::string fact;               // "sale", "payment"
    std::optional<OrderId> order{}; // none where it belongs to no order
    std::vector<Entry> entries;
    std::int64_t cause = 0; // the id of the refund or the payout behind it

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// True when the entries sum to zero in each currency.
bool is_balanced(const Posting& posting);

/// Returns the account of what the shop owes to a seller.
std::string account_of(SellerId seller);

} // namespace cartwright
