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

void add_item(RequestContext& context) {
    context.write(read_pick_item(context), operations::pick_item, write_created_item);
}
void add_items(RequestContext& context) {
    context.write(read_pick_items(context), operations::pick_items, write_items);
}
void add_items_of_discount(RequestContext& context) {
    context.write(read_pick_items_of_discount(context), operations::pick_items_of_discount, write_items);
}
void show_item(RequestContext& context) {
    context.read(read_by_id<operations::ShowPickedItem>(context), operations::show_picked_item, write_item);
}
void change_item(RequestContext& context) {
    context.write(read_change_picked_item(context), operations::change_picked_item, write_no_content<CartItem>);
}
void remove_item(RequestContext& context) {
    context.write(read_by_id<operations::RemovePickedItem>(context), operations::remove_picked_item,
                  write_no_content<CartItem>);
}
void list_wishes(RequestContext& context) {
    context.read_at_length(read_list<operations::ListWishes>(context), operations::list_wishes, write_items);
}

void open_cart(RequestContext& context) {
    context.write(read_open_member_cart(context), operations::open_member_cart, write_created_cart);
}
void show_cart(RequestContext& context) {
    context.read(read_by_id<operations::ShowMemberCart>(context), operations::show_member_cart, write_cart);
}
void change_cart(RequestContext& context) {
    context.write(read_change_member_cart(context), operations::change_member_cart, write_no_content<MemberCart>);
}
void remove_cart(RequestContext& context) {
    context.write(read_by_id<operations::RemoveMemberCart>(context), operations::remove_member_cart,
                  write_no_content<MemberCart>);
}
void list_carts(RequestContext& context) {
    context.read(read_list<operations::ListMemberCarts>(context), operations::list_member_carts, write_carts);
}

void pay(RequestContext& context) { context.write(read_pay(context), operations::pay, write_created_payment); }
void show_payment(RequestContext& context) {
    context.read(read_by_id<operations::ShowPayment>(context), operations::show_payment, write_payment);
}
void change_payment(RequestContext& context) {
    PaymentPut put = read_change_payment(context);
    if (!put.is_to_be_verified)
        return context.write(good(std::move(put.change)), operations::change_payment, write_no_content<CartPayment>);
    const TwoPhaseWrite<operations::ChangePayment, operations::AskedPage, providers::PageVerdict, CartPayment> around{
        .begin = operations::begin_verification,
        .ask = operations::ask_page,
        .finish = operations::finish_verification,
        .undecided = {.why = Why::store_unavailable}};
    context.write_two_phase(good(std::move(put.change)), around, write_no_content<CartPayment>);
}
void remove_payment(RequestContext& context) {
    context.write(read_by_id<operations::RemovePayment>(context), operations::remove_payment,
                  write_no_content<CartPayment>);
}
void list_payments(RequestContext& context) {
    context.read_at_length(read_list<operations::ListPayments>(context), operations::list_payments, write_payments);
}

void return_from_payment_page(RequestContext& context) {
    refuse_with_pages(context);
    const Input input(context, "payment");
    const auto payment = number_of_object_id(id_in_path(context));
    context.write(good(operations::RecordReturn{.payment = {payment.value_or(0)},
                                                .transaction = input.text("txnid").value_or(""),
                                                .is_complete = input.has("mihpayid") && input.has("hash")}),
                  operations::record_return, come_back_page);
}

void create_discount(RequestContext& context) {
    context.write(read_create_discount(context), operations::create_discount, write_created_discount);
}
void show_discount(RequestContext& context) {
    context.read_at_length(good(read_show_discount(context)), operations::show_discount, write_discount);
}
void verify_discount(RequestContext& context) {
    context.write(read_verify_discount(context), operations::verify_discount, write_no_content<Discount>);
}
void remove_discount(RequestContext& context) {
    context.write(read_by_id<operations::RemoveDiscount>(context), operations::remove_discount,
                  write_no_content<Discount>);
}
void list_discounts(RequestContext& context) {
    context.read_at_length(read_list<operations::ListDiscounts>(context), operations::list_discounts, write_discounts);
}

