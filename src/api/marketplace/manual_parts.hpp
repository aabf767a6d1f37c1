#pragma once

#include "api/core/operation.hpp"

/// The parameters, examples and answers that the marketplace's manual consists of.
namespace cartwright::api::marketplace::manual {

inline constexpr std::string_view integer = R"({"type":"integer"})";
inline constexpr std::string_view positive = R"({"type":"integer","minimum":1})";
inline constexpr std::string_view number = R"({"type":"number","minimum":0})";
inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view limit = R"({"type":"integer","minimum":1,"maximum":500,"default":50})";
inline constexpr std::string_view statuses =
    R"({"type":"string","enum":["Processing","Shipped","Out for Delivery","Delivered"]})";

inline constexpr std::string_view security_schemes =
    R"({"MarketplaceKey":{"type":"apiKey","in":"header","name":"access_token","description":"The API key of )"
    R"(the application. It may also be sent as Access-Token, because some proxies drop names with an underscore."}})";

inline constexpr Parameter once{
    "header", "Idempotency-Key", R"({"type":"string","minLength":1,"maxLength":255})",
    "Makes the request idempotent. A repeated request with the same key receives the first reply."};
inline constexpr Parameter listing_id{"path", "listing_id", integer, "The ID of the listing."};
inline constexpr Parameter shop_id{"path", "shop_id", integer, "The ID of the shop."};
inline constexpr Parameter order_id{"path", "order_id", integer, "The ID of the order, from the checkout."};
inline constexpr Parameter cart_id{"path", "cart_id", integer, "The ID of the cart."};
inline constexpr Parameter item_id{"path", "product_id", integer,
                                   "The ID of the listing, which is `listing_id` elsewhere."};
inline constexpr Parameter user_id{"path", "user_id", integer, "The ID of the user."};

inline constexpr Parameter write[] = {once};
inline constexpr Parameter search[] = {
    {"query", "brand", text, "A part of the brand, in any case."},
    {"query", "style", text, "A part of the style, in any case."},
    {"query", "color", text, "One of the 16 values of MarketColor."},
    {"query", "gender", text, "`youth`, `women`, `men` or `unisex`."},
    {"query", "condition", text, "`new` or `used`."},
    {"query", "size", R"({"type":"number","minimum":1,"maximum":1000,"multipleOf":0.5})",
     "The exact size. Half sizes are allowed."},
    {"query", "min_price", number, "The lowest price, inclusive."},
    {"query", "max_price", number, "The highest price, inclusive."},
    {"query", "price_order", R"({"type":"string","enum":["asc","desc"]})",
     "Sorts by price alone. Without it, promoted listings come first, then the most expensive."},
    {"query", "verification", R"({"type":"string","enum":["verified"]})", "Restricts the result to verified shops."},
    {"query", "shop_id", integer, "Restricts the result to this shop."},
    {"query", "search_page", positive,
     "The page number, with five listings a page. Without it, all listings are returned, at most 1,000."},
};
inline constexpr Parameter listing[] = {listing_id};
inline constexpr Parameter listing_once[] = {listing_id, once};
inline constexpr Parameter compared[] = {{"query", "a", integer, "The ID of the first listing.", true},
                                         {"query", "b", integer, "The ID of the second listing.", true}};
inline constexpr Parameter shop[] = {shop_id};
inline constexpr Parameter shop_once[] = {shop_id, once};
inline constexpr Parameter shop_named[] = {{"query", "shop_id", integer, "The ID of the shop.", true}};
inline constexpr Parameter shop_named_once[] = {{"query", "shop_id", integer, "The ID of the shop.", true}, once};
inline constexpr Parameter shop_listings[] = {shop_id,
                                              {"query", "after", integer, "Returns listings after this ID."},
                                              {"query", "limit", limit, "The maximum number of listings to return."}};
inline constexpr Parameter shop_orders[] = {
    shop_id,
    {"query", "status", statuses, "Restricts the result to orders with this status."},
    {"query", "before", integer, "Returns orders before this ID."},
    {"query", "limit", limit, "The maximum number of orders to return."}};
inline constexpr Parameter pages[] = {shop_id,
                                      {"query", "before", integer, "Returns entries before this ID."},
                                      {"query", "limit", limit, "The maximum number of entries to return."}};
inline constexpr Parameter account[] = {
    {"query", "account_id", integer, "The ID of the owner of the shop. It may be sent in the body instead."}, once};
inline constexpr Parameter user[] = {user_id};
inline constexpr Parameter user_once[] = {user_id, once};
inline constexpr Parameter item[] = {cart_id, item_id, once};
inline constexpr Parameter item_in_query[] = {
    {"query", "cart_id", integer, "The ID of the cart.", true},
    {"query", "listing_id", integer, "The ID of the listing.", true},
    {"query", "quantity", R"({"type":"integer","minimum":1,"default":1})", "The number of pieces to add."},
    once};
inline constexpr Parameter cart[] = {cart_id};
inline constexpr Parameter cart_once[] = {cart_id, once};
inline constexpr Parameter tracked[] = {
    {"query", "order_id", integer, "The ID of the order. Without it, `user_id` is required."},
    {"query", "user_id", integer, "Selects the latest order of this user if `order_id` is absent."}};
inline constexpr Parameter payout_once[] = {{"path", "payout_id", integer, "The ID of the payout."}, once};
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

inline constexpr Answer forbidden{401, "The API key is missing or not valid.", "MarketError",
                                  R"({"detail":"Forbidden"})"};
