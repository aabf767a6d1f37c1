#include "api/reseller/handlers.hpp"

#include "api/reseller/replies/replies.hpp"
#include "api/reseller/requests/requests.hpp"

namespace cartwright::api::reseller {

void list_customers(RequestContext& context) {
    context.read(customers_listed(context), operations::list_customers, customers);
}
void add_customer(RequestContext& context) {
    context.write(customer_added(context), operations::add_customer, customer_added);
}
void show_customer(RequestContext& context) {
    context.read(customer_shown(context), operations::show_customer, customer);
}
void change_customer(RequestContext& context) {
    context.write(customer_changed(context), operations::change_customer, customer);
}
void list_cloud_profiles(RequestContext& context) {
    context.read(cloud_profiles_listed(context), operations::list_cloud_profiles, cloud_profiles);
}

void list_products(RequestContext& context) {
    context.read(products_listed(context), operations::list_plans, products);
}
void show_product(RequestContext& context) { context.read(product_shown(context), operations::show_plan, product); }
void enable_product(RequestContext& context) {
    context.write(product_enabled(context), operations::enable_plan, product);
}
void disable_product(RequestContext& context) {
    context.write(product_disabled(context), operations::enable_plan, product);
}
void price_products(RequestContext& context) {
    context.read(products_priced(context), operations::price_plans, prices);
}
void list_categories(RequestContext& context) {
    context.read(categories_listed(context), operations::list_plan_names, categories);
}
void list_verticals(RequestContext& context) {
    context.read(verticals_listed(context), operations::list_plan_names, verticals);
}
void list_templates(RequestContext& context) {
    context.read(templates_listed(context), operations::list_templates, templates);
}
void show_template(RequestContext& context) {
    context.read(template_shown(context), operations::show_template, provision_template);
}

void list_carts(RequestContext& context) {
    context.read(carts_listed(context), operations::list_customer_carts, carts);
}
void open_cart(RequestContext& context) {
    context.write(cart_opened(context), operations::open_customer_cart, cart_opened);
}
void show_cart(RequestContext& context) { context.read(cart_shown(context), operations::show_customer_cart, cart); }
void change_cart(RequestContext& context) {
    context.write(cart_changed(context), operations::change_customer_cart, cart);
}
void remove_cart(RequestContext& context) {
    context.write(cart_removed(context), operations::remove_customer_cart, cart_removed);
}
void list_items(RequestContext& context) { context.read(items_listed(context), operations::show_customer_cart, items); }
void add_item(RequestContext& context) {
    context.write(item_added(context), operations::add_customer_item, item_added);
}
void show_item(RequestContext& context) { context.read(item_shown(context), operations::show_customer_item, item); }
void change_item(RequestContext& context) {
    context.write(item_changed(context), operations::change_customer_item, item);
}
void remove_item(RequestContext& context) {
    context.write(item_removed(context), operations::remove_customer_item, item_removed);
}
void check_out(RequestContext& context) {
    context.write(cart_checked_out(context), operations::check_out_customer_cart, orders_placed);
}

void list_orders(RequestContext& context) {
    context.read(orders_listed(context), operations::list_vendor_orders, orders);
}
void list_orders_of_customer(RequestContext& context) {
    context.read(orders_of_customer_listed(context), operations::list_vendor_orders, orders);
}
void submit_order(RequestContext& context) {
    context.write(order_submitted(context), operations::submit_vendor_order, orders_placed);
}
void show_order(RequestContext& context) { context.read(order_shown(context), operations::show_vendor_order, order); }
void cancel_order(RequestContext& context) {
    context.write(order_cancelled(context), operations::cancel_vendor_order, order);
}

void list_subscriptions(RequestContext& context) {
    context.read(subscriptions_listed(context), operations::list_subscriptions, subscriptions);
}
void list_subscriptions_of_customer(RequestContext& context) {
    context.read(subscriptions_of_customer_listed(context), operations::list_subscriptions, subscriptions);
}
void show_subscription(RequestContext& context) {
    context.read(subscription_shown(context), operations::show_subscription, subscription);
}
void suspend_subscription(RequestContext& context) {
    context.write(subscription_suspended(context), operations::move_subscription, subscription);
}
void resume_subscription(RequestContext& context) {
    context.write(subscription_resumed(context), operations::move_subscription, subscription);
}
void cancel_subscription(RequestContext& context) {
    context.write(subscription_cancelled(context), operations::move_subscription, subscription);
}
void renew_subscription(RequestContext& context) {
    context.write(subscription_renewed(context), operations::renew_subscription, orders_placed);
}

} // namespace cartwright::api::reseller
