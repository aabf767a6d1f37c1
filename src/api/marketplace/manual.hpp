#pragma once

#include "api/core/door.hpp"

/// What the OpenAPI document says about the marketplace's parameters and answers.
namespace cartwright::api::marketplace::manual {

inline constexpr std::string_view integer = R"({"type":"integer"})";
inline constexpr std::string_view positive = R"({"type":"integer","minimum":1})";
inline constexpr std::string_view number = R"({"type":"number","minimum":0})";
inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view limit = R"({"type":"integer","minimum":1,"maximum":500,"default":50})";
inline constexpr std::string_view statuses =
    R"({"type":"string","enum":["Processing","Shipped","Out for Delivery","Delivered"]})";

inline constexpr std::string_view security_schemes =
    R"({"MarketplaceKey":{"type":"apiKey","in":"header","name":"access_token","description":"The key of the )"
    R"(application. It may also be sent as Access-Token, since some proxies drop names with an underscore."}})";

inline constexpr Parameter once{"header", "Idempotency-Key", R"({"type":"string","minLength":1,"maxLength":255})",
                                "The same key and request get the first answer again."};
inline constexpr Parameter listing_id{"path", "listing_id", integer, "The listing."};
inline constexpr Parameter shop_id{"path", "shop_id", integer, "The shop."};
inline constexpr Parameter order_id{"path", "order_id", integer, "The order, as the checkout has named it."};
inline constexpr Parameter cart_id{"path", "cart_id", integer, "The cart."};
inline constexpr Parameter item_id{"path", "product_id", integer, "A listing: the same as listing_id elsewhere."};
inline constexpr Parameter user_id{"path", "user_id", integer, "The user."};

inline constexpr std::span<const Parameter> no_parameters{};
inline constexpr Parameter write[] = {once};
inline constexpr Parameter search[] = {
    {"query", "brand", text, "A part of it, in any case."},
    {"query", "style", text, "A part of it, in any case."},
    {"query", "color", text, "One of sixteen."},
    {"query", "gender", text, "youth, women, men or unisex."},
    {"query", "condition", text, "new or used."},
    {"query", "size", R"({"type":"number","minimum":1,"maximum":1000,"multipleOf":0.5})", "Exactly; half sizes too."},
    {"query", "min_price", number, "Inclusive."},
    {"query", "max_price", number, "Inclusive."},
    {"query", "price_order", R"({"type":"string","enum":["asc","desc"]})",
     "By price alone; otherwise promoted listings come first, then the dearest."},
    {"query", "verification", R"({"type":"string","enum":["verified"]})", "Only of verified shops."},
    {"query", "shop_id", integer, "Only of this shop."},
    {"query", "search_page", positive, "Five to a page; otherwise all, 1,000 at the most."},
};
inline constexpr Parameter listing[] = {listing_id};
inline constexpr Parameter listing_once[] = {listing_id, once};
inline constexpr Parameter compared[] = {{"query", "a", integer, "A listing.", true},
                                         {"query", "b", integer, "Another.", true}};
inline constexpr Parameter shop[] = {shop_id};
inline constexpr Parameter shop_once[] = {shop_id, once};
inline constexpr Parameter shop_named[] = {{"query", "shop_id", integer, "The shop.", true}};
inline constexpr Parameter shop_named_once[] = {{"query", "shop_id", integer, "The shop.", true}, once};
inline constexpr Parameter shop_listings[] = {
    shop_id, {"query", "after", integer, "Listings after this one."}, {"query", "limit", limit, "How many at most."}};
inline constexpr Parameter shop_orders[] = {shop_id,
                                            {"query", "status", statuses, "Only where they are there."},
                                            {"query", "before", integer, "Orders before this one."},
                                            {"query", "limit", limit, "How many at most."}};
inline constexpr Parameter pages[] = {shop_id,
                                      {"query", "before", integer, "What came before this one."},
                                      {"query", "limit", limit, "How many at most."}};
inline constexpr Parameter account[] = {{"query", "account_id", integer, "Whose shop; or in the body."}, once};
inline constexpr Parameter user[] = {user_id};
inline constexpr Parameter user_once[] = {user_id, once};
inline constexpr Parameter item[] = {cart_id, item_id, once};
inline constexpr Parameter item_in_query[] = {
    {"query", "cart_id", integer, "The cart.", true},
    {"query", "listing_id", integer, "The listing.", true},
    {"query", "quantity", R"({"type":"integer","minimum":1,"default":1})", "How many more."},
    once};
inline constexpr Parameter cart[] = {cart_id};
inline constexpr Parameter cart_once[] = {cart_id, once};
inline constexpr Parameter tracked[] = {{"query", "order_id", integer, "The order; without it, user_id."},
                                        {"query", "user_id", integer, "The latest order of this user."}};
inline constexpr Parameter payout_once[] = {{"path", "payout_id", integer, "The payout."}, once};
inline constexpr Parameter order_once[] = {order_id, once};

inline constexpr std::string_view listing_example =
    R"({"listing_id":5,"shop_id":1,"brand":"nike","color":"blue","style":"dunk lows","size":7,"gender":"men",)"
    R"("condition":"new","price":450,"quantity":2,"verified":false,"product_id":35,"sku":"","promotion_tier":0,)"
    R"("retired":false,"flash_sale":null})";
inline constexpr std::string_view found_example =
    R"([{"listing_id":5,"shop_id":1,"brand":"nike","color":"blue","style":"dunk lows","size":7,"gender":"men",)"
    R"("condition":"new","price":450,"quantity":2,"verified":false}])";
