#include "events/shopping.hpp"

#include "base/object_id.hpp"

namespace cartwright {

void describe(EventFields& out, const CartPaymentSettled& event) {
    const CartPayment& payment = event.payment;
    out.type("cartwright.cart_payment.settled", "A payment into a member's cart was approved or failed.");
    out.subject("cart_payments/", object_id(payment.id.value));
    out.field("payment_id", as::object_id, "ID of the payment", payment.id.value);
    out.field("cart_id", as::object_id, "ID of the cart", payment.cart.value);
    out.field("payment_type", as::text, "Payment method: cash, card, cheque or gateway", name_of(payment.method));
    out.field("is_coupon", as::boolean, "Whether the payment is made by a coupon instead of money",
              payment.discount.has_value());
    out.field("status", as::text, "approved, or failed: the payment covers no items", name_of(payment.status));
    out.field("amount_minor", as::number, "Amount in minor units; negative for a refund", payment.amount.minor);
    out.field("currency", as::currency, "Currency of the amount", payment.amount.currency);
}

void describe(EventFields& out, const CartItemDecided& event) {
    const CartItem& item = event.item;
    out.type("cartwright.cart_item.decided",
             "An item of a member's cart was accepted, which is its sale, or its acceptance was reversed.");
    out.subject("cart_items/", object_id(item.id.value));
    out.field("item_id", as::object_id, "ID of the item", item.id.value);
    out.field("cart_id", as::object_id, "ID of the cart that contains or contained the item", event.cart.value);
    out.field("product_id", as::number, "ID of the product", item.product.value);
    out.field("quantity", as::number, "Number of pieces", item.quantity);
    out.field("accepted", as::boolean, "true if the item is sold; false if the sale is reversed and its stock returned",
              item.is_accepted());
    out.field("price_minor", as::number, "Price of one piece, in minor units", item.price.minor);
    out.field("currency", as::currency, "Currency of the price", item.price.currency);
}

} // namespace cartwright
