#include "domain/ledger.hpp"

#include <map>

namespace cartwright {

bool is_balanced(const Posting& posting) {
    std::map<Currency, std::int64_t> sums;
    for (const Entry& entry : posting.entries) sums[entry.amount.currency] += entry.amount.minor;
    for (const auto& [currency, sum] : sums)
        if (sum != 0) return false;
    return true;
}

std::vector<Posting> postings_of_paid_order(const Order& order, const std::string& method) {
    const std::string buyer = "buyer:" + std::to_string(order.id.value);
    const Money owed = order.total;
    const Money given{.minor = -owed.minor, .currency = owed.currency};
    return {
        {.fact = "sale", .order = order.id, .entries = {{buyer, owed}, {"sales", given}}},
        {.fact = "payment", .order = order.id, .entries = {{"cash:" + method, owed}, {buyer, given}}},
    };
}

} // namespace cartwright