inline constexpr std::string_view application_example =
    R"({"shop_id":1,"verified":true,"application":"approved","criteria":{"sales":{"required":5,"actual":5,"met":true},)"
    R"("average_rating":{"required":3,"actual":3,"met":true},"ratings":{"required":5,"actual":5,"met":true}}})";
inline constexpr std::string_view new_listing_example =
    R"({"shoe":{"brand":"Nike","color":"blue","style":"Dunk Lows"},)"
    R"("listing":{"quantity":2,"price":450,"size":7,"condition":"new","gender":"men"}})";

inline constexpr Answer forbidden{401, "No key, or a wrong one.", "MarketError", R"({"detail":"Forbidden"})"};
inline constexpr Answer not_allowed{403, "The key is not for that.", "MarketError", R"({"detail":"Not allowed"})"};
inline constexpr Answer not_found{404, "There is no such thing, or it is another shop's.", "MarketError",
                                  R"({"detail":"Cart 999 not found"})"};
inline constexpr Answer conflict{409, "It can't be, as things stand.", "MarketError",
                                 R"({"detail":"Cart 2 is not active"})"};
inline constexpr Answer malformed{
    422, "Malformed input.", "MarketMalformed",
    R"({"detail":[{"loc":["query","cart_id"],"msg":"Field required","type":"missing"}]})"};

inline constexpr Answer found[] = {
    {200, "What can be bought.", "MarketFoundList", found_example}, forbidden, not_allowed, malformed};
inline constexpr Answer one_listing[] = {
    {200, "The listing.", "MarketListing", listing_example}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer listings[] = {
    {200, "The listings.", "MarketListings", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer retired[] = {
    {200, "It is offered no more.", "MarketRetired", R"({"listing_id":5,"retired":true})"},
    forbidden,
    not_allowed,
    not_found};
inline constexpr Answer cart_opened[] = {{200, "The user's active cart.", "MarketCartOpened", R"({"cart_id":2})"},
                                         forbidden,
                                         not_allowed,
                                         not_found,
                                         malformed};
inline constexpr Answer ok[] = {
    {200, "Done.", "MarketOk", R"("OK")"}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer one_cart[] = {
    {200, "The cart at today's prices.", "MarketCart", {}}, forbidden, not_allowed, not_found};
inline constexpr Answer sold[] = {
    {200, "It is sold; an order for each shop.", "MarketSold",
     R"({"success":true,"order_id":1,"cart_id":2,"total":450,"seller_amount":405,"platform_fee":45,)"
     R"("status":"Processing"})"},
    {400, "The cart is empty, or the payment form is not valid.", "MarketError", R"({"detail":"Cart is empty"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer tracked_order[] = {
    {200, "How far it has come.", "MarketTracked",
     R"({"order_id":1,"status":"Processing","estimated_delivery_date":"2026-11-26"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer refunded[] = {
    {200, "What went back, and whose it was.", "MarketRefund",
     R"({"refund_id":"1","order_id":1,"amount":450,"seller_amount":405,"platform_fee":45,"reason":"too small"})"},
    forbidden,
    {402, "The provider that took the money declines to give it back.", "MarketError",
     R"({"detail":"The refund was declined: the gateway gives nothing back"})"},
    not_allowed,
    not_found,
    {409, "More than is left, more comes back than was sold, or no provider has a charge of the order.", "MarketError",
     R"({"detail":"No more can be refunded than is left: 416.67"})"},
    malformed,
    {504, "The provider has not answered yet; it is asked again. The same request joins the refund.",
     "MarketUndecidedRefund",
     R"({"detail":"Refund 31 is not decided yet; send the same request again","refund_id":"31"})"}};
inline constexpr Answer rated[] = {{200, "The rating.", "MarketRating", R"({"order_id":1,"listing_id":5,"rating":4})"},
                                   forbidden,
                                   not_allowed,
                                   not_found,
                                   conflict,
                                   malformed};
inline constexpr Answer orders[] = {
    {200, "The orders, the newest first.", "MarketOrders", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer one_user[] = {
    {200, "The user.", "MarketUser", R"({"user_id":1,"name":"Ada","email":"ada@example.com"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer one_shop[] = {
    {200, "The shop.", "MarketShop", {}}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer application[] = {{200, "What came of it, and why.", "MarketApplication", application_example},
                                         forbidden,
                                         not_allowed,
                                         not_found,
                                         malformed};
inline constexpr Answer verification[] = {{200, "Whether the shop is verified.", "MarketVerification",
                                           R"({"shop_id":1,"verified":true,"application":"approved"})"},
                                          forbidden,
                                          not_allowed,
                                          not_found,
                                          malformed};
inline constexpr Answer decision[] = {
    {200, "Whether the shop is verified now.", "MarketDecision",
     R"({"shop_id":1,"verified":true,"application":null,"reason":"known in person"})"},
    forbidden,
    not_allowed,
    not_found,
    malformed};
inline constexpr Answer verifications[] = {
    {200, "The newest first.", "MarketVerifications", {}}, forbidden, not_allowed, not_found};
inline constexpr Answer balance[] = {
    {200, "What the shop is owed.", "MarketBalance", R"({"shop_id":1,"balance":405,"on_its_way":0,"paid_out":0})"},
    forbidden,
    not_allowed,
    not_found};
inline constexpr Answer statement[] = {
    {200, "Every movement, the newest first.", "MarketStatement", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer one_payout[] = {
    {200, "It is on its way.", "MarketPayout", {}}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer payouts[] = {
    {200, "The newest first.", "MarketPayouts", {}}, forbidden, not_allowed, not_found, malformed};

inline constexpr std::string_view nothing{};

} // namespace cartwright::api::marketplace::manual
