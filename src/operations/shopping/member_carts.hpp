#pragma once

#include "operations/shopping/cart_payments.hpp"

/// Carts of members (shopping §2.10): they stay open, and are paid in parts.
namespace cartwright::operations {

/// A cart with its contents, and its owner's id as clients format it.
struct ShownCart {
    FullCart full;
    std::string owner;
    std::vector<std::optional<PageFields>> pages{}; // of its payments, in their order
};

/// Opens a cart. Fields that are not given are empty. Items that are another member's, in a cart already or do not
/// exist are skipped. Refused: member_invalid.
struct OpenMemberCart {
    OnBehalf on_behalf;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{};
    std::vector<CartItemId> add{};
};
Result<ShownCart> open_member_cart(Work& work, const OpenMemberCart& wish);

/// Refused, here and below: member_not_found, when the cart is another member's.
struct ShowMemberCart {
    MemberCartId cart;
};
Result<ShownCart> show_member_cart(Work& work, const ShowMemberCart& wish);

/// Changes a cart. Only an admin can take out an accepted item: its pieces return to stock, and its cost becomes
/// credit.
struct ChangeMemberCart {
    MemberCartId cart;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{};
    std::vector<CartItemId> add{};
    std::vector<CartItemId> remove{};
};
Result<MemberCart> change_member_cart(Work& work, const ChangeMemberCart& wish);

/// Removes a cart; its items become wishes again. Refused also: removal_refused, when an item is accepted, or the cart
/// has any payment or a coupon; member_invalid, when a caller who is no admin would leave too many wishes.
struct RemoveMemberCart {
    MemberCartId cart;
};
Result<MemberCart> remove_member_cart(Work& work, const RemoveMemberCart& wish);

struct ListMemberCarts {
    OnBehalf on_behalf;
};
Result<Owned<std::vector<MemberCart>>> list_member_carts(Work& work, const ListMemberCarts& wish);

} // namespace cartwright::operations
