#include "api/shopping/products/routes_of_products.hpp"

#include "api/shopping/accounts/who_may.hpp"
#include "api/shopping/products/manual_of_products.hpp"
#include "api/shopping/products/product_replies.hpp"
#include "api/shopping/products/product_requests.hpp"

namespace cartwright::api::shopping {

namespace {

using enum http::Method;

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

constexpr Route table_of_products[] = {
    {post, "/shopping/products", create_product, admins},
    {get, "/shopping/products", list_products, anyone},
    {get, "/shopping/products/{product_id}", show_product, anyone},
    {put, "/shopping/products/{product_id}", change_product, admins},
    {delete_, "/shopping/products/{product_id}", remove_product, admins},
};

} // namespace

RouteTable product_routes() { return {table_of_products, manual::product_operations}; }

} // namespace cartwright::api::shopping
