#pragma once

#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct CheckOut {
    CartId cart;
};

struct Receipt {
    OrderId order;
    Money total;
};

/// Places an order for what is in the cart, under a random number of 48 bits, and holds its stock for the payment. The
/// cart stays open; what an earlier order of it held is released. An order that costs nothing is paid at once, and its
/// cart ends. Refused, in this order: cart_not_found, cart_is_empty, not_enough_stock, mixed_currencies,
/// amount_too_large.
Result<Receipt> check_out(Work& work, const CheckOut& wish);

} // namespace cartwright::operations
