#pragma once

#include "api/core/door.hpp"

/// What the OpenAPI document says about the storefront's parameters and answers.
namespace cartwright::api::storefront::manual {

inline constexpr std::string_view integer = R"({"type":"integer"})";
inline constexpr std::string_view positive = R"({"type":"integer","minimum":1})";
inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view hex12 = R"({"type":"string","pattern":"^[0-9a-f]{12}$"})";

inline constexpr Parameter key{"header", "Idempotency-Key",
                               R"json({"type":"string","minLength":1,"maxLength":255})json",
                               "The same key and request get the first answer again."};
inline constexpr Parameter cart_id{"path", "cart_id", hex12, "From POST /cart. Whoever knows it may use the cart."};
inline constexpr Parameter product_id{"path", "product_id", integer, "The product."};
inline constexpr Parameter category_query{"query", "category_id", integer, "Of this category only."};

inline constexpr Parameter category_path[] = {{"path", "category_id", integer, "The category."}};
inline constexpr Parameter product_path[] = {product_id};
inline constexpr Parameter related_query[] = {
    product_id,
    {"query", "limit", R"json({"type":"integer","minimum":1,"maximum":20,"default":4})json", "How many at the most."}};
inline constexpr Parameter brands_query[] = {category_query};
inline constexpr Parameter products_query[] = {
    category_query,
    {"query", "brand", text, "Of this brand. Case and surplus spaces are ignored."},
    {"query", "min_price", R"json({"type":"number","minimum":0})json", "Inclusive."},
    {"query", "max_price", R"json({"type":"number","minimum":0})json", "Inclusive."},
    {"query", "min_rating", R"json({"type":"number","minimum":0,"maximum":5})json", "Inclusive."},
    {"query", "in_stock", R"json({"type":"boolean"})json", "true: only products with stock above 0."},
    {"query", "search", text, "Anywhere in name or description. Case, diacritics and surplus spaces are ignored."},
    {"query", "sort_by", R"json({"type":"string","enum":["price","rating","name"]})json",
     "In any case. By id when absent; others are ignored."},
    {"query", "order", R"json({"type":"string","enum":["asc","desc"],"default":"asc"})json",
     "In any case. Equal products stay in the order of ids."},
    {"query", "page", R"json({"type":"integer","minimum":1,"default":1})json", "The first page is 1."},
    {"query", "page_size", R"json({"type":"integer","minimum":1,"maximum":100,"default":10})json",
     "Products to a page."},
};
inline constexpr Parameter key_header[] = {key};
inline constexpr Parameter cart_path[] = {cart_id};
inline constexpr Parameter cart_path_and_key[] = {cart_id, key};
inline constexpr Parameter item_path_and_key[] = {cart_id, product_id, key};
inline constexpr Parameter order_path[] = {{"path", "order_id", hex12, "From the checkout."}};
inline constexpr Parameter confirm_headers[] = {
    key,
    {"header", "webhook-id", text, "Standard Webhooks; required when callbacks are signed."},
    {"header", "webhook-timestamp", text, "Seconds since 1970."},
    {"header", "webhook-signature", text, "v1, and the base64 of HMAC-SHA256 over id.timestamp.body."},
};

inline constexpr Answer malformed{
    422, "Malformed input.", "Malformed",
    R"json({"detail":[{"loc":["query","page"],"msg":"Input should be greater than or equal to 1",)json"
    R"json("type":"greater_than_equal"}]})json"};
inline constexpr Answer no_cart{404, "No such cart, or it has expired or been paid.", "Error",
                                R"json({"detail":"Cart not found"})json"};
inline constexpr Answer no_product{404, "No such product.", "Error", R"json({"detail":"Product not found"})json"};
inline constexpr Answer no_order{404, "No such order.", "Error", R"json({"detail":"Order not found"})json"};
inline constexpr Answer no_category{404, "No such category.", "Error", R"json({"detail":"Category not found"})json"};
inline constexpr Answer key_running{409, "The first request with this Idempotency-Key is still running.", "Error",
                                    R"json({"detail":"A request with this Idempotency-Key is still running"})json"};
inline constexpr Answer busy{
    503, "Overloaded, or the disk says no; nothing was changed. Retry-After says when to try again.", "Error",
    R"json({"detail":"Too many requests are waiting; try again"})json"};

inline constexpr Answer categories[] = {
    {200, "All categories.", "Categories", R"json([{"id":1,"name":"Electronics","slug":"electronics"}])json"}};
inline constexpr Answer category[] = {
    {200, "The category.", "Category", R"json({"id":1,"name":"Electronics","slug":"electronics"})json"},
    no_category,
    malformed};
inline constexpr Answer brands[] = {{200, "The brands, in alphabetical order.", "Brands", R"json(["SoundMax"])json"},
                                    malformed};
inline constexpr Answer products[] = {
    {200, "A page of products, and how many there are in all.", "ProductPage",
     R"json({"total":1,"page":1,"page_size":10,"products":[{"id":3,"name":"Mechanical Keyboard",)json"
     R"json("price":89.99,"rating":4.7,"stock":75,"brand":"KeyForge","category_id":1,"description":"…"}]})json"},
    malformed};
inline constexpr Answer product[] = {
    {200, "The product.", "ProductDetail",
     R"json({"id":3,"name":"Mechanical Keyboard","price":89.99,"rating":4.7,"stock":75,"brand":"KeyForge",)json"
     R"json("category_id":1,"description":"…","category":{"id":1,"name":"Electronics","slug":"electronics"}})json"},
    no_product,
    malformed};
inline constexpr Answer related[] = {{200, "The products.", "Products", "[]"}, no_product, malformed};
inline constexpr Answer cart_opened[] = {
    {200, "The new cart.", "CartOpened", R"json({"cart_id":"a1b2c3d4e5f6"})json"}, key_running, malformed, busy};
inline constexpr Answer cart[] = {
    {200, "The cart.", "Cart",
     R"json({"cart_id":"a1b2c3d4e5f6","items":[{"product_id":3,"name":"Mechanical Keyboard","price":89.99,)json"
     R"json("quantity":2,"line_total":179.98}],"total":179.98})json"},
    no_cart};
inline constexpr Answer item_added[] = {
    {200, "How many pieces of the product are in the cart now.", "ItemAdded",
     R"json({"cart_id":"a1b2c3d4e5f6","product_id":3,"quantity":2})json"},
    {400, "Quantity below 1, not enough stock, or the cart is full.", "Error",
     R"json({"detail":"Not enough stock for 'Mechanical Keyboard' (requested 76, available 75)"})json"},
    {404, "No such cart or product.", "Error", R"json({"detail":"Product not found"})json"},
    key_running,
    malformed,
    busy};
inline constexpr Answer item_removed[] = {
    {200, "The product is no longer in the cart.", "ItemRemoved",
     R"json({"cart_id":"a1b2c3d4e5f6","removed_product_id":3})json"},
    {404, "No such cart, or it has no such item.", "Error", R"json({"detail":"Item not in cart"})json"},
    key_running,
    malformed,
    busy};
inline constexpr Answer receipt[] = {
    {200, "The order, which now waits for its payment.", "Receipt",
     R"json({"order_id":"abc123def456","total":179.98,)json"
     R"json("message":"Send order_id and total to the payments backend to complete purchase."})json"},
    {400, "The cart is empty, or the stock is gone.", "Error", R"json({"detail":"Cart is empty"})json"},
    no_cart,
    key_running,
    busy};
inline constexpr Answer settlement[] = {
    {200, "The order is paid, or its payment has failed.", "Settlement",
     R"json({"order_id":"abc123def456","status":"paid","message":"Payment confirmed. Stock updated."})json"},
    {400, "The order is settled already, its stock is gone, or the status is neither success nor failed.", "Error",
     R"json({"detail":"Order already processed (status: paid)"})json"},
    {401, "Callbacks are signed here, and this one is not.", "Error",
     R"json({"detail":"The signature is missing or wrong"})json"},
    no_order,
    key_running,
    malformed,
    busy};
inline constexpr Answer order[] = {
    {200, "The order.", "Order",
     R"json({"order_id":"abc123def456","cart_id":"a1b2c3d4e5f6","items":[{"product_id":3,)json"
     R"json("name":"Mechanical Keyboard","price":89.99,"quantity":2,"line_total":179.98}],"total":179.98,)json"
     R"json("status":"paid"})json"},
    no_order};

/// JSON Schemas by name.
std::string_view schemas();

} // namespace cartwright::api::storefront::manual
