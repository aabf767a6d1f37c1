#include "operations/shopping/cart_items.hpp"

#include "domain/refusal.hpp"
#include "operations/catalogue/house_products.hpp"
#include "operations/shopping/cart_settlement.hpp"
#include "store/shopping/discounts.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

using ItemState = CartItem::State;

std::vector<Flaw> flaws_of_quantity(std::int64_t quantity) {
    if (quantity <= 0) return {field_flaw("quantity", "must be greater than 0")};
    if (quantity > item_quantity_max)
        return {field_flaw("quantity", "must be at most " + std::to_string(item_quantity_max))};
    return {};
}

/// shopping §2.9: "`name` and `price` are copied from the product"; it has to be one of the house.
bool take_product(Work& work, CartItem& item, ProductId product) {
    const auto offer = house_offer(work, product);
    if (!offer) return false;
    item.listing = offer->listing.id;
    item.product = product;
    item.name = offer->product.name;
    item.price = offer->listing.price;
    item.available = true;
    return true;
}

CartItem new_item(Work& work, AccountId owner) {
    return {.id = work.tx.next_id<struct CartItem>(),
            .owner = owner,
            .listing = {},
            .product = {},
            .made_at = work.tx.now(),
            .changed_at = work.tx.now()};
}

Flaw unknown_product() { return field_flaw("product_id", "was not found"); }

/// Creates one wish for each product, all or none.
Result<Owned<std::vector<CartItem>>> pick_each(Work& work, const OnBehalf& on_behalf,
                                               const std::vector<ProductId>& products, ItemState state) {
    const AccountId owner = buyer_of(work, on_behalf);
    lock_buyers(work, {owner});
    TRY(check_wish_limit(work, owner, products.size(), "product_ids"));
    std::string owner_text = format_buyer(work, owner);
    std::vector<CartItem> items;
    items.reserve(products.size());
    for (const ProductId product : products) {
        CartItem& item = items.emplace_back(new_item(work, owner));
        item.state = state;
        if (!take_product(work, item, product)) return invalid({unknown_product()});
        member_carts::add(work.tx, item, owner_text);
    }
    return Owned<std::vector<CartItem>>{.value = std::move(items), .owner = std::move(owner_text)};
}

/// The item, with its owner locked.
Result<CartItem> locked_item(Work& work, CartItemId id) {
    const auto seen = member_carts::find(work.tx, id);
    if (!seen || !may_see(work, seen->owner)) return refuse(Why::member_not_found);
    lock_buyers(work, {seen->owner});
    auto item = member_carts::find(work.tx, id);
    if (!item) return refuse(Why::member_not_found);
    return *std::move(item);
}

/// shopping §2.11: "if the accepting payment is missing or not status 1 → `accepted:false`. No cart →
/// `accepted:false`".
Result<CartItem> refresh(Work& work, CartItem item) {
    const auto payment = item.payment ? member_carts::find(work.tx, *item.payment) : std::nullopt;
    if (payment && payment->is_approved()) return item;
    if (item.is_accepted())
        release_item(work, item, ItemState::rejected);
    else
        item.state = ItemState::rejected;
    member_carts::change(work.tx, item);
    return item;
}

/// Drops the changes that the caller may not make; they are ignored (shopping §0, §2.9).
ChangePickedItem drop_forbidden_changes(const Work& work, ChangePickedItem wish) {
    if (!is_admin(work)) wish.product.reset();
    return wish;
}

/// Applies the requested changes to the item. shopping §2.9: "Product must exist (checked on every save)".
std::vector<Flaw> change(Work& work, CartItem& item, const ChangePickedItem& wish) {
    if (item.is_accepted() && !is_admin(work)) return {field_flaw("accepted", "item can't be changed any more")};
    std::vector<Flaw> flaws = wish.quantity ? flaws_of_quantity(*wish.quantity) : std::vector<Flaw>{};
    if (wish.product && !take_product(work, item, *wish.product)) flaws.push_back(unknown_product());
    if (!wish.product && !house_offer(work, item.product))
        flaws.push_back(field_flaw("product_id", "is not sold any more"));
    if (wish.quantity) item.quantity = *wish.quantity;
    if (wish.discount_code) item.discount_code = wish.discount_code;
    return flaws;
}

/// Whether the item has another currency than the rest of its cart, or than a payment into it. That is not permitted.
bool is_of_another_currency(const FullCart& cart, const CartItem& item) {
    const auto differs = [&](Money money) { return money.currency != item.price.currency; };
    return std::ranges::any_of(cart.items,
                               [&](const CartItem& each) { return each.id != item.id && differs(each.price); }) ||
           std::ranges::any_of(cart.payments, differs, &CartPayment::amount);
}

} // namespace

