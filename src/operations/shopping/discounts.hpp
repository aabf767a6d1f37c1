#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/accounts/access.hpp"
#include "operations/shopping/buyers.hpp"

/// Coupons, as those see them who give them (shopping §2.15).
namespace cartwright::operations {

/// A coupon with its uses, and who used it as clients spell them: only for its owner and admins.
struct ShownDiscount {
    Discount discount;
    std::string owner;
    std::vector<DiscountUse> uses;
    std::vector<std::string> users;
};

/// From a cart that is fully paid, or without one by an admin. Refused: member_invalid.
struct CreateDiscount {
    OnBehalf on_behalf;
    bool has_cart = false; // one was named
    Discount discount;
    std::vector<Flaw> flaws{}; // of what was sent
};
Result<ShownDiscount> create_discount(Work& work, const CreateDiscount& wish);

/// For whoever knows its id; who has signed in may show that. Refused: resource_not_found.
struct ShowDiscount {
    DiscountId discount;
    Credentials shown{};
};
Result<ShownDiscount> show_discount(Work& work, const ShowDiscount& wish);

/// Its owner, or an admin, says yes or no to those who want to pay by it. Refused: member_not_found, when it is
/// somebody else's; member_invalid, when a payment is not waiting for it or the cart behind the coupon is paid no more.
struct VerifyDiscount {
    DiscountId discount;
    std::vector<CartPaymentId> verified{};
    std::vector<CartPaymentId> declined{};
};
Result<Discount> verify_discount(Work& work, const VerifyDiscount& wish);

/// Nobody uses it any more: who waits is declined. Refused: member_not_found.
struct RemoveDiscount {
    DiscountId discount;
};
Result<Discount> remove_discount(Work& work, const RemoveDiscount& wish);

struct ListDiscounts {
    OnBehalf on_behalf;
};
Result<std::vector<ShownDiscount>> list_discounts(Work& work, const ListDiscounts& wish);

} // namespace cartwright::operations
