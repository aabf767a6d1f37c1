#pragma once

#include "domain/order.hpp"

#include <string>
#include <vector>

namespace cartwright {

using PostingId = Id<struct Posting>;
using PaymentId = Id<struct Payment>;

/// One side of a posting. Debits are positive, credits negative.
struct Entry {
    std::string account; // "sales", "cash:payments-server", "buyer:‹order›"
    Money amount;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A balanced movement of money, with the fact that caused it.
struct Posting {
    std::string fact; // "sale", "payment"
    OrderId order;
    std::vector<Entry> entries;

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// True when the entries sum to zero in each currency.
bool is_balanced(const Posting& posting);

/// "storefront order over 179.98 is paid: buyer +179.98, sales −179.98; cash +179.98, buyer −179.98"
std::vector<Posting> postings_of_paid_order(const Order& order, const std::string& method);

} // namespace cartwright