constexpr Route table_of_carts[] = {
    {Method::post, "/shopping/cart_items", add_item, "create_cart_item", "Adds a product to the wish list.",
     manual::write, "ShoppingNewItem", manual::add_item_example, manual::item_made, members},
    {Method::post, "/shopping/cart_items/create_multiple", add_items_of_discount, "create_cart_items_of_discount",
     "Adds the products of a coupon to the wish list.", manual::write, "ShoppingItemsOfDiscount",
     manual::items_of_discount_example, manual::items_made, members},
    {Method::post, "/shopping/cart_items/create_many_items", add_items, "create_cart_items",
     "Adds several products to the wish list.", manual::write, "ShoppingNewItems", manual::add_items_example,
     manual::items_made, members},
    {Method::get, "/shopping/cart_items", list_wishes, "list_cart_items",
     "Lists the items of the wish list, which are in no cart.", manual::list, no_body, no_body, manual::items_shown,
     members},
    {Method::get, "/shopping/cart_items/{item_id}", show_item, "get_cart_item", "Returns an item.", manual::one_item,
     no_body, no_body, manual::item_shown, members},
    {Method::put, "/shopping/cart_items/{item_id}", change_item, "update_cart_item",
     "Changes an item; a request without changes rechecks whether it is accepted.", manual::put_item,
     "ShoppingItemChange", manual::change_item_example, manual::kept, members},
    {Method::delete_, "/shopping/cart_items/{item_id}", remove_item, "delete_cart_item",
     "Deletes an item, unless it is accepted.", manual::put_item, keys_alone, manual::keys_example, manual::kept,
     members},
    {Method::post, "/shopping/carts", open_cart, "create_member_cart",
     "Creates a cart, empty or with items of the wish list.", manual::write, "ShoppingNewCart",
     manual::open_cart_example, manual::cart_made, members},
    {Method::get, "/shopping/carts", list_carts, "list_member_carts",
     "Lists the member's carts, without their items, payments and amounts.", manual::list, no_body, no_body,
     manual::carts_shown, members},
    {Method::get, "/shopping/carts/{cart_id}", show_cart, "get_member_cart",
     "Returns a cart with its items, payments and amounts.", manual::one_cart, no_body, no_body, manual::cart_shown,
     members},
    {Method::put, "/shopping/carts/{cart_id}", change_cart, "update_member_cart",
     "Adds items of the wish list to a cart, removes items from it, or changes its name and notes.", manual::put_cart,
     "ShoppingCartChange", manual::open_cart_example, manual::kept, members},
    {Method::delete_, "/shopping/carts/{cart_id}", remove_cart, "delete_member_cart",
     "Deletes a cart without payments and returns its items to the wish list.", manual::put_cart, keys_alone,
     manual::keys_example, manual::kept, members},
    {Method::post, "/shopping/payments", pay, "create_cart_payment", "Creates a payment for a cart, or a refund.",
     manual::write, "ShoppingNewPayment", manual::pay_example, manual::payment_made, members},
    {Method::get, "/shopping/payments", list_payments, "list_cart_payments", "Lists the member's payments.",
     manual::list, no_body, no_body, manual::payments_shown, members},
    {Method::get, "/shopping/payments/{payment_id}", show_payment, "get_cart_payment",
     "Returns a payment with its receipt.", manual::one_payment, no_body, no_body, manual::payment_shown, members},
    {Method::put, "/shopping/payments/{payment_id}", change_payment, "update_cart_payment",
     "Lets an admin approve or correct a payment; otherwise verifies it at the gateway, or decides the items again.",
     manual::put_payment, "ShoppingPaymentChange", manual::change_payment_example, manual::kept, members},
    {Method::post, "/shopping/payments/{payment_id}", return_from_payment_page, "return_from_payment_page",
     "Receives the browser that returns from the gateway's payment page.", manual::page_return, no_body, no_body,
     manual::came_back, everyone},
    {Method::delete_, "/shopping/payments/{payment_id}", remove_payment, "delete_cart_payment",
     "Lets an admin delete a payment.", manual::put_payment, keys_alone, manual::keys_example, manual::kept, members},
    {Method::post, "/shopping/discounts", create_discount, "create_discount",
     "Creates a coupon from a paid cart; admins can also create one without a cart.", manual::write,
     "ShoppingNewDiscount", manual::make_discount_example, manual::discount_made, members},
    {Method::get, "/shopping/discounts", list_discounts, "list_discounts", "Lists the member's coupons.", manual::list,
     no_body, no_body, manual::discounts_shown, members},
    {Method::get, "/shopping/discounts/{discount_id}", show_discount, "get_discount",
     "Returns a coupon to any caller who has its id.", manual::open_discount, no_body, no_body, manual::discount_shown,
     everyone},
    {Method::put, "/shopping/discounts/{discount_id}", verify_discount, "verify_discount",
     "Verifies or declines pending payments that use a coupon.", manual::put_discount, "ShoppingDiscountChange",
     manual::verify_discount_example, manual::kept, members},
    {Method::delete_, "/shopping/discounts/{discount_id}", remove_discount, "delete_discount",
     "Deletes a coupon and declines the pending payments that use it.", manual::put_discount, keys_alone,
     manual::keys_example, manual::kept, members},
};

} // namespace

std::span<const Route> cart_routes() { return table_of_carts; }

} // namespace cartwright::api::shopping
