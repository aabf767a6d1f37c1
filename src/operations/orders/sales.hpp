#pragma once

#include "domain/orders/checkout.hpp"
#include "domain/orders/seller.hpp"
#include "operations/work.hpp"

/// What every door does when it sells.
namespace cartwright::operations {

/// Makes the placement an order under a random number of 48 bits, with its holds; what each seller beside the house
/// gets of it is frozen. `cart` is 0 where there was none.
OrderId place_order(Work& work, CartId cart, const Placement& placement);

/// The same for an order that is its own cart: it may still be changed.
OrderId place_order_without_cart(Work& work, const Placement& placement);

/// The same for an order that waits for its payment, whose rows are locked: something else is ordered now. What it
/// held, `earlier`, is freed first.
void change_order(Work& work, OrderId order, const std::vector<Hold>& earlier, const Placement& placement);

/// How an order was paid.
struct Paid {
    std::string method;      // where the money was taken: names the cash account
    std::string reference{}; // the provider's own name of the payment
};

/// Turns a placed order, whose rows are locked, into a sale: stock leaves, the money is posted, each seller beside the
/// house gets its part to do. Its holds end; what becomes of its cart is the door's. Returns the parts of the sellers.
std::vector<SellerOrder> complete_sale(Work& work, const Order& order, const std::vector<Sold>& sales,
                                       const Paid& paid);

} // namespace cartwright::operations
