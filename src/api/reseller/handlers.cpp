#include "api/reseller/handlers.hpp"

#include "api/reseller/replies/replies.hpp"
#include "api/reseller/requests/requests.hpp"

namespace cartwright::api::reseller {

void list_customers(Exchange& exchange) {
    exchange.read(customers_listed(exchange), operations::list_customers, customers);
}
void add_customer(Exchange& exchange) {
    exchange.write(customer_added(exchange), operations::add_customer, customer_added);
}
void show_customer(Exchange& exchange) { exchange.read(customer_shown(exchange), operations::show_customer, customer); }
void change_customer(Exchange& exchange) {
    exchange.write(customer_changed(exchange), operations::change_customer, customer);
}
void list_cloud_profiles(Exchange& exchange) {
    exchange.read(cloud_profiles_listed(exchange), operations::list_cloud_profiles, cloud_profiles);
}

void list_products(Exchange& exchange) { exchange.read(products_listed(exchange), operations::list_plans, products); }
void show_product(Exchange& exchange) { exchange.read(product_shown(exchange), operations::show_plan, product); }
void enable_product(Exchange& exchange) { exchange.write(product_enabled(exchange), operations::enable_plan, product); }
void disable_product(Exchange& exchange) {
    exchange.write(product_disabled(exchange), operations::enable_plan, product);
}
void price_products(Exchange& exchange) { exchange.read(products_priced(exchange), operations::price_plans, prices); }
void list_categories(Exchange& exchange) {
    exchange.read(categories_listed(exchange), operations::list_plan_names, categories);
}
void list_verticals(Exchange& exchange) {
    exchange.read(verticals_listed(exchange), operations::list_plan_names, verticals);
}
void list_templates(Exchange& exchange) {
    exchange.read(templates_listed(exchange), operations::list_templates, templates);
}
void show_template(Exchange& exchange) {
    exchange.read(template_shown(exchange), operations::show_template, provision_template);
}

void list_carts(Exchange& exchange) { exchange.read(carts_listed(exchange), operations::list_customer_carts, carts); }
void open_cart(Exchange& exchange) {
    exchange.write(cart_opened(exchange), operations::open_customer_cart, cart_opened);
}
void show_cart(Exchange& exchange) { exchange.read(cart_shown(exchange), operations::show_customer_cart, cart); }
void change_cart(Exchange& exchange) { exchange.write(cart_changed(exchange), operations::change_customer_cart, cart); }
void remove_cart(Exchange& exchange) {
    exchange.write(cart_removed(exchange), operations::remove_customer_cart, cart_removed);
}
void list_items(Exchange& exchange) { exchange.read(items_listed(exchange), operations::show_customer_cart, items); }
void add_item(Exchange& exchange) { exchange.write(item_added(exchange), operations::add_customer_item, item_added); }
void show_item(Exchange& exchange) { exchange.read(item_shown(exchange), operations::show_customer_item, item); }
void change_item(Exchange& exchange) { exchange.write(item_changed(exchange), operations::change_customer_item, item); }
void remove_item(Exchange& exchange) {
    exchange.write(item_removed(exchange), operations::remove_customer_item, item_removed);
}
void check_out(Exchange& exchange) {
    exchange.write(cart_checked_out(exchange), operations::check_out_customer_cart, orders_placed);
}

void list_orders(Exchange& exchange) { exchange.read(orders_listed(exchange), operations::list_vendor_orders, orders); }
void list_orders_of_customer(Exchange& exchange) {
    exchange.read(orders_of_customer_listed(exchange), operations::list_vendor_orders, orders);
}
void submit_order(Exchange& exchange) {
    exchange.write(order_submitted(exchange), operations::submit_vendor_order, orders_placed);
}
void show_order(Exchange& exchange) { exchange.read(order_shown(exchange), operations::show_vendor_order, order); }
void cancel_order(Exchange& exchange) {
    exchange.write(order_cancelled(exchange), operations::cancel_vendor_order, order);
}

void list_subscriptions(Exchange& exchange) {
    exchange.read(subscriptions_listed(exchange), operations::list_subscriptions, subscriptions);
}
void list_subscriptions_of_customer(Exchange& exchange) {
    exchange.read(subscriptions_of_customer_listed(exchange), operations::list_subscriptions, subscriptions);
}
void show_subscription(Exchange& exchange) {
    exchange.read(subscription_shown(exchange), operations::show_subscription, subscription);
}
void suspend_subscription(Exchange& exchange) {
    exchange.write(subscription_suspended(exchange), operations::move_subscription, subscription);
}
void resume_subscription(Exchange& exchange) {
    exchange.write(subscription_resumed(exchange), operations::move_subscription, subscription);
}
void cancel_subscription(Exchange& exchange) {
    exchange.write(subscription_cancelled(exchange), operations::move_subscription, subscription);
}
void renew_subscription(Exchange& exchange) {
    exchange.write(subscription_renewed(exchange), operations::renew_subscription, orders_placed);
}

} // namespace cartwright::api::reseller