inline constexpr Answer not_allowed{403, "The request is not permitted with this API key or for this user.",
                                    "MarketError", R"({"detail":"Not allowed"})"};
inline constexpr Answer not_found{404, "A resource does not exist or belongs to another shop.", "MarketError",
                                  R"({"detail":"Cart 999 not found"})"};
inline constexpr Answer conflict{409, "The request conflicts with the current state of the resource.", "MarketError",
                                 R"({"detail":"Cart 2 is not active"})"};
inline constexpr Answer malformed{
    422, "The request is malformed.", "MarketMalformed",
    R"({"detail":[{"loc":["query","cart_id"],"msg":"Field required","type":"missing"}]})"};

inline constexpr Answer found[] = {{200, "The matching listings that can be bought.", "MarketFoundList", found_example},
                                   forbidden,
                                   not_allowed,
                                   malformed};
inline constexpr Answer one_listing[] = {
    {200, "The listing.", "MarketListing", listing_example}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer listings[] = {
    {200, "The listings.", "MarketListings", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer retired[] = {
    {200, "The listing is retired.", "MarketRetired", R"({"listing_id":5,"retired":true})"},
    forbidden,
    not_allowed,
    not_found};
inline constexpr Answer cart_opened[] = {{200, "The active cart of the user.", "MarketCartOpened", R"({"cart_id":2})"},
                                         forbidden,
                                         not_allowed,
                                         not_found,
                                         malformed};
inline constexpr Answer ok[] = {
    {200, "The request succeeded.", "MarketOk", R"("OK")"}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer one_cart[] = {
    {200, "The cart at current prices.", "MarketCart", {}}, forbidden, not_allowed, not_found};
inline constexpr Answer sold[] = {
    {200, "The sale, with one order for each shop.", "MarketSold",
     R"({"success":true,"order_id":1,"cart_id":2,"total":450,"seller_amount":405,"platform_fee":45,)"
     R"("status":"Processing"})"},
    {400, "The cart is empty, or the payment form is not valid.", "MarketError", R"({"detail":"Cart is empty"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer tracked_order[] = {
    {200, "The delivery status of the order.", "MarketTracked",
     R"({"order_id":1,"status":"Processing","estimated_delivery_date":"2026-11-26"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer refunded[] = {
    {200, "The refund, split into the shop's share and the platform fee.", "MarketRefund",
     R"({"refund_id":"1","order_id":1,"amount":450,"seller_amount":405,"platform_fee":45,"reason":"too small"})"},
    forbidden,
    {402, "The payment provider declined the refund.", "MarketError",
     R"({"detail":"The refund was declined: the gateway gives nothing back"})"},
    not_allowed,
    not_found,
    {409, "The amount exceeds what is left, more is returned than was sold, or no provider has a charge for the order.",
     "MarketError", R"({"detail":"No more can be refunded than is left: 416.67"})"},
    malformed,
    {504,
     "The payment provider has not answered yet. The server retries, and a repeated request joins the same refund.",
     "MarketUndecidedRefund",
     R"({"detail":"Refund 31 is not decided yet; send the same request again","refund_id":"31"})"}};
inline constexpr Answer rated[] = {{200, "The rating.", "MarketRating", R"({"order_id":1,"listing_id":5,"rating":4})"},
                                   forbidden,
                                   not_allowed,
                                   not_found,
                                   conflict,
                                   malformed};
inline constexpr Answer orders[] = {
    {200, "The orders, newest first.", "MarketOrders", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer one_user[] = {
    {200, "The user.", "MarketUser", R"({"user_id":1,"name":"Ada","email":"ada@example.com"})"},
    forbidden,
    not_allowed,
    not_found,
    conflict,
    malformed};
inline constexpr Answer one_shop[] = {
    {200, "The shop.", "MarketShop", {}}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer application[] = {
    {200, "The result of the application with the criteria.", "MarketApplication", application_example},
    forbidden,
    not_allowed,
    not_found,
    malformed};
inline constexpr Answer verification[] = {{200, "The verification status of the shop.", "MarketVerification",
                                           R"({"shop_id":1,"verified":true,"application":"approved"})"},
                                          forbidden,
                                          not_allowed,
                                          not_found,
                                          malformed};
inline constexpr Answer decision[] = {
    {200, "The verification status of the shop after the decision.", "MarketDecision",
     R"({"shop_id":1,"verified":true,"application":null,"reason":"known in person"})"},
    forbidden,
    not_allowed,
    not_found,
    malformed};
inline constexpr Answer verifications[] = {
    {200, "The verification decisions, newest first.", "MarketVerifications", {}}, forbidden, not_allowed, not_found};
inline constexpr Answer balance[] = {
    {200, "The balance of the shop.", "MarketBalance", R"({"shop_id":1,"balance":405,"on_its_way":0,"paid_out":0})"},
    forbidden,
    not_allowed,
    not_found};
inline constexpr Answer statement[] = {
    {200, "The ledger entries, newest first.", "MarketStatement", {}}, forbidden, not_allowed, not_found, malformed};
inline constexpr Answer one_payout[] = {
    {200, "The payout.", "MarketPayout", {}}, forbidden, not_allowed, not_found, conflict, malformed};
inline constexpr Answer payouts[] = {
    {200, "The payouts, newest first.", "MarketPayouts", {}}, forbidden, not_allowed, not_found, malformed};

} // namespace cartwright::api::marketplace::manual
