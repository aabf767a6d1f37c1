#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/shopping/cart_payments.hpp"

/// Payments by coupon instead of money (shopping §2.15).
namespace cartwright::operations {

/// Locks the payer and, with a coupon, the owner of the cart behind it and the coupon itself. Nothing without a coupon.
/// Refused: member_invalid on `discount_id`.
Result<std::optional<Discount>> lock_for_payment(Work& work, AccountId payer, std::optional<DiscountId> discount);

/// Applies a coupon to a new payment: sets the payment's amount and status, and records a use. Refused: member_invalid.
Result<void> use_discount(Work& work, const Discount& discount, const FullCart& cart, CartPayment& payment);

/// shopping §2.15: a payment whose coupon required verification takes the status of its use, "on the next save". The
/// status that an admin sets must not contradict it. Refused: member_invalid.
Result<void> apply_use_status(Work& work, const LockedPayment& locked, CartPayment& after);

} // namespace cartwright::operations
