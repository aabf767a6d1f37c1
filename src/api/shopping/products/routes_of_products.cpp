#include "api/shopping/products/routes_of_products.hpp"

#include "api/shopping/accounts/words_of_routes.hpp"
#include "api/shopping/products/manual_of_products.hpp"
#include "api/shopping/products/product_replies.hpp"
#include "api/shopping/products/product_requests.hpp"

namespace cartwright::api::shopping {

namespace {

using http::Method;

void create_product(RequestContext& context) {
    context.write(read_create_product(context), operations::create_product, write_created_product);
}

void show_product(RequestContext& context) {
    context.read(read_show_product(context), operations::show_product, write_product);
}

void list_products(RequestContext& context) {
    context.read_at_length(good(operations::ListProducts{}), operations::list_products, write_products);
}

void change_product(RequestContext& context) {
    context.write(read_change_product(context), operations::change_product, write_no_content);
}

void remove_product(RequestContext& context) {
    context.write(read_remove_product(context), operations::remove_product, write_no_content);
}

constexpr std::string_view wish = "ShoppingProductWish";

constexpr Route table_of_products[] = {
    {Method::post, "/shopping/products", create_product, "create_shopping_product",
     "Lets an admin put a product on sale.", manual::write, wish, manual::product_wish_example, manual::made_product,
     admins},
    {Method::get,
     "/shopping/products",
     list_products,
     "list_shopping_products",
     "Lists all products.",
     {},
     no_body,
     no_body,
     manual::listed_products,
     everyone},
    {Method::get, "/shopping/products/{product_id}", show_product, "get_shopping_product", "Returns a product.",
     manual::seen_product, no_body, no_body, manual::shown_product, everyone},
    {Method::put, "/shopping/products/{product_id}", change_product, "update_shopping_product",
     "Lets an admin change a product; fields that are absent keep their values.", manual::changed_product, wish,
     manual::product_change_example, manual::kept_product, admins},
    {Method::delete_, "/shopping/products/{product_id}", remove_product, "delete_shopping_product",
     "Lets an admin take a product off sale in all APIs.", manual::changed_product, keys_alone, manual::keys_example,
     manual::gone_product, admins},
};

} // namespace

std::span<const Route> product_routes() { return table_of_products; }

} // namespace cartwright::api::shopping
