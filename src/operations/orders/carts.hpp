#pragma once

#include "domain/orders/cart.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct OpenCart {};
struct ShowCart {
    CartId cart;
};
struct AddItem {
    CartId cart;
    ProductId product;
    std::int64_t quantity = 1;
};
struct RemoveItem {
    CartId cart;
    ProductId product;
};

struct AddedItem {
    CartId cart;
    ProductId product;
    std::int64_t quantity = 0; // in the cart now
};

/// Opens an empty cart under a random number of 48 bits; knowing the number permits using the cart.
Result<CartId> open_cart(Work& work, const OpenCart& wish);

/// Refused: cart_not_found.
Result<Cart> show_cart(Work& work, const ShowCart& wish);

/// Adds pieces of a product to a cart. Refused, in this order: cart_not_found, product_not_found, quantity_too_small,
/// mixed_currencies, not_enough_stock, amount_too_large, cart_is_full.
Result<AddedItem> add_item(Work& work, const AddItem& wish);

/// Removes a product from a cart. Refused: cart_not_found, item_not_in_cart.
Result<RemoveItem> remove_item(Work& work, const RemoveItem& wish);

} // namespace cartwright::operations
