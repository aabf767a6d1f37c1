#pragma once

#include "domain/shopping/discount.hpp"
#include "store/engine/transaction.hpp"

/// Coupons and their uses, as stored.
namespace cartwright::store::discounts {

void add(Transaction& transaction, const Discount& discount);

/// Finds a removed coupon too.
std::optional<Discount> find(Transaction& transaction, DiscountId discount);
std::vector<Discount> of_owner(Transaction& transaction, AccountId owner);
bool has_one(Transaction& transaction, MemberCartId cart);

/// Counts the uses that are taken, or that the owner has approved: of a coupon, or of all coupons made from a cart. The
/// latter includes removed coupons.
std::int64_t count_taken(Transaction& transaction, DiscountId discount);
std::int64_t count_taken(Transaction& transaction, MemberCartId cart);

/// Clears the reference of removed coupons to this cart, so that the cart can be deleted.
void forget_cart(Transaction& transaction, MemberCartId cart);

/// Locks the coupon until the end of the transaction: no other transaction uses or changes it. Call it after the locks
/// of buyers.
void lock(Transaction& transaction, DiscountId discount);

/// Takes one use; returns false when none is left.
bool take_use(Transaction& transaction, DiscountId discount);

void touch(Transaction& transaction, DiscountId discount);
void remove(Transaction& transaction, DiscountId discount);

void add_use(Transaction& transaction, DiscountId discount, const DiscountUse& use);
void set_use(Transaction& transaction, DiscountId discount, const DiscountUse& use);

/// Counts the uses that wait for the coupon's owner.
std::int64_t count_pending(Transaction& transaction, DiscountId discount);

/// Declines the pending uses, and the verified ones whose payment is still pending.
void decline_open(Transaction& transaction, DiscountId discount);

/// Deletes the use, unless it has counted.
void forget_use(Transaction& transaction, DiscountId discount, CartPaymentId payment);

std::optional<DiscountUse> find_use(Transaction& transaction, DiscountId discount, CartPaymentId payment);

/// A use, with its member's id as clients write it. Uses are in the order of payments.
struct SpeltUse {
    DiscountUse use;
    std::string member;
};
std::vector<SpeltUse> uses_of(Transaction& transaction, DiscountId discount);

/// The same without uses that have counted: the coupon's owner sees these.
std::vector<SpeltUse> open_uses_of(Transaction& transaction, DiscountId discount);

} // namespace cartwright::store::discounts
