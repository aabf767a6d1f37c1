#pragma once

#include "domain/shopping/discount.hpp"
#include "store/engine/transaction.hpp"

/// Coupons and who has used them, as stored.
namespace cartwright::store::discounts {

void add(Transaction& transaction, const Discount& discount);

/// Also one that has been removed.
std::optional<Discount> find(Transaction& transaction, DiscountId discount);
std::vector<Discount> of_owner(Transaction& transaction, AccountId owner);
bool has_one(Transaction& transaction, MemberCartId cart);

/// How many uses of a coupon have been taken, or promised by its owner's yes; and of all coupons that were made from a
/// cart, those that were removed too.
std::int64_t count_taken(Transaction& transaction, DiscountId discount);
std::int64_t count_taken(Transaction& transaction, MemberCartId cart);

/// No coupon that was removed was made from this cart any more, so that the cart can go.
void forget_cart(Transaction& transaction, MemberCartId cart);

/// Keeps others from using or changing the coupon until the end of the transaction. After the locks of buyers.
void lock(Transaction& transaction, DiscountId discount);

/// One use less; false when there is none left.
bool take_use(Transaction& transaction, DiscountId discount);

void touch(Transaction& transaction, DiscountId discount);
void remove(Transaction& transaction, DiscountId discount);

void add_use(Transaction& transaction, DiscountId discount, const DiscountUse& use);
void set_use(Transaction& transaction, DiscountId discount, const DiscountUse& use);

/// Those that wait for the coupon's owner.
std::int64_t count_pending(Transaction& transaction, DiscountId discount);

/// Nobody whose payment is not decided will pay by the coupon.
void decline_open(Transaction& transaction, DiscountId discount);

/// Unless it has counted.
void forget_use(Transaction& transaction, DiscountId discount, CartPaymentId payment);

std::optional<DiscountUse> find_use(Transaction& transaction, DiscountId discount, CartPaymentId payment);

/// A use with its member as clients spell it, in the order of payments.
struct SpeltUse {
    DiscountUse use;
    std::string member;
};
std::vector<SpeltUse> uses_of(Transaction& transaction, DiscountId discount);

/// The same without those that have counted: they are for the coupon's owner to see.
std::vector<SpeltUse> open_uses_of(Transaction& transaction, DiscountId discount);

} // namespace cartwright::store::discounts
