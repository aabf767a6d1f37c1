#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/accounts/access.hpp"
#include "operations/shopping/buyers.hpp"

/// Coupons, as their owners manage them (shopping §2.15).
namespace cartwright::operations {

/// A coupon with its uses, and the ids of its users as clients format them. Only its owner and admins get the uses that
/// have counted, and the users.
struct ShownDiscount {
    Discount discount;
    std::string owner;
    std::vector<DiscountUse> uses;
    std::vector<std::string> users;
};

/// Creates a coupon from a fully paid cart, or without a cart by an admin. Refused: member_invalid.
struct CreateDiscount {
    OnBehalf on_behalf;
    bool has_cart = false; // the request names one
    Discount discount;
    std::vector<Flaw> flaws{}; // of the request
};
Result<ShownDiscount> create_discount(Work& work, const CreateDiscount& wish);

/// Shows a coupon to any caller who knows its id; signed-in callers may send credentials. Refused: resource_not_found.
struct ShowDiscount {
    DiscountId discount;
    Credentials shown{};
};
Result<ShownDiscount> show_discount(Work& work, const ShowDiscount& wish);

/// Its owner or an admin verifies or declines payments by the coupon. Refused: member_not_found, when it is another
/// member's; member_invalid, when a payment does not wait for it, its uses do not suffice, or the cart behind it is no
/// longer paid.
struct VerifyDiscount {
    DiscountId discount;
    std::vector<CartPaymentId> verified{};
    std::vector<CartPaymentId> declined{};
};
Result<Discount> verify_discount(Work& work, const VerifyDiscount& wish);

/// Removes a coupon; uses that are still open are declined. Refused: member_not_found.
struct RemoveDiscount {
    DiscountId discount;
};
Result<Discount> remove_discount(Work& work, const RemoveDiscount& wish);

struct ListDiscounts {
    OnBehalf on_behalf;
};
Result<std::vector<ShownDiscount>> list_discounts(Work& work, const ListDiscounts& wish);

} // namespace cartwright::operations
