#pragma once

#include "operations/shopping/cart_payments.hpp"

/// Carts of members (shopping §2.10): they stay open, and are paid in parts.
namespace cartwright::operations {

/// A cart with all that is in it, and its owner as clients spell it.
struct ShownCart {
    FullCart full;
    std::string owner;
    std::vector<std::optional<PageFields>> pages{}; // of its payments, in their order
};

/// What is not there is left empty. Items that are somebody else's, in a cart already or not there are passed over.
/// Refused: member_invalid.
struct OpenMemberCart {
    OnBehalf on_behalf;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{};
    std::vector<CartItemId> add{};
};
Result<ShownCart> open_member_cart(Work& work, const OpenMemberCart& wish);

/// Refused, here and below: member_not_found, when it is somebody else's.
struct ShowMemberCart {
    MemberCartId cart;
};
Result<ShownCart> show_member_cart(Work& work, const ShowMemberCart& wish);

/// An item that is accepted leaves the cart only for an admin: its pieces come back, and what it cost is credit.
struct ChangeMemberCart {
    MemberCartId cart;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{};
    std::vector<CartItemId> add{};
    std::vector<CartItemId> remove{};
};
Result<MemberCart> change_member_cart(Work& work, const ChangeMemberCart& wish);

/// Its items are wishes again. Refused also: removal_refused, when an item is accepted, or there is any payment, or a
/// coupon that was made from it.
struct RemoveMemberCart {
    MemberCartId cart;
};
Result<MemberCart> remove_member_cart(Work& work, const RemoveMemberCart& wish);

struct ListMemberCarts {
    OnBehalf on_behalf;
};
Result<Owned<std::vector<MemberCart>>> list_member_carts(Work& work, const ListMemberCarts& wish);

} // namespace cartwright::operations
