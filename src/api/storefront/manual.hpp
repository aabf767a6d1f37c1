#pragma once

#include "api/core/operation.hpp"

/// The manual of the storefront.
namespace cartwright::api::storefront::manual {

using enum http::Method;

inline constexpr std::string_view integer = R"({"type":"integer"})";
inline constexpr std::string_view positive = R"({"type":"integer","minimum":1})";
inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view hex12 = R"({"type":"string","pattern":"^[0-9a-f]{12}$"})";

inline constexpr Parameter key{
    "header", "Idempotency-Key", R"json({"type":"string","minLength":1,"maxLength":255})json",
    "Makes the request idempotent. A repeated request with the same key receives the first reply."};
inline constexpr Parameter cart_id{
    "path", "cart_id", hex12,
    "The ID of the cart, from `POST /cart`. It grants access to the cart, so treat it as a secret."};
inline constexpr Parameter product_id{"path", "product_id", integer, "The ID of the product."};
inline constexpr Parameter category_query{"query", "category_id", integer, "Restricts the result to this category."};

inline constexpr Parameter category_path[] = {{"path", "category_id", integer, "The ID of the category."}};
inline constexpr Parameter product_path[] = {product_id};
inline constexpr Parameter related_query[] = {product_id,
                                              {"query", "limit",
                                               R"json({"type":"integer","minimum":1,"maximum":20,"default":4})json",
                                               "The maximum number of products to return."}};
inline constexpr Parameter brands_query[] = {category_query};
inline constexpr Parameter products_query[] = {
    category_query,
    {"query", "brand", text, "Restricts the result to this brand. Case and surplus spaces are ignored."},
    {"query", "min_price", R"json({"type":"number","minimum":0})json", "The lowest price, inclusive."},
    {"query", "max_price", R"json({"type":"number","minimum":0})json", "The highest price, inclusive."},
    {"query", "min_rating", R"json({"type":"number","minimum":0,"maximum":5})json", "The lowest rating, inclusive."},
    {"query", "in_stock", R"json({"type":"boolean"})json", "If true, returns only products with available stock."},
    {"query", "search", text,
     "The text to find in the name or description. Case, diacritics and surplus spaces are ignored."},
    {"query", "sort_by", R"json({"type":"string","enum":["price","rating","name"]})json",
     "The sort key, in any case. Without it, or with another value, products are sorted by ID."},
    {"query", "order", R"json({"type":"string","enum":["asc","desc"],"default":"asc"})json",
     "The sort order, in any case. Products with equal sort keys are sorted by ID."},
    {"query", "page", R"json({"type":"integer","minimum":1,"default":1})json", "The page number, starting at 1."},
    {"query", "page_size", R"json({"type":"integer","minimum":1,"maximum":100,"default":10})json",
     "The number of products on a page."},
};
inline constexpr Parameter key_header[] = {key};
inline constexpr Parameter cart_path[] = {cart_id};
inline constexpr Parameter cart_path_and_key[] = {cart_id, key};
inline constexpr Parameter item_path_and_key[] = {cart_id, product_id, key};
inline constexpr Parameter order_path[] = {{"path", "order_id", hex12, "The ID of the order, from the checkout."}};
inline constexpr Parameter confirm_headers[] = {
    key,
    {"header", "webhook-id", text, "The message ID of Standard Webhooks. Required if the server verifies signatures."},
    {"header", "webhook-timestamp", text, "The time of the signature, in seconds since the Unix epoch."},
    {"header", "webhook-signature", text, "`v1,` followed by the Base64-encoded HMAC-SHA256 of `id.timestamp.body`."},
};

inline constexpr Answer malformed{
    422, "The request is malformed.", "Malformed",
    R"json({"detail":[{"loc":["query","page"],"msg":"Input should be greater than or equal to 1",)json"
    R"json("type":"greater_than_equal"}]})json"};
inline constexpr Answer no_cart{404, "The cart does not exist, has expired or has been paid.", "Error",
                                R"json({"detail":"Cart not found"})json"};
inline constexpr Answer no_product{404, "The product does not exist.", "Error",
                                   R"json({"detail":"Product not found"})json"};
inline constexpr Answer no_order{404, "The order does not exist.", "Error", R"json({"detail":"Order not found"})json"};
inline constexpr Answer no_category{404, "The category does not exist.", "Error",
                                    R"json({"detail":"Category not found"})json"};
inline constexpr Answer key_running{409, "The first request with this Idempotency-Key is still running.", "Error",
                                    R"json({"detail":"A request with this Idempotency-Key is still running"})json"};
inline constexpr Answer busy{503,
                             "The server is overloaded or cannot write to its database. Nothing was changed. "
                             "`Retry-After` gives the delay in seconds.",
                             "Error", R"json({"detail":"Too many requests are waiting; try again"})json"};

inline constexpr Answer categories[] = {
    {200, "All categories.", "Categories", R"json([{"id":1,"name":"Electronics","slug":"electronics"}])json"}};
inline constexpr Answer category[] = {
    {200, "The category.", "Category", R"json({"id":1,"name":"Electronics","slug":"electronics"})json"},
    no_category,
    malformed};
inline constexpr Answer brands[] = {{200, "The brands in alphabetical order.", "Brands", R"json(["SoundMax"])json"},
                                    malformed};
inline constexpr Answer products[] = {
    {200, "A page of products and the total number of matches.", "ProductPage",
     R"json({"total":1,"page":1,"page_size":10,"products":[{"id":3,"name":"Mechanical Keyboard",)json"
     R"json("price":89.99,"rating":4.7,"stock":75,"brand":"KeyForge","category_id":1,"description":"…"}]})json"},
    malformed};
inline constexpr Answer product[] = {
    {200, "The product.", "ProductDetail",
     R"json({"id":3,"name":"Mechanical Keyboard","price":89.99,"rating":4.7,"stock":75,"brand":"KeyForge",)json"
     R"json("category_id":1,"description":"…","category":{"id":1,"name":"Electronics","slug":"electronics"}})json"},
    no_product,
    malformed};
inline constexpr Answer related[] = {
    {200, "The related products, best rated first.", "Products", "[]"}, no_product, malformed};
inline constexpr Answer cart_opened[] = {
    {200, "The created cart.", "CartOpened", R"json({"cart_id":"a1b2c3d4e5f6"})json"}, key_running, malformed, busy};
inline constexpr Answer cart[] = {
    {200, "The cart.", "Cart",
     R"json({"cart_id":"a1b2c3d4e5f6","items":[{"product_id":3,"name":"Mechanical Keyboard","price":89.99,)json"
     R"json("quantity":2,"line_total":179.98}],"total":179.98})json"},
    no_cart};
inline constexpr Answer item_added[] = {
    {200, "The new quantity of the product in the cart.", "ItemAdded",
     R"json({"cart_id":"a1b2c3d4e5f6","product_id":3,"quantity":2})json"},
    {400, "The quantity is below 1, the stock is insufficient, or the cart is full.", "Error",
     R"json({"detail":"Not enough stock for 'Mechanical Keyboard' (requested 76, available 75)"})json"},
    {404, "The cart or the product does not exist.", "Error", R"json({"detail":"Product not found"})json"},
    key_running,
    malformed,
    busy};
inline constexpr Answer item_removed[] = {{200, "The product was removed from the cart.", "ItemRemoved",
                                           R"json({"cart_id":"a1b2c3d4e5f6","removed_product_id":3})json"},
                                          {404, "The cart does not exist or does not contain the product.", "Error",
                                           R"json({"detail":"Item not in cart"})json"},
                                          key_running,
                                          malformed,
                                          busy};
inline constexpr Answer receipt[] = {
    {200, "The created order. It awaits payment, unless its total is 0.", "Receipt",
     R"json({"order_id":"abc123def456","total":179.98,)json"
     R"json("message":"Send order_id and total to the payments backend to complete purchase."})json"},
    {400, "The cart is empty, or the stock is insufficient.", "Error", R"json({"detail":"Cart is empty"})json"},
    no_cart,
    key_running,
    busy};
inline constexpr Answer settlement[] = {
    {200, "The new status of the order.", "Settlement",
     R"json({"order_id":"abc123def456","status":"paid","message":"Payment confirmed. Stock updated."})json"},
    {400,
     "The order is already settled, its stock is no longer available, or `status` is neither `success` nor `failed`.",
     "Error", R"json({"detail":"Order already processed (status: paid)"})json"},
    {401, "The server requires signed callbacks, and the signature is missing or wrong.", "Error",
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

inline constexpr Operation operations[] = {
    {.method = get,
     .path = "/categories",
     .id = "list_categories",
     .about = "Lists all categories.",
     .answers = categories},
    {.method = get,
     .path = "/categories/{category_id}",
     .id = "get_category",
     .about = "Retrieves a category.",
     .parameters = category_path,
     .answers = category},
    {.method = get,
     .path = "/brands",
     .id = "list_brands",
     .about = "Lists all brands in use.",
     .parameters = brands_query,
     .answers = brands},
    {.method = get,
     .path = "/products",
     .id = "search_products",
     .about = "Searches, filters, sorts and counts products.",
     .parameters = products_query,
     .answers = products},
    {.method = get,
     .path = "/products/{product_id}",
     .id = "get_product",
     .about = "Retrieves a product with its available stock.",
     .parameters = product_path,
     .answers = product},
    {.method = get,
     .path = "/products/{product_id}/related",
     .id = "list_related_products",
     .about = "Lists other products of the same category, best rated first.",
     .parameters = related_query,
     .answers = related},
    {.method = post,
     .path = "/cart",
     .id = "create_cart",
     .about = "Creates an empty cart.",
     .parameters = key_header,
     .answers = cart_opened},
    {.method = get,
     .path = "/cart/{cart_id}",
     .id = "get_cart",
     .about = "Retrieves a cart at current prices.",
     .parameters = cart_path,
     .answers = cart},
    {.method = post,
     .path = "/cart/{cart_id}/items",
     .id = "add_cart_item",
     .about = "Adds a quantity of a product to a cart.",
     .parameters = cart_path_and_key,
     .body = {"NewItem", R"({"product_id": 3, "quantity": 2})"},
     .answers = item_added},
    {.method = delete_,
     .path = "/cart/{cart_id}/items/{product_id}",
     .id = "remove_cart_item",
     .about = "Removes a product from a cart.",
     .parameters = item_path_and_key,
     .answers = item_removed},
    {.method = post,
     .path = "/cart/{cart_id}/checkout",
     .id = "check_out_cart",
     .about = "Creates an order from a cart and reserves its stock.",
     .parameters = cart_path_and_key,
     .answers = receipt},
    {.method = post,
     .path = "/payments/confirm",
     .id = "confirm_payment",
     .about = "Records the result of a payment that the payments server reports.",
     .parameters = confirm_headers,
     .body = {"Confirmation", R"({"order_id": "abc123def456", "status": "success"})"},
     .answers = settlement},
    {.method = get,
     .path = "/orders/{order_id}",
     .id = "get_order",
     .about = "Retrieves an order at the prices of its checkout.",
     .parameters = order_path,
     .answers = order},
};

/// JSON Schemas by name.
std::string_view schemas();

} // namespace cartwright::api::storefront::manual
