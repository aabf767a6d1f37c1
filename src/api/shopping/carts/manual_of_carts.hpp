#pragma once

#include "api/shopping/accounts/manual_parts.hpp"

/// The manual of items, carts, payments and coupons.
namespace cartwright::api::shopping::manual {

using enum http::Method;

inline constexpr Parameter proxy_class{"query", "proxy_resource_class", text,
                                       "`User`, when an admin acts for a member."};
inline constexpr Parameter proxy_id{"query", "proxy_resource_id", text,
                                    "The id of the member for whom the admin acts."};
inline constexpr Parameter item_id{"path", "item_id", text, "The item's id."};
inline constexpr Parameter cart_id{"path", "cart_id", text, "The cart's id."};
inline constexpr Parameter payment_id{"path", "payment_id", text, "The payment's id."};
inline constexpr Parameter discount_id{"path", "discount_id", text, "The coupon's id."};

inline constexpr Parameter list[] = {api_key, app, proxy_class, proxy_id};
inline constexpr Parameter one_item[] = {api_key, app, item_id};
inline constexpr Parameter one_cart[] = {api_key, app, cart_id};
inline constexpr Parameter one_payment[] = {api_key, app, payment_id};
inline constexpr Parameter open_discount[] = {discount_id};
inline constexpr Parameter put_item[] = {once, item_id};
inline constexpr Parameter put_cart[] = {once, cart_id};
inline constexpr Parameter put_payment[] = {once, payment_id};
inline constexpr Parameter put_discount[] = {once, discount_id};
inline constexpr Parameter page_return[] = {payment_id};

inline constexpr std::string_view item_example =
    R"({"_id": {"$oid": "5a8870e5421aa916385a3b49"}, "accept_order_at_percentage_of_price": 1, "accepted": null, )"
    R"("accepted_by_payment_id": null, "created_at": "2018-02-17T18:13:57.855Z", "discount": null, )"
    R"("discount_code": null, "name": "Ford Ecosport", "parent_id": null, "price": "120000.0", )"
    R"("product_id": "5a88618a421aa916385a3b45", "public": "no", "quantity": 1, "resource_class": "User", )"
    R"("resource_id": "5a870959421aa90f36a35558", "updated_at": "2018-02-17T18:13:57.855Z"})";
inline constexpr std::string_view cart_example =
    R"({"_id": {"$oid": "5a886e15421aa916385a3b47"}, "created_at": "2018-02-17T18:01:57.063Z", "discount_id": null, )"
    R"("name": null, "notes": null, "public": "no", "resource_class": "User", )"
    R"("resource_id": "5a870959421aa90f36a35558", "updated_at": "2018-02-17T18:01:57.063Z", "cart_items": [], )"
    R"("cart_payments": [], "cart_price": 0, "cart_paid_amount": 0, "cart_pending_balance": 0, "cart_credit": 0, )"
    R"("cart_minimum_payable_amount": null})";
inline constexpr std::string_view payment_example =
    R"({"_id": {"$oid": "5a8b4b10e13823140f39667d"}, "amount": 120000, "cart_id": "5a8b4a41e13823140f39667c", )"
    R"("cash_change": 0, "created_at": "2018-02-19T22:09:21.038Z", "discount_id": null, "email": null, )"
    R"("firstname": null, "furl": null, "gateway_callback_called": false, "hast": null, "payment_ack_proof": null, )"
    R"("payment_status": null, "payment_type": "cash", "phone": null, "productinfo": null, "public": "no", )"
    R"("refund": null, "resource_class": "User", "resource_id": "5a8b176a421aa90bbcc1b58d", "surl": null, )"
    R"("txnid": null, "updated_at": "2018-02-19T22:09:21.038Z", "payment_receipt": null})";
inline constexpr std::string_view discount_example =
    R"({"_id": {"$oid": "5a8b14c8421aa909d40e1c93"}, "cart_id": "5a8af6d3421aa90c2b93fb88", "count": 4, )"
    R"("created_at": "2018-02-19T18:17:44.275Z", "declined": [], "discount_amount": 120000, )"
    R"("discount_percentage": 0, "pending": [], "product_ids": ["5a88618a421aa916385a3b45"], "public": "yes", )"
    R"("requires_verification": true, "resource_class": "User", "resource_id": "5a88a060421aa93e59e4add7", )"
    R"("updated_at": "2018-02-19T18:17:44.275Z", "used_by_users": [], "verified": []})";

inline constexpr std::string_view add_item_example =
    R"({"cart_item": {"product_id": "5a88618a421aa916385a3b45"}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view add_items_example =
    R"({"cart_item": {"product_ids": ["5a88618a421aa916385a3b45"]}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view items_of_discount_example =
    R"({"id": "5a8b14c8421aa909d40e1c93", "discount": {"product_ids": ["5a88618a421aa916385a3b45"]}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view change_item_example =
    R"({"cart_item": {"quantity": 10}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view open_cart_example =
    R"({"cart": {"add_cart_item_ids": ["5a8870e5421aa916385a3b49"]}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view pay_example =
    R"({"payment": {"cart_id": "5a886e15421aa916385a3b47", "amount": 120000, "payment_type": "cash"}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view change_payment_example =
    R"({"payment": {"payment_status": 1}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view make_discount_example =
    R"({"discount": {"cart_id": "5a8af6d3421aa90c2b93fb88", "requires_verification": true, )"
    R"("discount_amount": 120000}, "api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view verify_discount_example =
    R"({"discount": {"add_verified_ids": ["5a8b4b10e13823140f39667d"]}, "api_key": "…", "current_app_id": "…"})";

inline constexpr Answer wrong_field{422, "A field is invalid, an object does not exist, or the caller may not do this.",
                                    "ShoppingInvalid", R"({"errors": {"amount": ["must be greater than 0"]}})"};
inline constexpr Answer kept[] = {
    {204, "Success; the reply has no body.", {}, {}}, not_json, not_signed_in, wrong_field};
inline constexpr Answer item_made[] = {
    {201, "The new item.", "ShoppingItem", item_example}, not_json, not_signed_in, wrong_field};
inline constexpr Answer item_shown[] = {{200, "The item.", "ShoppingItem", item_example}, not_signed_in, not_found};
inline constexpr Answer items_shown[] = {{200, "The items of the wish list, the oldest first.", "ShoppingItems", {}},
                                         not_signed_in};
inline constexpr Answer items_made[] = {
    {200, "The new items.", "ShoppingItems", {}}, not_json, not_signed_in, wrong_field};
inline constexpr Answer cart_made[] = {
    {201, "The new cart.", "ShoppingCart", cart_example}, not_json, not_signed_in, wrong_field};
inline constexpr Answer cart_shown[] = {
    {200, "The cart with its items, payments and amounts.", "ShoppingCart", cart_example}, not_signed_in, not_found};
inline constexpr Answer carts_shown[] = {
    {200, "The carts, without their items, payments and amounts.", "ShoppingCarts", {}}, not_signed_in};
inline constexpr Answer payment_made[] = {
    {201, "The new payment.", "ShoppingPayment", payment_example}, not_json, not_signed_in, wrong_field};
inline constexpr Answer payment_shown[] = {
    {200, "The payment and its receipt.", "ShoppingPayment", payment_example}, not_signed_in, not_found};
inline constexpr Answer payments_shown[] = {{200, "The payments, the oldest first.", "ShoppingPayments", {}},
                                            not_signed_in};
inline constexpr Answer came_back[] = {{200, "An HTML page.", {}, {}, media::html}, not_found_on_page};
inline constexpr Answer discount_made[] = {
    {201, "The new coupon.", "ShoppingDiscount", discount_example}, not_json, not_signed_in, wrong_field};
inline constexpr Answer discount_shown[] = {
    {200, "The coupon.", "ShoppingDiscount", discount_example},
    {404, "The coupon does not exist.", "ShoppingRefused", R"({"errors": "Not Found"})"}};
inline constexpr Answer discounts_shown[] = {{200, "The member's coupons, the oldest first.", "ShoppingDiscounts", {}},
                                             not_signed_in};

inline constexpr Operation cart_operations[] = {
    {.method = post,
     .path = "/shopping/cart_items",
     .id = "create_cart_item",
     .about = "Adds a product to the wish list.",
     .parameters = write,
     .body = {"ShoppingNewItem", add_item_example},
     .answers = item_made},
    {.method = post,
     .path = "/shopping/cart_items/create_multiple",
     .id = "create_cart_items_of_discount",
     .about = "Adds the products of a coupon to the wish list.",
     .parameters = write,
     .body = {"ShoppingItemsOfDiscount", items_of_discount_example},
     .answers = items_made},
    {.method = post,
     .path = "/shopping/cart_items/create_many_items",
     .id = "create_cart_items",
     .about = "Adds several products to the wish list.",
     .parameters = write,
     .body = {"ShoppingNewItems", add_items_example},
     .answers = items_made},
    {.method = get,
     .path = "/shopping/cart_items",
     .id = "list_cart_items",
     .about = "Lists the items of the wish list, which are in no cart.",
     .parameters = list,
     .answers = items_shown},
    {.method = get,
     .path = "/shopping/cart_items/{item_id}",
     .id = "get_cart_item",
     .about = "Returns an item.",
     .parameters = one_item,
     .answers = item_shown},
    {.method = put,
     .path = "/shopping/cart_items/{item_id}",
     .id = "update_cart_item",
     .about = "Changes an item; a request without changes rechecks whether it is accepted.",
     .parameters = put_item,
     .body = {"ShoppingItemChange", change_item_example},
     .answers = kept},
    {.method = delete_,
     .path = "/shopping/cart_items/{item_id}",
     .id = "delete_cart_item",
     .about = "Deletes an item, unless it is accepted.",
     .parameters = put_item,
     .body = keys_alone,
     .answers = kept},
    {.method = post,
     .path = "/shopping/carts",
     .id = "create_member_cart",
     .about = "Creates a cart, empty or with items of the wish list.",
     .parameters = write,
     .body = {"ShoppingNewCart", open_cart_example},
     .answers = cart_made},
    {.method = get,
     .path = "/shopping/carts",
     .id = "list_member_carts",
     .about = "Lists the member's carts, without their items, payments and amounts.",
     .parameters = list,
     .answers = carts_shown},
    {.method = get,
     .path = "/shopping/carts/{cart_id}",
     .id = "get_member_cart",
     .about = "Returns a cart with its items, payments and amounts.",
     .parameters = one_cart,
     .answers = cart_shown},
    {.method = put,
     .path = "/shopping/carts/{cart_id}",
     .id = "update_member_cart",
     .about = "Adds items of the wish list to a cart, removes items from it, or changes its name and notes.",
     .parameters = put_cart,
     .body = {"ShoppingCartChange", open_cart_example},
     .answers = kept},
    {.method = delete_,
     .path = "/shopping/carts/{cart_id}",
     .id = "delete_member_cart",
     .about = "Deletes a cart without payments and returns its items to the wish list.",
     .parameters = put_cart,
     .body = keys_alone,
     .answers = kept},
    {.method = post,
     .path = "/shopping/payments",
     .id = "create_cart_payment",
     .about = "Creates a payment for a cart, or a refund.",
     .parameters = write,
     .body = {"ShoppingNewPayment", pay_example},
     .answers = payment_made},
    {.method = get,
     .path = "/shopping/payments",
     .id = "list_cart_payments",
     .about = "Lists the member's payments.",
     .parameters = list,
     .answers = payments_shown},
    {.method = get,
     .path = "/shopping/payments/{payment_id}",
     .id = "get_cart_payment",
     .about = "Returns a payment with its receipt.",
     .parameters = one_payment,
     .answers = payment_shown},
    {.method = put,
     .path = "/shopping/payments/{payment_id}",
     .id = "update_cart_payment",
     .about = "Lets an admin approve or correct a payment; otherwise verifies it at the gateway, or decides the items "
              "again.",
     .parameters = put_payment,
     .body = {"ShoppingPaymentChange", change_payment_example},
     .answers = kept},
    {.method = post,
     .path = "/shopping/payments/{payment_id}",
     .id = "return_from_payment_page",
     .about = "Receives the browser that returns from the gateway's payment page.",
     .parameters = page_return,
     .answers = came_back},
    {.method = delete_,
     .path = "/shopping/payments/{payment_id}",
     .id = "delete_cart_payment",
     .about = "Lets an admin delete a payment.",
     .parameters = put_payment,
     .body = keys_alone,
     .answers = kept},
    {.method = post,
     .path = "/shopping/discounts",
     .id = "create_discount",
     .about = "Creates a coupon from a paid cart; admins can also create one without a cart.",
     .parameters = write,
     .body = {"ShoppingNewDiscount", make_discount_example},
     .answers = discount_made},
    {.method = get,
     .path = "/shopping/discounts",
     .id = "list_discounts",
     .about = "Lists the member's coupons.",
     .parameters = list,
     .answers = discounts_shown},
    {.method = get,
     .path = "/shopping/discounts/{discount_id}",
     .id = "get_discount",
     .about = "Returns a coupon to any caller who has its id.",
     .parameters = open_discount,
     .answers = discount_shown},
    {.method = put,
     .path = "/shopping/discounts/{discount_id}",
     .id = "verify_discount",
     .about = "Verifies or declines pending payments that use a coupon.",
     .parameters = put_discount,
     .body = {"ShoppingDiscountChange", verify_discount_example},
     .answers = kept},
    {.method = delete_,
     .path = "/shopping/discounts/{discount_id}",
     .id = "delete_discount",
     .about = "Deletes a coupon and declines the pending payments that use it.",
     .parameters = put_discount,
     .body = keys_alone,
     .answers = kept},
};

} // namespace cartwright::api::shopping::manual
