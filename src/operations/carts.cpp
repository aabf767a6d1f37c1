#include "operations/carts.hpp"

#include "domain/refusal.hpp"
#include "store/carts.hpp"
#include "store/holds.hpp"
#include "store/listings.hpp"

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace listings = store::listings;

Result<CartId> open_cart(Work& work, const OpenCart&) {
    while (true) { // two carts of one number are all but impossible; if it happens, draw again
        const auto cart = work.tx.secret_id<struct Cart>();
        if (carts::add(work.tx, cart, work.door)) return cart;
    }
}

Result<Cart> show_cart(Work& work, const ShowCart& wish) {
    return TRY(carts::find(work.tx, wish.cart, work.terms)).cart;
}

// storefront §2: "Adding accumulates quantity; the response's quantity is the new total for that product".
Result<AddedItem> add_item(Work& work, const AddItem& wish) {
    if (const auto found = carts::exists(work.tx, wish.cart, work.terms); !found) return refuse(found.error());
    const auto offered = listings::of_product(work.tx, wish.product, the_house);
    if (!offered) return refuse(Why::product_not_found);
    const auto present = carts::quantity(work.tx, wish.cart, offered->listing);
    Stock stock = offered->stock; // what the cart itself holds is there for it: its next checkout frees that first
    stock.held -= holds::quantity_of_cart(work.tx, wish.cart, offered->listing);
    const auto quantity = TRY(quantity_after_adding(offered->name, stock, present.value_or(0), wish.quantity));
    if (!present && carts::count_lines(work.tx, wish.cart) >= work.terms.cart_lines_max)
        return refuse(Refusal{.why = Why::cart_is_full, .available = work.terms.cart_lines_max});

    carts::put_line(work.tx, wish.cart, offered->listing, quantity);
    carts::touch(work.tx, wish.cart);
    return AddedItem{.cart = wish.cart, .product = wish.product, .quantity = quantity};
}

Result<RemoveItem> remove_item(Work& work, const RemoveItem& wish) {
    if (const auto found = carts::exists(work.tx, wish.cart, work.terms); !found) return refuse(found.error());
    if (!carts::remove_line(work.tx, wish.cart, wish.product, the_house)) return refuse(Why::item_not_in_cart);
    carts::touch(work.tx, wish.cart);
    return wish;
}

} // namespace cartwright::operations
