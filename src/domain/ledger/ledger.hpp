#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"
#include "domain/ledger/ledger_account.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// One side of a posting. Debits are positive, credits negative.
struct Entry {
    LedgerAccount account;
    Money amount;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A balanced movement of money, with the fact that caused it. Only functions of `src/domain` make postings.
struct Posting {
    std::string fact;               // "sale", "payment"
    std::optional<OrderId> order{}; // none where it belongs to no order
    std::vector<Entry> entries;
    std::int64_t cause = 0; // the id of the refund, the payout, or the cart's payment or item behind it

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// True when the entries sum to zero in each currency.
bool is_balanced(const Posting& posting);

/// Returns the entries that debit one account and credit another with the same amount. A negative amount moves the
/// other way.
std::vector<Entry> transfer(const LedgerAccount& debited, const LedgerAccount& credited, Money amount);

} // namespace cartwright