Result<void> check_wish_limit(Work& work, AccountId owner, std::size_t more, std::string_view field) {
    if (member_carts::count_wishes(work.tx, owner) + more <= wishes_max) return {};
    return invalid(field, "there are too many wishes");
}

Result<Owned<CartItem>> pick_item(Work& work, const PickItem& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    lock_buyers(work, {owner});
    CartItem item = new_item(work, owner);
    item.quantity = wish.quantity;
    item.discount_code = wish.discount_code;
    std::vector<Flaw> flaws = flaws_of_quantity(wish.quantity);
    if (!take_product(work, item, wish.product)) flaws.push_back(unknown_product());
    if (!flaws.empty()) return invalid(std::move(flaws));
    TRY(check_wish_limit(work, owner, 1, "product_id"));
    std::string owner_text = format_buyer(work, owner);
    member_carts::add(work.tx, item, owner_text);
    return Owned<CartItem>{.value = std::move(item), .owner = std::move(owner_text)};
}

Result<Owned<std::vector<CartItem>>> pick_items(Work& work, const PickItems& wish) {
    return pick_each(work, wish.on_behalf, wish.products, ItemState::undecided);
}

// shopping §2.15: "54 creates one item per stored product id (request list is not used), owner = caller, quantity 1,
// price from the product"; they are `accepted:false` as the document shows them.
Result<Owned<std::vector<CartItem>>> pick_items_of_discount(Work& work, const PickItemsOfDiscount& wish) {
    const auto discount = store::discounts::find(work.tx, wish.discount);
    if (!discount || discount->removed_at) return invalid("id", "was not found");
    return pick_each(work, wish.on_behalf, discount->products, ItemState::rejected);
}

Result<Owned<CartItem>> show_picked_item(Work& work, const ShowPickedItem& wish) {
    auto item = member_carts::find(work.tx, wish.item);
    if (!item || !may_see(work, item->owner)) return refuse(Why::member_not_found);
    const AccountId owner = item->owner;
    return owned_by(work, owner, *std::move(item));
}

Result<CartItem> change_picked_item(Work& work, const ChangePickedItem& asked) {
    CartItem before = TRY(locked_item(work, asked.item));
    if (asked.is_refresh) return refresh(work, before);
    const ChangePickedItem wish = drop_forbidden_changes(work, asked);
    if (!wish.quantity && !wish.discount_code && !wish.product) return before;
    CartItem item = before;
    std::vector<Flaw> flaws = change(work, item, wish);
    if (!flaws.empty()) return invalid(std::move(flaws));
    const bool is_other =
        item.quantity != before.quantity || item.price != before.price || item.listing != before.listing;
    const bool has_new_currency = item.price.currency != before.price.currency;
    if (item.cart && (has_new_currency || (before.is_accepted() && is_other))) {
        const FullCart cart = member_carts::find_full(work.tx, *item.cart).value();
        if (is_of_another_currency(cart, item)) return invalid("product_id", "has another currency");
        if (before.is_accepted()) TRY(exchange_item(work, cart, before, item));
    }
    member_carts::change(work.tx, item);
    if (item.name != before.name || item.price != before.price)
        member_carts::change_words(work.tx, item, format_buyer(work, item.owner));
    if (!item.cart || item.cost().minor != 0) return item;
    FullCart cart = member_carts::find_full(work.tx, *item.cart).value();
    TRY(accept_free_items(work, cart));
    return *std::ranges::find(cart.items, item.id, &CartItem::id);
}

Result<CartItem> remove_picked_item(Work& work, const RemovePickedItem& wish) {
    CartItem item = TRY(locked_item(work, wish.item));
    if (item.is_accepted())
        return refuse({.why = Why::removal_refused, .subject = "An accepted item can't be deleted"});
    member_carts::remove(work.tx, item.id);
    return item;
}

Result<std::vector<Owned<CartItem>>> search_items(Work& work, const SearchItems& wish) {
    const auto owner = is_admin(work) ? std::nullopt : work.actor.account;
    std::vector<Owned<CartItem>> found;
    for (CartItem& item : member_carts::with_words(work.tx, owner, wish.words, wish.size)) {
        const AccountId item_owner = item.owner;
        found.push_back(owned_by(work, item_owner, std::move(item)));
    }
    return found;
}

Result<Owned<std::vector<CartItem>>> list_wishes(Work& work, const ListWishes& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    return owned_by(work, owner, member_carts::wishes_of(work.tx, owner));
}

} // namespace cartwright::operations
