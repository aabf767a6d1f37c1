#pragma once

#include "api/shopping/accounts/manual_parts.hpp"

/// The manual of products.
namespace cartwright::api::shopping::manual {

using enum http::Method;

inline constexpr Parameter product{"path", "product_id", text, "The product's id: 24 hexadecimal digits."};
inline constexpr Parameter seen_product[] = {product};
inline constexpr Parameter changed_product[] = {once, product};

inline constexpr std::string_view product_example =
    R"({"_id": {"$oid": "5a88618a421aa916385a3b45"}, "brand": "Ford", "category": "Cars", )"
    R"("created_at": "2018-02-17T17:08:26.373Z", "name": "Ford Ecosport", "price": "120000.0", "public": "yes", )"
    R"("resource_class": "User", "resource_id": "5a870959421aa90f36a35558", )"
    R"("updated_at": "2018-02-17T17:08:26.373Z"})";
inline constexpr std::string_view product_wish_example =
    R"({"product": {"price": 120000, "name": "Ford Ecosport", "category": "Cars", "brand": "Ford"}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view product_change_example =
    R"({"product": {"price": 1012.25, "stock": 20}, "api_key": "…", "current_app_id": "…"})";

inline constexpr Answer invalid_product{
    422, "A field is invalid, the caller is not an admin, or the product does not exist.", "ShoppingInvalid",
    R"({"errors": {"price": ["is not a number"]}})"};
inline constexpr Answer made_product[] = {
    {201, "The new product. It is also on sale in the storefront API.", "ShoppingProduct", product_example},
    not_json,
    not_signed_in,
    invalid_product};
inline constexpr Answer shown_product[] = {
    {200, "The product.", "ShoppingProduct", product_example},
    {404, "The product does not exist.", "ShoppingRefused", R"({"errors": "Not Found"})"}};
inline constexpr Answer listed_products[] = {
    {200, "All products of the shop itself, the oldest first.", "ShoppingProducts", {}}};
inline constexpr Answer kept_product[] = {
    {204, "Success; the reply has no body.", {}, {}}, not_json, not_signed_in, invalid_product};
inline constexpr Answer gone_product[] = {
    {204, "The product is no longer on sale in any API.", {}, {}}, not_json, not_signed_in, not_found};

inline constexpr std::string_view wish = "ShoppingProductWish";
inline constexpr Operation product_operations[] = {
    {.method = post,
     .path = "/shopping/products",
     .id = "create_shopping_product",
     .about = "Lets an admin put a product on sale.",
     .parameters = write,
     .body = {wish, product_wish_example},
     .answers = made_product},
    {.method = get,
     .path = "/shopping/products",
     .id = "list_shopping_products",
     .about = "Lists all products.",
     .answers = listed_products},
    {.method = get,
     .path = "/shopping/products/{product_id}",
     .id = "get_shopping_product",
     .about = "Returns a product.",
     .parameters = seen_product,
     .answers = shown_product},
    {.method = put,
     .path = "/shopping/products/{product_id}",
     .id = "update_shopping_product",
     .about = "Lets an admin change a product; fields that are absent keep their values.",
     .parameters = changed_product,
     .body = {wish, product_change_example},
     .answers = kept_product},
    {.method = delete_,
     .path = "/shopping/products/{product_id}",
     .id = "delete_shopping_product",
     .about = "Lets an admin take a product off sale in all APIs.",
     .parameters = changed_product,
     .body = keys_alone,
     .answers = gone_product},
};

} // namespace cartwright::api::shopping::manual
