#pragma once

#include "domain/ledger.hpp"
#include "domain/order.hpp"
#include "domain/seller.hpp"

namespace cartwright {

using RefundId = Id<struct Refund>;

/// Money that a buyer gets back of one seller's part of an order, and what of it was the house's fee and tax.
struct Refund {
    RefundId id;
    OrderId order;
    SellerId seller = the_house;
    Money amount;
    Money fee;
    Money tax;
    std::string reason;
    Instant made_at{};

    friend bool operator==(const Refund&, const Refund&) = default;
};

/// One seller's part of an order, of which something may be given back.
struct Refundable {
    Money total;
    Money fee; // of the total; the house has none
    Money tax; // of the total; the house's part carries the tax
};

/// What of `order` is the house's own, beside the parts of its sellers.
Refundable part_of_house(const Order& order, std::span<const SellerOrder> parts);

/// Gives `amount` of a part back after `earlier` refunds of it. Fee and tax go back in proportion: each is the step
/// between two rounded running totals, so that several refunds of the whole give the whole back, to the last minor
/// unit. Refused: malformed amounts (not positive, another currency), refund_too_large.
Result<Refund> give_back(const Refundable& part, std::span<const Refund> earlier, Money amount);

/// "100.00 of it is refunded: buyer −100.00, seller +90.00, commission +10.00; then buyer +100.00, cash −100.00".
std::vector<Posting> postings_of_refund(const Refund& refund, const std::string& method);

} // namespace cartwright
