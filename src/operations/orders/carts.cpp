#include "operations/orders/carts.hpp"

#include "domain/orders/events.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "store/orders/carts.hpp"

namespace cartwright::operations {

namespace carts = store::carts;

Result<CartId> open_cart(Work& work, const OpenCart&) {
    const auto cart = work.tx.secret_id<struct Cart>();
    carts::add(work.tx, cart, work.door);
    return cart;
}

Result<Cart> show_cart(Work& work, const ShowCart& wish) {
    return TRY(carts::find(work.tx, wish.cart, work.door, work.terms.orders)).cart;
}

// storefront §2: "Adding accumulates quantity; the response's quantity is the new total for that product".
Result<AddedItem> add_item(Work& work, const AddItem& wish) {
    carts::lock(work.tx, wish.cart);
    const auto place = TRY(carts::place_for(work.tx, wish.cart, wish.product, work.door, work.terms.orders));
    if (wish.quantity < 1) return refuse(Why::quantity_too_small);
    if (const auto same = check_currency(place.name, place.price.currency, place.currency); !same)
        return refuse(same.error());
    const auto quantity =
        TRY(quantity_after_adding(place.name, place.stock, place.quantity.value_or(0), wish.quantity));
    if (!times(place.price, quantity)) return refuse(Why::amount_too_large);
    if (!place.quantity && place.lines >= work.terms.orders.cart_lines_max)
        return refuse(Refusal{.why = Why::cart_is_full, .available = work.terms.orders.cart_lines_max});

    carts::put_line(work.tx, wish.cart, place.listing, quantity);
    carts::touch(work.tx, wish.cart);
    work.tx.record(CartUpdated{.cart = wish.cart, .product = wish.product, .quantity = quantity});
    return AddedItem{.cart = wish.cart, .product = wish.product, .quantity = quantity};
}

Result<RemoveItem> remove_item(Work& work, const RemoveItem& wish) {
    carts::lock(work.tx, wish.cart);
    if (const auto found = carts::exists(work.tx, wish.cart, work.door, work.terms.orders); !found)
        return refuse(found.error());
    if (!carts::remove_line(work.tx, wish.cart, wish.product)) return refuse(Why::item_not_in_cart);
    carts::touch(work.tx, wish.cart);
    work.tx.record(CartUpdated{.cart = wish.cart, .product = wish.product, .quantity = 0});
    return wish;
}

} // namespace cartwright::operations
