#include "operations/cart_items.hpp"

#include "domain/refusal.hpp"
#include "operations/cart_settlement.hpp"
#include "store/discounts.hpp"
#include "store/member_carts.hpp"
#include "store/products.hpp"

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

using State = CartItem::State;

std::vector<Flaw> flaws_of_quantity(std::int64_t quantity) {
    if (quantity <= 0) return {field_flaw("quantity", "must be greater than 0")};
    if (quantity > item_quantity_max)
        return {field_flaw("quantity", "must be at most " + std::to_string(item_quantity_max))};
    return {};
}

/// shopping §2.9: "`name` and `price` are copied from the product"; it has to be one of the house.
bool take_product(Work& work, CartItem& item, ProductId product) {
    const auto offer = store::products::offer(work.tx, product);
    if (!offer || offer->listing.seller != the_house) return false;
    item.listing = offer->listing.id;
    item.product = product;
    item.name = offer->product.name;
    item.price = offer->listing.price;
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

Result<void> has_room(Work& work, AccountId owner, std::size_t more) {
    if (member_carts::count_wishes(work.tx, owner) + more <= wishes_max) return {};
    return refuse({field_flaw("product_id", "there are too many wishes")});
}

/// One wish for each product, all or none.
Result<Owned<std::vector<CartItem>>> pick_each(Work& work, const OnBehalf& on_behalf,
                                               const std::vector<ProductId>& products, State state) {
    const AccountId owner = buyer_of(work, on_behalf);
    lock_buyers(work, {owner});
    if (const auto room = has_room(work, owner, products.size()); !room) return cartwright::refuse(room.error());
    std::string spelt = spelt_buyer(work, owner);
    std::vector<CartItem> items;
    items.reserve(products.size());
    for (const ProductId product : products) {
        CartItem& item = items.emplace_back(new_item(work, owner));
        item.state = state;
        if (!take_product(work, item, product)) return refuse({unknown_product()});
        member_carts::add(work.tx, item, spelt);
    }
    return Owned<std::vector<CartItem>>{.value = std::move(items), .owner = std::move(spelt)};
}

/// The item, with its owner locked.
Result<CartItem> locked_item(Work& work, CartItemId id) {
    const auto seen = member_carts::find(work.tx, id);
    if (!seen || !may_see(work, seen->owner)) return cartwright::refuse(Why::member_not_found);
    lock_buyers(work, {seen->owner});
    auto item = member_carts::find(work.tx, id);
    if (!item) return cartwright::refuse(Why::member_not_found);
    return *std::move(item);
}

/// shopping §2.11: "if the accepting payment is missing or not status 1 → `accepted:false`. No cart →
/// `accepted:false`".
Result<CartItem> refresh(Work& work, CartItem item) {
    const auto payment = item.payment ? member_carts::find(work.tx, *item.payment) : std::nullopt;
    if (payment && payment->is_approved()) return item;
    if (item.is_accepted())
        release_item(work, item, State::rejected);
    else
        item.state = State::rejected;
    member_carts::change(work.tx, item);
    return item;
}

std::vector<Flaw> flaws_of_change(Work& work, const CartItem& item, const ChangePickedItem& wish) {
    if (item.is_accepted() && !is_admin(work)) return {field_flaw("accepted", "item can't be changed any more")};
    return wish.quantity ? flaws_of_quantity(*wish.quantity) : std::vector<Flaw>{};
}

} // namespace

Result<Owned<CartItem>> pick_item(Work& work, const PickItem& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    lock_buyers(work, {owner});
    CartItem item = new_item(work, owner);
    item.quantity = wish.quantity;
    item.discount_code = wish.discount_code;
    std::vector<Flaw> flaws = flaws_of_quantity(wish.quantity);
    if (!take_product(work, item, wish.product)) flaws.push_back(unknown_product());
    if (!flaws.empty()) return refuse(std::move(flaws));
    if (const auto room = has_room(work, owner, 1); !room) return cartwright::refuse(room.error());
    std::string spelt = spelt_buyer(work, owner);
    member_carts::add(work.tx, item, spelt);
    return Owned<CartItem>{.value = std::move(item), .owner = std::move(spelt)};
}

Result<Owned<std::vector<CartItem>>> pick_items(Work& work, const PickItems& wish) {
    return pick_each(work, wish.on_behalf, wish.products, State::undecided);
}

// shopping §2.15: "54 creates one item per stored product id (request list is not used), owner = caller, quantity 1,
// price from the product"; they are `accepted:false` as the document shows them.
Result<Owned<std::vector<CartItem>>> pick_items_of_discount(Work& work, const PickItemsOfDiscount& wish) {
    const auto discount = store::discounts::find(work.tx, wish.discount);
    if (!discount || discount->removed_at) return refuse({field_flaw("id", "was not found")});
    return pick_each(work, wish.on_behalf, discount->products, State::rejected);
}

Result<Owned<CartItem>> show_picked_item(Work& work, const ShowPickedItem& wish) {
    auto item = member_carts::find(work.tx, wish.item);
    if (!item || !may_see(work, item->owner)) return cartwright::refuse(Why::member_not_found);
    const AccountId owner = item->owner;
    return owned_by(work, owner, *std::move(item));
}

Result<CartItem> change_picked_item(Work& work, const ChangePickedItem& wish) {
    const CartItem before = TRY(locked_item(work, wish.item));
    if (wish.is_refresh) return refresh(work, before);
    CartItem item = before;
    std::vector<Flaw> flaws = flaws_of_change(work, item, wish);
    if (wish.product && is_admin(work) && !take_product(work, item, *wish.product)) flaws.push_back(unknown_product());
    if (!flaws.empty()) return refuse(std::move(flaws));
    if (wish.quantity) item.quantity = *wish.quantity;
    if (wish.discount_code) item.discount_code = wish.discount_code;
    const bool is_other =
        item.quantity != before.quantity || item.price != before.price || item.listing != before.listing;
    if (before.is_accepted() && is_other) {
        const FullCart cart = member_carts::find_full(work.tx, *item.cart).value();
        if (const auto good = exchange_item(work, cart, before, item); !good) return cartwright::refuse(good.error());
    }
    member_carts::change(work.tx, item);
    if (item.product != before.product) member_carts::change_words(work.tx, item, spelt_buyer(work, item.owner));
    return item;
}

Result<CartItem> remove_picked_item(Work& work, const RemovePickedItem& wish) {
    CartItem item = TRY(locked_item(work, wish.item));
    if (item.is_accepted())
        return cartwright::refuse({.why = Why::removal_refused, .subject = "An accepted item can't be deleted"});
    member_carts::remove(work.tx, item.id);
    return item;
}

Result<std::vector<Owned<CartItem>>> search_items(Work& work, const SearchItems& wish) {
    const auto owner = is_admin(work) ? std::nullopt : work.actor.account;
    std::vector<Owned<CartItem>> found;
    for (CartItem& item : member_carts::with_words(work.tx, owner, wish.words, wish.size)) {
        const AccountId whose = item.owner;
        found.push_back(owned_by(work, whose, std::move(item)));
    }
    return found;
}

Result<Owned<std::vector<CartItem>>> list_wishes(Work& work, const ListWishes& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    return owned_by(work, owner, member_carts::wishes_of(work.tx, owner));
}

} // namespace cartwright::operations
