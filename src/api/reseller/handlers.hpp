#pragma once

#include "api/core/request_context.hpp"

/// What each route does: read the request, run the operation, write the reply.
namespace cartwright::api::reseller {

void list_customers(RequestContext& context);
void add_customer(RequestContext& context);
void show_customer(RequestContext& context);
void change_customer(RequestContext& context);
void list_cloud_profiles(RequestContext& context);

void list_products(RequestContext& context);
void show_product(RequestContext& context);
void enable_product(RequestContext& context);
void disable_product(RequestContext& context);
void price_products(RequestContext& context);
void list_categories(RequestContext& context);
void list_verticals(RequestContext& context);
void list_templates(RequestContext& context);
void show_template(RequestContext& context);

void list_carts(RequestContext& context);
void open_cart(RequestContext& context);
void show_cart(RequestContext& context);
void change_cart(RequestContext& context);
void remove_cart(RequestContext& context);
void list_items(RequestContext& context);
void add_item(RequestContext& context);
void show_item(RequestContext& context);
void change_item(RequestContext& context);
void remove_item(RequestContext& context);
void check_out(RequestContext& context);

void list_orders(RequestContext& context);
void list_orders_of_customer(RequestContext& context);
void submit_order(RequestContext& context);
void show_order(RequestContext& context);
void cancel_order(RequestContext& context);

void list_subscriptions(RequestContext& context);
void list_subscriptions_of_customer(RequestContext& context);
void show_subscription(RequestContext& context);
/// What changes a subscription.
void suspend(RequestContext& context);
void resume(RequestContext& context);
void cancel(RequestContext& context);
void renew(RequestContext& context);

} // namespace cartwright::api::reseller
