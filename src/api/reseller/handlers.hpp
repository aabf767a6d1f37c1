#pragma once

#include "api/core/exchange.hpp"

/// What each route does: read, operate, write.
namespace cartwright::api::reseller {

void list_customers(Exchange& exchange);
void add_customer(Exchange& exchange);
void show_customer(Exchange& exchange);
void change_customer(Exchange& exchange);
void list_cloud_profiles(Exchange& exchange);

void list_products(Exchange& exchange);
void show_product(Exchange& exchange);
void enable_product(Exchange& exchange);
void disable_product(Exchange& exchange);
void price_products(Exchange& exchange);
void list_categories(Exchange& exchange);
void list_verticals(Exchange& exchange);
void list_templates(Exchange& exchange);
void show_template(Exchange& exchange);

void list_carts(Exchange& exchange);
void open_cart(Exchange& exchange);
void show_cart(Exchange& exchange);
void change_cart(Exchange& exchange);
void remove_cart(Exchange& exchange);
void list_items(Exchange& exchange);
void add_item(Exchange& exchange);
void show_item(Exchange& exchange);
void change_item(Exchange& exchange);
void remove_item(Exchange& exchange);
void check_out(Exchange& exchange);

void list_orders(Exchange& exchange);
void list_orders_of_customer(Exchange& exchange);
void submit_order(Exchange& exchange);
void show_order(Exchange& exchange);
void cancel_order(Exchange& exchange);

void list_subscriptions(Exchange& exchange);
void list_subscriptions_of_customer(Exchange& exchange);
void show_subscription(Exchange& exchange);
void suspend_subscription(Exchange& exchange);
void resume_subscription(Exchange& exchange);
void cancel_subscription(Exchange& exchange);
void renew_subscription(Exchange& exchange);

} // namespace cartwright::api::reseller
