#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/shopping/cart_payments.hpp"

/// Coupons in the place of money (shopping §2.15).
namespace cartwright::operations {

/// Locks who pays and, with a coupon, the owner of the cart behind it and the coupon itself. Nothing when there is no
/// coupon. Refused: member_invalid on `discount_id`.
Result<std::optional<Discount>> lock_for_payment(Work& work, AccountId payer, std::optional<DiscountId> discount);

/// A new payment gets the amount that the coupon is worth and its status, and the coupon a use. Refused:
/// member_invalid.
Result<void> use_discount(Work& work, const Discount& discount, const FullCart& cart, CartPayment& payment);

/// shopping §2.15: a payment whose coupon was to be verified has the status that its use says, "on the next save". What
/// an admin says can't be against it. Refused: member_invalid.
Result<void> follow_use(Work& work, const LockedPayment& locked, CartPayment& after);

} // namespace cartwright::operations
