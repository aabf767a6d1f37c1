#include "operations/shopping/member_carts.hpp"

#include "domain/refusal.hpp"
#include "operations/catalogue/house_products.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/cart_settlement.hpp"
#include "store/shopping/discounts.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

Result<void> add_items(Work& work, FullCart& cart, const std::vector<CartItemId>& ids) {
    for (const CartItemId id : ids) {
        auto item = member_carts::find(work.tx, id);
        if (!item || item->cart || item->owner != cart.cart.owner) continue;
        if (cart.items.size() >= cart_items_max)
            return invalid("add_cart_item_ids", "there are too many items in the cart");
        if (currency_of(cart).value_or(item->price.currency) != item->price.currency)
            return invalid("add_cart_item_ids", "have another currency");
        if (!house_offer(work, item->product))
            return invalid("add_cart_item_ids", item->name + " is not sold any more");
        item->cart = cart.cart.id;
        item->state = CartItem::State::undecided;
        item->payment.reset();
        item->changed_at = work.tx.now();
        member_carts::change(work.tx, *item);
        cart.items.push_back(*std::move(item));
    }
    std::ranges::sort(cart.items, {}, &CartItem::id);
    return {};
}

void take_out(Work& work, CartItem& item) {
    if (item.is_accepted()) release_item(work, item, CartItem::State::undecided);
    item.cart.reset();
    item.state = CartItem::State::undecided;
    item.payment.reset();
    member_carts::change(work.tx, item);
}

/// shopping §2.9: "Non-admin + accepted → silently unchanged, still 204."
bool is_removed(const Work& work, const CartItem& item, const std::vector<CartItemId>& ids) {
    return std::ranges::find(ids, item.id) != ids.end() && (!item.is_accepted() || is_admin(work));
}

void remove_items(Work& work, FullCart& cart, const std::vector<CartItemId>& ids) {
    if (ids.empty()) return;
    if (is_admin(work)) member_carts::lock_listings(work.tx, cart.cart.id); // in their order
    for (CartItem& item : cart.items) {
        if (is_removed(work, item, ids)) take_out(work, item);
    }
    std::erase_if(cart.items, [](const CartItem& item) { return !item.cart; });
}

/// The cart, with its owner locked.
Result<FullCart> locked_cart(Work& work, MemberCartId id) {
    const auto seen = member_carts::find(work.tx, id);
    if (!seen || !may_see(work, seen->owner)) return refuse(Why::member_not_found);
    lock_buyers(work, {seen->owner});
    auto cart = member_carts::find_full(work.tx, id);
    if (!cart) return refuse(Why::member_not_found);
    return *std::move(cart);
}

void set_if_sent(std::optional<std::string>& field, const std::optional<std::string>& sent) {
    if (sent) field = sent;
}

} // namespace

Result<ShownCart> open_member_cart(Work& work, const OpenMemberCart& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    lock_buyers(work, {owner});
    if (member_carts::count(work.tx, owner) >= member_carts_max) return invalid("cart", "there are too many carts");
    FullCart cart{.cart = {.id = work.tx.next_id<struct MemberCart>(),
                           .owner = owner,
                           .name = wish.name,
                           .notes = wish.notes,
                           .discount = wish.discount,
                           .made_at = work.tx.now(),
                           .changed_at = work.tx.now()},
                  .items = {},
                  .payments = {}};
    member_carts::add(work.tx, cart.cart);
    TRY(add_items(work, cart, wish.add));
    TRY(accept_free_items(work, cart));
    ShownCart shown{.full = std::move(cart), .owner = format_buyer(work, owner)};
    shown.pages.resize(shown.full.payments.size()); // a payment for free items is made on no page
    return shown;
}

Result<ShownCart> show_member_cart(Work& work, const ShowMemberCart& wish) {
    auto cart = member_carts::find_full(work.tx, wish.cart);
    if (!cart || !may_see(work, cart->cart.owner)) return refuse(Why::member_not_found);
    ShownCart shown{.full = *std::move(cart), .owner = {}};
    shown.owner = format_buyer(work, shown.full.cart.owner);
    for (const CartPayment& payment : shown.full.payments) shown.pages.push_back(page_fields_of(work, payment));
    return shown;
}

Result<MemberCart> change_member_cart(Work& work, const ChangeMemberCart& wish) {
    FullCart cart = TRY(locked_cart(work, wish.cart));
    if (wish.name || wish.notes || wish.discount) {
        set_if_sent(cart.cart.name, wish.name);
        set_if_sent(cart.cart.notes, wish.notes);
        set_if_sent(cart.cart.discount, wish.discount);
        member_carts::change(work.tx, cart.cart);
    }
    const std::size_t removed = static_cast<std::size_t>(
        std::ranges::count_if(cart.items, [&](const CartItem& item) { return is_removed(work, item, wish.remove); }));
    if (removed > 0 && !is_admin(work)) TRY(check_wish_limit(work, cart.cart.owner, removed, "remove_cart_item_ids"));
    remove_items(work, cart, wish.remove);
    TRY(add_items(work, cart, wish.add));
    TRY(accept_free_items(work, cart));
    return std::move(cart.cart);
}

Result<MemberCart> remove_member_cart(Work& work, const RemoveMemberCart& wish) {
    FullCart cart = TRY(locked_cart(work, wish.cart));
    if (!cart.payments.empty())
        return refuse({.why = Why::removal_refused, .subject = "A cart with payments can't be deleted"});
    if (std::ranges::any_of(cart.items, &CartItem::is_accepted))
        return refuse({.why = Why::removal_refused, .subject = "A cart with an accepted item can't be deleted"});
    if (store::discounts::has_one(work.tx, cart.cart.id))
        return refuse({.why = Why::removal_refused, .subject = "A cart with a discount coupon can't be deleted"});
    if (!is_admin(work)) TRY(check_wish_limit(work, cart.cart.owner, cart.items.size(), "cart_items"));
    store::discounts::forget_cart(work.tx, cart.cart.id);
    for (CartItem& item : cart.items) take_out(work, item);
    member_carts::remove(work.tx, cart.cart.id);
    return std::move(cart.cart);
}

Result<Owned<std::vector<MemberCart>>> list_member_carts(Work& work, const ListMemberCarts& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    return owned_by(work, owner, member_carts::of_owner(work.tx, owner));
}

} // namespace cartwright::operations
