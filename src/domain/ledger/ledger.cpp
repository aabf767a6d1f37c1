#include "domain/ledger/ledger.hpp"

#include <map>

namespace cartwright {

bool is_balanced(const Posting& posting) {
    std::map<Currency, std::int64_t> sums;
    for (const Entry& entry : posting.entries) sums[entry.amount.currency] += entry.amount.minor;
    for (const auto& [currency, sum] : sums)
        if (sum != 0) return false;
    return true;
}

std::vector<Entry> transfer(const LedgerAccount& debited, const LedgerAccount& credited, Money amount) {
    return {{debited, amount}, {credited, {.minor = -amount.minor, .currency = amount.currency}}};
}

} // namespace cartwright
