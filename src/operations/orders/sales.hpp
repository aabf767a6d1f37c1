#pragma once

#include "domain/orders/checkout.hpp"
#include "domain/orders/seller.hpp"
#include "operations/work.hpp"

/// The steps of a sale that every API uses.
namespace cartwright::operations {

/// Places an order under a random number of 48 bits, with its holds, and fixes the share of each seller other than the
/// house. `cart` is 0 where there was none.
OrderId place_order(Work& work, CartId cart, const Placement& placement);

/// The same for an order that serves as its own cart: it may still be changed.
OrderId place_order_without_cart(Work& work, const Placement& placement);

/// Replaces the contents of an order that waits for its payment and whose rows are locked. Its earlier holds,
/// `earlier`, are released first.
void change_order(Work& work, OrderId order, const std::vector<Hold>& earlier, const Placement& placement);

/// How an order was paid.
struct Paid {
    std::string method;      // names the cash account that takes the money
    std::string reference{}; // the provider's id of the payment
};

/// Turns a placed order, whose rows are locked, into a sale: deducts the stock, posts the money, and starts the part of
/// each other seller. Its holds end; the caller decides what becomes of its cart. Returns the parts of the sellers.
std::vector<SellerOrder> complete_sale(Work& work, const Order& order, const std::vector<Sold>& sales,
                                       const Paid& paid);

} // namespace cartwright::operations
