#pragma once

#include "domain/refund.hpp"
#include "operations/work.hpp"
#include "store/refunds.hpp"

namespace cartwright::operations {

struct RefundOrder {
    OrderId order;
    SellerId seller = the_house; // whose part of it
    Money amount;
    std::string reason;
    std::vector<store::refunds::Returned> returned{}; // pieces that go back on the shelf, of that seller
    std::string reference{};                          // the provider's own name of the payment back
};

/// Gives a buyer money back of a paid order, through whichever door it came; the caller has seen to it that whoever
/// asks may. Fee and share are clawed back in proportion, which may leave a shop in debt. Refused: order_not_found,
/// order_already_processed (it is not paid), refund_too_large, not_enough_stock (more comes back than was sold).
Result<Refund> refund_order(Work& work, const RefundOrder& wish);

} // namespace cartwright::operations
