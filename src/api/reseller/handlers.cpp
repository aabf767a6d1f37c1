#include "api/reseller/handlers.hpp"

#include "api/reseller/replies/replies.hpp"
#include "api/reseller/requests/requests.hpp"

namespace cartwright::api::reseller {

void list_customers(RequestContext& context) {
    context.read(read_list_customers(context), operations::list_customers, write_customers);
}
void add_customer(RequestContext& context) {
    context.write(read_add_customer(context), operations::add_customer, write_added_customer);
}
void show_customer(RequestContext& context) {
    context.read(read_show_customer(context), operations::show_customer, write_customer);
}
void change_customer(RequestContext& context) {
    context.write(read_change_customer(context), operations::change_customer, write_customer);
}
void list_cloud_profiles(RequestContext& context) {
    context.read(read_list_cloud_profiles(context), operations::list_cloud_profiles, write_cloud_profiles);
}

void list_products(RequestContext& context) {
    context.read(read_list_plans(context), operations::list_plans, write_products);
}
void show_product(RequestContext& context) {
    context.read(read_show_plan(context), operations::show_plan, write_product);
}
void enable_product(RequestContext& context) {
    context.write(read_enable_plan(context), operations::enable_plan, write_product);
}
void disable_product(RequestContext& context) {
    context.write(read_disable_plan(context), operations::enable_plan, write_product);
}
void price_products(RequestContext& context) {
    context.read(read_price_plans(context), operations::price_plans, write_prices);
}
void list_categories(RequestContext& context) {
    context.read(read_list_categories(context), operations::list_plan_names, write_categories);
}
void list_verticals(RequestContext& context) {
    context.read(read_list_verticals(context), operations::list_plan_names, write_verticals);
}
void list_templates(RequestContext& context) {
    context.read(read_list_templates(context), operations::list_templates, write_templates);
}
void show_template(RequestContext& context) {
    context.read(read_show_template(context), operations::show_template, write_provision_template);
}

void list_carts(RequestContext& context) {
    context.read(read_list_customer_carts(context), operations::list_customer_carts, write_carts);
}
void open_cart(RequestContext& context) {
    context.write(read_open_customer_cart(context), operations::open_customer_cart, write_opened_cart);
}
void show_cart(RequestContext& context) {
    context.read(read_show_customer_cart(context), operations::show_customer_cart, write_cart);
}
void change_cart(RequestContext& context) {
    context.write(read_change_customer_cart(context), operations::change_customer_cart, write_cart);
}
void remove_cart(RequestContext& context) {
    context.write(read_remove_customer_cart(context), operations::remove_customer_cart, write_removed_cart);
}
void list_items(RequestContext& context) {
    context.read(read_list_customer_items(context), operations::show_customer_cart, write_items);
}
void add_item(RequestContext& context) {
    context.write(read_add_customer_item(context), operations::add_customer_item, write_added_item);
}
void show_item(RequestContext& context) {
    context.read(read_show_customer_item(context), operations::show_customer_item, write_item);
}
void change_item(RequestContext& context) {
    context.write(read_change_customer_item(context), operations::change_customer_item, write_item);
}
void remove_item(RequestContext& context) {
    context.write(read_remove_customer_item(context), operations::remove_customer_item, write_removed_item);
}
void check_out(RequestContext& context) {
    context.write(read_check_out_customer_cart(context), operations::check_out_customer_cart, write_placed_orders);
}

void list_orders(RequestContext& context) {
    context.read(read_list_vendor_orders(context), operations::list_vendor_orders, write_orders);
}
void list_orders_of_customer(RequestContext& context) {
    context.read(read_list_vendor_orders_of_customer(context), operations::list_vendor_orders, write_orders);
}
void submit_order(RequestContext& context) {
    context.write(read_submit_vendor_order(context), operations::submit_vendor_order, write_placed_orders);
}
void show_order(RequestContext& context) {
    context.read(read_show_vendor_order(context), operations::show_vendor_order, write_order);
}
void cancel_order(RequestContext& context) {
    context.write(read_cancel_vendor_order(context), operations::cancel_vendor_order, write_order);
}

void list_subscriptions(RequestContext& context) {
    context.read(read_list_subscriptions(context), operations::list_subscriptions, write_subscriptions);
}
void list_subscriptions_of_customer(RequestContext& context) {
    context.read(read_list_subscriptions_of_customer(context), operations::list_subscriptions, write_subscriptions);
}
void show_subscription(RequestContext& context) {
    context.read(read_show_subscription(context), operations::show_subscription, write_subscription);
}
void suspend(RequestContext& context) {
    context.write(read_suspend_subscription(context), operations::move_subscription, write_subscription);
}
void resume(RequestContext& context) {
    context.write(read_resume_subscription(context), operations::move_subscription, write_subscription);
}
void cancel(RequestContext& context) {
    context.write(read_cancel_subscription(context), operations::move_subscription, write_subscription);
}
void renew(RequestContext& context) {
    context.write(read_renew_subscription(context), operations::renew_subscription, write_placed_orders);
}

} // namespace cartwright::api::reseller
