#include "api/storefront/door.hpp"

#include "api/core/complaint.hpp"
#include "api/core/request_context.hpp"
#include "api/storefront/manual.hpp"
#include "api/storefront/refusals.hpp"
#include "api/storefront/replies.hpp"
#include "api/storefront/requests.hpp"
#include "domain/refusal.hpp"

#include <utility>

namespace cartwright::api::storefront {

namespace {

using enum http::Method;

void list_categories(RequestContext& context) { context.answer(write_categories(*context.shop().categories().all())); }

Result<http::Reply> reply_with_category(RequestContext& context) {
    const CategoryId id = TRY(read_category_id(context));
    const auto all = context.shop().categories().all();
    const Category* found = shelf::find(*all, id);
    if (found == nullptr) return refuse(Why::category_not_found);
    return write_category(*found);
}

Result<http::Reply> reply_with_products(RequestContext& context) {
    const shelf::Wish wish = TRY(read_search_products(context));
    return write_products(context.shop().shelf().find(wish), wish);
}

Result<http::Reply> reply_with_product(RequestContext& context) {
    const shelf::Single single = context.shop().shelf().product(TRY(read_product_id(context)));
    if (single.found.item == nullptr) return refuse(Why::product_not_found);
    const auto all = context.shop().categories().all();
    return write_product(single.found, shelf::find(*all, single.found.item->product.category));
}

Result<http::Reply> reply_with_related_products(RequestContext& context) {
    const ProductId id = TRY(read_product_id(context));
    const std::int64_t limit = TRY(read_related_limit(context));
    if (context.shop().shelf().product(id).found.item == nullptr) return refuse(Why::product_not_found);
    return write_related_products(context.shop().shelf().related(id, limit));
}

Result<http::Reply> reply_with_brands(RequestContext& context) {
    return write_brands(context.shop().shelf().brands(TRY(read_category_filter(context))));
}

void show_category(RequestContext& context) { context.answer(reply_with_category(context)); }
void search_products(RequestContext& context) { context.answer(reply_with_products(context)); }
void show_product(RequestContext& context) { context.answer(reply_with_product(context)); }
void list_related(RequestContext& context) { context.answer(reply_with_related_products(context)); }
void list_brands(RequestContext& context) { context.answer(reply_with_brands(context)); }

void open_cart(RequestContext& context) {
    context.write(Result<operations::OpenCart>{}, operations::open_cart, write_opened_cart);
}
void show_cart(RequestContext& context) { context.read(read_show_cart(context), operations::show_cart, write_cart); }
void add_item(RequestContext& context) {
    context.write(read_add_item(context), operations::add_item, write_added_item);
}
void remove_item(RequestContext& context) {
    context.write(read_remove_item(context), operations::remove_item, write_removed_item);
}
void check_out(RequestContext& context) {
    context.write(read_check_out(context), operations::check_out, write_receipt);
}
void confirm_payment(RequestContext& context) {
    context.write(read_confirm_payment(context), operations::confirm_payment, write_settlement);
}
void show_order(RequestContext& context) {
    context.read(read_show_order(context), operations::show_order, write_order);
}

constexpr Route routes[] = {
    {get, "/categories", list_categories, anyone},
    {get, "/categories/{category_id}", show_category, anyone},
    {get, "/brands", list_brands, anyone},
    {get, "/products", search_products, anyone},
    {get, "/products/{product_id}", show_product, anyone},
    {get, "/products/{product_id}/related", list_related, anyone},
    {post, "/cart", open_cart, anyone.granting_access()},
    {get, "/cart/{cart_id}", show_cart, anyone},
    {post, "/cart/{cart_id}/items", add_item, anyone},
    {delete_, "/cart/{cart_id}/items/{product_id}", remove_item, anyone},
    {post, "/cart/{cart_id}/checkout", check_out, anyone},
    {post, "/payments/confirm", confirm_payment, anyone},
    {get, "/orders/{order_id}", show_order, anyone},
};

} // namespace

Door door(Terms terms) {
    return {.name = "storefront",
            .about =
                "Products, carts and checkout for shoppers without accounts; a payments server confirms the payments.",
            .prefix = "",
            .routes = {routes, manual::operations},
            .schemas = manual::schemas(),
            .terms = std::move(terms),
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::storefront
