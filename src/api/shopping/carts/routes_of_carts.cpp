#include "api/shopping/carts/routes_of_carts.hpp"

#include "api/core/api_server.hpp"
#include "api/shopping/accounts/who_may.hpp"
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

using enum http::Method;

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
    {post, "/shopping/cart_items", add_item, members},
    {post, "/shopping/cart_items/create_multiple", add_items_of_discount, members},
    {post, "/shopping/cart_items/create_many_items", add_items, members},
    {get, "/shopping/cart_items", list_wishes, members},
    {get, "/shopping/cart_items/{item_id}", show_item, members},
    {put, "/shopping/cart_items/{item_id}", change_item, members},
    {delete_, "/shopping/cart_items/{item_id}", remove_item, members},
    {post, "/shopping/carts", open_cart, members},
    {get, "/shopping/carts", list_carts, members},
    {get, "/shopping/carts/{cart_id}", show_cart, members},
    {put, "/shopping/carts/{cart_id}", change_cart, members},
    {delete_, "/shopping/carts/{cart_id}", remove_cart, members},
    {post, "/shopping/payments", pay, members},
    {get, "/shopping/payments", list_payments, members},
    {get, "/shopping/payments/{payment_id}", show_payment, members},
    {put, "/shopping/payments/{payment_id}", change_payment, members},
    {post, "/shopping/payments/{payment_id}", return_from_payment_page, anyone},
    {delete_, "/shopping/payments/{payment_id}", remove_payment, members},
    {post, "/shopping/discounts", create_discount, members},
    {get, "/shopping/discounts", list_discounts, members},
    {get, "/shopping/discounts/{discount_id}", show_discount, anyone},
    {put, "/shopping/discounts/{discount_id}", verify_discount, members},
    {delete_, "/shopping/discounts/{discount_id}", remove_discount, members},
};

} // namespace

RouteTable cart_routes() { return {table_of_carts, manual::cart_operations}; }

} // namespace cartwright::api::shopping
