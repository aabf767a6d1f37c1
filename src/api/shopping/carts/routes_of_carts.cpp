#include "api/shopping/carts/routes_of_carts.hpp"

#include "api/core/api_server.hpp"
#include "api/shopping/accounts/words_of_routes.hpp"
#include "api/shopping/carts/cart_replies.hpp"
#include "api/shopping/carts/cart_requests.hpp"
#include "api/shopping/carts/manual_of_carts.hpp"
#include "api/shopping/input.hpp"
#include "api/shopping/pages/pages.hpp"
#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "operations/shopping/page_payments.hpp"

namespace cartwright::api::shopping {

namespace {

using http::Method;

void add_item(RequestContext& context) { context.write(item_wished(context), operations::pick_item, item_made); }
void add_items(RequestContext& context) { context.write(items_wished(context), operations::pick_items, items); }
void add_items_of_discount(RequestContext& context) {
    context.write(items_of_discount_wished(context), operations::pick_items_of_discount, items);
}
void show_item(RequestContext& context) {
    context.read(named<operations::ShowPickedItem>(context), operations::show_picked_item, item);
}
void change_item(RequestContext& context) {
    context.write(item_change_wished(context), operations::change_picked_item, done<CartItem>);
}
void remove_item(RequestContext& context) {
    context.write(named<operations::RemovePickedItem>(context), operations::remove_picked_item, done<CartItem>);
}
void list_wishes(RequestContext& context) {
    context.read_at_length(listed<operations::ListWishes>(context), operations::list_wishes, items);
}

void open_cart(RequestContext& context) {
    context.write(cart_wished(context), operations::open_member_cart, cart_made);
}
void show_cart(RequestContext& context) {
    context.read(named<operations::ShowMemberCart>(context), operations::show_member_cart, cart);
}
void change_cart(RequestContext& context) {
    context.write(cart_change_wished(context), operations::change_member_cart, done<MemberCart>);
}
void remove_cart(RequestContext& context) {
    context.write(named<operations::RemoveMemberCart>(context), operations::remove_member_cart, done<MemberCart>);
}
void list_carts(RequestContext& context) {
    context.read(listed<operations::ListMemberCarts>(context), operations::list_member_carts, carts);
}

void pay(RequestContext& context) { context.write(payment_wished(context), operations::pay, payment_made); }
void show_payment(RequestContext& context) {
    context.read(named<operations::ShowPayment>(context), operations::show_payment, payment);
}
void change_payment(RequestContext& context) {
    PaymentPut put = payment_put(context);
    if (!put.is_to_be_verified)
        return context.write(good(std::move(put.change)), operations::change_payment, done<CartPayment>);
    const TwoPhaseWrite<operations::ChangePayment, operations::AskedPage, providers::PageVerdict, CartPayment> around{
        .begin = operations::begin_verification,
        .ask = operations::ask_page,
        .finish = operations::finish_verification,
        .undecided = {.why = Why::store_unavailable}};
    context.write_around(good(std::move(put.change)), around, done<CartPayment>);
}
void remove_payment(RequestContext& context) {
    context.write(named<operations::RemovePayment>(context), operations::remove_payment, done<CartPayment>);
}
void list_payments(RequestContext& context) {
    context.read_at_length(listed<operations::ListPayments>(context), operations::list_payments, payments);
}

void come_back(RequestContext& context) {
    refuse_with_pages(context);
    const Input input(context, "payment");
    const auto payment = number_of_object_id(id_in_path(context));
    context.write(good(operations::ComeBack{.payment = {payment.value_or(0)},
                                            .transaction = input.text("txnid").value_or(""),
                                            .is_complete = input.has("mihpayid") && input.has("hash")}),
                  operations::come_back, come_back_page);
}

void create_discount(RequestContext& context) {
    context.write(discount_wished(context), operations::create_discount, discount_made);
}
void show_discount(RequestContext& context) {
    context.read_at_length(good(discount_shown(context)), operations::show_discount, discount);
}
void verify_discount(RequestContext& context) {
    context.write(verification_wished(context), operations::verify_discount, done<Discount>);
}
void remove_discount(RequestContext& context) {
    context.write(named<operations::RemoveDiscount>(context), operations::remove_discount, done<Discount>);
}
void list_discounts(RequestContext& context) {
    context.read_at_length(listed<operations::ListDiscounts>(context), operations::list_discounts, discounts);
}

constexpr Route table_of_carts[] = {
    {Method::post, "/shopping/cart_items", add_item, "pick_item", "Something of the catalogue becomes a wish.",
     manual::write, "ShoppingNewItem", manual::add_item_example, manual::item_made, members},
    {Method::post, "/shopping/cart_items/create_multiple", add_items_of_discount, "pick_items_of_discount",
     "What a coupon gives becomes wishes.", manual::write, "ShoppingItemsOfDiscount", manual::items_of_discount_example,
     manual::items_made, members},
    {Method::post, "/shopping/cart_items/create_many_items", add_items, "pick_items", "Several things become wishes.",
     manual::write, "ShoppingNewItems", manual::add_items_example, manual::items_made, members},
    {Method::get, "/shopping/cart_items", list_wishes, "list_wishes", "The wish list: items in no cart.", manual::list,
     no_body, no_body, manual::items_shown, members},
    {Method::get, "/shopping/cart_items/{item_id}", show_item, "show_picked_item", "One item.", manual::one_item,
     no_body, no_body, manual::item_shown, members},
    {Method::put, "/shopping/cart_items/{item_id}", change_item, "change_picked_item",
     "How many; without any change, whether it is still accepted.", manual::put_item, "ShoppingItemChange",
     manual::change_item_example, manual::kept, members},
    {Method::delete_, "/shopping/cart_items/{item_id}", remove_item, "remove_picked_item",
     "Not wanted any more; what is accepted stays.", manual::put_item, keys_alone, manual::keys_example, manual::kept,
     members},
    {Method::post, "/shopping/carts", open_cart, "open_member_cart", "A cart, empty or with wishes.", manual::write,
     "ShoppingNewCart", manual::open_cart_example, manual::cart_made, members},
    {Method::get, "/shopping/carts", list_carts, "list_member_carts", "All carts, without what is in them.",
     manual::list, no_body, no_body, manual::carts_shown, members},
    {Method::get, "/shopping/carts/{cart_id}", show_cart, "show_member_cart", "A cart and what it comes to.",
     manual::one_cart, no_body, no_body, manual::cart_shown, members},
    {Method::put, "/shopping/carts/{cart_id}", change_cart, "change_member_cart", "Puts wishes in, takes items out.",
     manual::put_cart, "ShoppingCartChange", manual::open_cart_example, manual::kept, members},
    {Method::delete_, "/shopping/carts/{cart_id}", remove_cart, "remove_member_cart",
     "A cart that nobody has paid into; its items are wishes again.", manual::put_cart, keys_alone,
     manual::keys_example, manual::kept, members},
    {Method::post, "/shopping/payments", pay, "pay_into_cart", "A payment into a cart, or a refund.", manual::write,
     "ShoppingNewPayment", manual::pay_example, manual::payment_made, members},
    {Method::get, "/shopping/payments", list_payments, "list_cart_payments", "All payments.", manual::list, no_body,
     no_body, manual::payments_shown, members},
    {Method::get, "/shopping/payments/{payment_id}", show_payment, "show_cart_payment", "A payment and its receipt.",
     manual::one_payment, no_body, no_body, manual::payment_shown, members},
    {Method::put, "/shopping/payments/{payment_id}", change_payment, "change_cart_payment",
     "An admin approves it or not; the gateway is asked; or the items are decided anew.", manual::put_payment,
     "ShoppingPaymentChange", manual::change_payment_example, manual::kept, members},
    {Method::post, "/shopping/payments/{payment_id}", come_back, "come_back_from_page",
     "Where the gateway's page sends a browser back to.", manual::page_return, no_body, no_body, manual::came_back,
     everyone},
    {Method::delete_, "/shopping/payments/{payment_id}", remove_payment, "remove_cart_payment",
     "An admin takes a payment away.", manual::put_payment, keys_alone, manual::keys_example, manual::kept, members},
    {Method::post, "/shopping/discounts", create_discount, "create_discount",
     "A coupon, from a cart that is paid; by an admin also without one.", manual::write, "ShoppingNewDiscount",
     manual::make_discount_example, manual::discount_made, members},
    {Method::get, "/shopping/discounts", list_discounts, "list_discounts", "The own coupons.", manual::list, no_body,
     no_body, manual::discounts_shown, members},
    {Method::get, "/shopping/discounts/{discount_id}", show_discount, "show_discount",
     "A coupon, for whoever knows its id.", manual::open_discount, no_body, no_body, manual::discount_shown, everyone},
    {Method::put, "/shopping/discounts/{discount_id}", verify_discount, "verify_discount",
     "Yes or no to who wants to pay by it.", manual::put_discount, "ShoppingDiscountChange",
     manual::verify_discount_example, manual::kept, members},
    {Method::delete_, "/shopping/discounts/{discount_id}", remove_discount, "remove_discount",
     "Nobody uses it any more.", manual::put_discount, keys_alone, manual::keys_example, manual::kept, members},
};

} // namespace

std::span<const Route> cart_routes() { return table_of_carts; }

} // namespace cartwright::api::shopping
