#pragma once

#include "domain/orders/order.hpp"
#include "domain/orders/seller.hpp"

#include <span>
#include <string>
#include <vector>

namespace cartwright {

using PostingId = Id<struct Posting>;
using PaymentId = Id<struct Payment>;

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
    std::optional<OrderId> order{}; // nothing where it belongs to none
    std::vector<Entry> entries;
    std::int64_t cause = 0; // the refund or the payout behind it

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// True when the entries sum to zero in each currency.
bool is_balanced(const Posting& posting);

/// The account of what is owed to a seller.
std::string account_of(SellerId seller);

/// "storefront order over 179.98 is paid: buyer +179.98, sales −179.98; cash +179.98, buyer −179.98". Of the sale each
/// seller beside the house gets its share, the house its fee and the rest. The tax of the house's own lines is posted
/// to "tax". A seller owes the tax of its lines itself: its share contains it. `method` is where the money was taken.
std::vector<Posting> postings_of_paid_order(const Order& order, std::span<const SellerOrder> shares,
                                            const std::string& method);

} // namespace cartwright
