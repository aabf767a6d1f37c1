#include "api/storefront/door.hpp"

#include "api/core/complaint.hpp"
#include "api/core/exchange.hpp"
#include "api/storefront/manual.hpp"
#include "api/storefront/refusals.hpp"
#include "api/storefront/replies.hpp"
#include "api/storefront/requests.hpp"
#include "domain/refusal.hpp"

#include <utility>

namespace cartwright::api::storefront {

namespace {

using http::Method;

void list_categories(Exchange& exchange) { exchange.answer(categories(*exchange.shop().categories().all())); }

Result<http::Reply> category_shown(Exchange& exchange) {
    const CategoryId id = TRY(category_in(exchange));
    const auto all = exchange.shop().categories().all();
    const Category* found = shelf::find(*all, id);
    if (found == nullptr) return refuse(Why::category_not_found);
    return category(*found);
}

Result<http::Reply> products_found(Exchange& exchange) {
    const shelf::Wish wish = TRY(products_wished(exchange));
    return products(exchange.shop().shelf().find(wish), wish);
}

Result<http::Reply> product_shown(Exchange& exchange) {
    const shelf::Single single = exchange.shop().shelf().product(TRY(product_in(exchange)));
    if (single.found.item == nullptr) return refuse(Why::product_not_found);
    const auto all = exchange.shop().categories().all();
    return product(single.found, shelf::find(*all, single.found.item->product.category));
}

Result<http::Reply> related_found(Exchange& exchange) {
    const ProductId id = TRY(product_in(exchange));
    const std::int64_t limit = TRY(related_limit(exchange));
    if (exchange.shop().shelf().product(id).found.item == nullptr) return refuse(Why::product_not_found);
    return related(exchange.shop().shelf().related(id, limit));
}

Result<http::Reply> brands_found(Exchange& exchange) {
    return brands(exchange.shop().shelf().brands(TRY(category_wished(exchange))));
}

void show_category(Exchange& exchange) { exchange.answer(category_shown(exchange)); }
void search_products(Exchange& exchange) { exchange.answer(products_found(exchange)); }
void show_product(Exchange& exchange) { exchange.answer(product_shown(exchange)); }
void list_related(Exchange& exchange) { exchange.answer(related_found(exchange)); }
void list_brands(Exchange& exchange) { exchange.answer(brands_found(exchange)); }

void open_cart(Exchange& exchange) {
    exchange.write(Result<operations::OpenCart>{}, operations::open_cart, cart_opened);
}
void show_cart(Exchange& exchange) { exchange.read(cart_shown(exchange), operations::show_cart, cart); }
void add_item(Exchange& exchange) { exchange.write(item_added(exchange), operations::add_item, item_added); }
void remove_item(Exchange& exchange) { exchange.write(item_removed(exchange), operations::remove_item, item_removed); }
void check_out(Exchange& exchange) { exchange.write(cart_checked_out(exchange), operations::check_out, receipt); }
void confirm_payment(Exchange& exchange) {
    exchange.write(payment_confirmed(exchange), operations::confirm_payment, settlement);
}
void show_order(Exchange& exchange) { exchange.read(order_shown(exchange), operations::show_order, order); }

constexpr Route routes[] = {
    {Method::get, "/categories", list_categories, "list_categories", "All categories.", {}, {}, {}, manual::categories},
    {Method::get,
     "/categories/{category_id}",
     show_category,
     "show_category",
     "One category.",
     manual::category_path,
     {},
     {},
     manual::category},
    {Method::get,
     "/brands",
     list_brands,
     "list_brands",
     "All brands in use.",
     manual::brands_query,
     {},
     {},
     manual::brands},
    {Method::get,
     "/products",
     search_products,
     "search_products",
     "Filters, searches, sorts and counts products.",
     manual::products_query,
     {},
     {},
     manual::products},
    {Method::get,
     "/products/{product_id}",
     show_product,
     "show_product",
     "One product with what can still be bought of it.",
     manual::product_path,
     {},
     {},
     manual::product},
    {Method::get,
     "/products/{product_id}/related",
     list_related,
     "list_related",
     "Others of the same category, best rated first.",
     manual::related_query,
     {},
     {},
     manual::related},
    {Method::post,
     "/cart",
     open_cart,
     "open_cart",
     "Opens an empty cart.",
     manual::key_header,
     {},
     {},
     manual::cart_opened,
     {},
     true,
     false,
     nullptr,
     true},
    {Method::get,
     "/cart/{cart_id}",
     show_cart,
     "show_cart",
     "What is in a cart, at today's prices.",
     manual::cart_path,
     {},
     {},
     manual::cart},
    {Method::post, "/cart/{cart_id}/items", add_item, "add_item", "Puts more pieces of a product into a cart.",
     manual::cart_path_and_key, "NewItem", R"({"product_id": 3, "quantity": 2})", manual::item_added},
    {Method::delete_,
     "/cart/{cart_id}/items/{product_id}",
     remove_item,
     "remove_item",
     "Takes a product out of a cart.",
     manual::item_path_and_key,
     {},
     {},
     manual::item_removed},
    {Method::post,
     "/cart/{cart_id}/checkout",
     check_out,
     "check_out",
     "Makes an order of a cart and holds its stock.",
     manual::cart_path_and_key,
     {},
     {},
     manual::receipt},
    {Method::post, "/payments/confirm", confirm_payment, "confirm_payment", "The payments server's word on an order.",
     manual::confirm_headers, "Confirmation", R"({"order_id": "abc123def456", "status": "success"})",
     manual::settlement},
    {Method::get,
     "/orders/{order_id}",
     show_order,
     "show_order",
     "An order as promised at the checkout.",
     manual::order_path,
     {},
     {},
     manual::order},
};

} // namespace

Door door(Terms terms) {
    return {.name = "storefront",
            .about = "Products, cart and checkout for shoppers, with payment confirmed by a payments server.",
            .prefix = "",
            .routes = routes,
            .schemas = manual::schemas(),
            .terms = std::move(terms),
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::storefront
