#pragma once

#include "operations/shopping/buyers.hpp"

/// Items that members pick: wishes, and items of their carts (shopping §2.9).
namespace cartwright::operations {

/// Creates an item, as a wish. Refused: member_invalid (product_id, quantity).
struct PickItem {
    OnBehalf on_behalf;
    ProductId product{};
    std::int64_t quantity = 1;
    std::optional<std::string> discount_code{};
};
Result<Owned<CartItem>> pick_item(Work& work, const PickItem& wish);

/// Creates one wish for each product, all or none: of a list, or of those that a coupon gives (shopping 54).
struct PickItems {
    OnBehalf on_behalf;
    std::vector<ProductId> products;
};
Result<Owned<std::vector<CartItem>>> pick_items(Work& work, const PickItems& wish);

/// Refused also: member_invalid on `id` when there is no such coupon.
struct PickItemsOfDiscount {
    OnBehalf on_behalf;
    DiscountId discount{};
};
Result<Owned<std::vector<CartItem>>> pick_items_of_discount(Work& work, const PickItemsOfDiscount& wish);

/// Refused, here and below: member_not_found, when the item is another member's.
struct ShowPickedItem {
    CartItemId item;
};
Result<Owned<CartItem>> show_picked_item(Work& work, const ShowPickedItem& wish);

/// Fields that are not given stay unchanged. Without any change the item is refreshed (shopping 49): it stays accepted
/// only if the payment that accepted it is approved. Refused: member_invalid, also when it is accepted and the caller
/// is no admin.
struct ChangePickedItem {
    CartItemId item;
    std::optional<std::int64_t> quantity{};
    std::optional<std::string> discount_code{};
    std::optional<ProductId> product{}; // only an admin may change it
    bool is_refresh = false;            // the request was empty
};
Result<CartItem> change_picked_item(Work& work, const ChangePickedItem& wish);

/// Refused also: removal_refused, when the item is accepted.
struct RemovePickedItem {
    CartItemId item;
};
Result<CartItem> remove_picked_item(Work& work, const RemovePickedItem& wish);

struct ListWishes {
    OnBehalf on_behalf;
};
Result<Owned<std::vector<CartItem>>> list_wishes(Work& work, const ListWishes& wish);

/// shopping §2.8: each search word has to begin a word of what is found. Admins search the items of all members.
struct SearchItems {
    std::vector<std::string> words;
    std::int64_t size = 20;
};
Result<std::vector<Owned<CartItem>>> search_items(Work& work, const SearchItems& wish);

/// Refused: member_invalid on `field`, when a member would have more wishes than `wishes_max`.
Result<void> check_wish_limit(Work& work, AccountId owner, std::size_t more, std::string_view field);

} // namespace cartwright::operations
