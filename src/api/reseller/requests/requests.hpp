#pragma once

#include "api/core/request_context.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/subscriptions.hpp"

/// Parses resellers' requests into commands. All parsing is done here, once.
namespace cartwright::api::reseller {

Result<operations::ListCustomers> read_list_customers(const RequestContext& context);
Result<operations::AddCustomer> read_add_customer(RequestContext& context);
Result<operations::ShowCustomer> read_show_customer(const RequestContext& context);
Result<operations::ChangeCustomer> read_change_customer(RequestContext& context);
Result<operations::ListCloudProfiles> read_list_cloud_profiles(const RequestContext& context);

Result<operations::ListPlans> read_list_plans(const RequestContext& context);
Result<operations::ShowPlan> read_show_plan(const RequestContext& context);
Result<operations::EnablePlan> read_enable_plan(const RequestContext& context);
Result<operations::EnablePlan> read_disable_plan(const RequestContext& context);
Result<operations::PricePlans> read_price_plans(RequestContext& context);
Result<operations::ListPlanNames> read_list_categories(const RequestContext& context);
Result<operations::ListPlanNames> read_list_verticals(const RequestContext& context);
Result<operations::ListTemplates> read_list_templates(const RequestContext& context);
Result<operations::ShowTemplate> read_show_template(const RequestContext& context);

Result<operations::ListCustomerCarts> read_list_customer_carts(const RequestContext& context);
Result<operations::ShowCustomerCart> read_list_customer_items(const RequestContext& context);
Result<operations::OpenCustomerCart> read_open_customer_cart(RequestContext& context);
Result<operations::ShowCustomerCart> read_show_customer_cart(const RequestContext& context);
Result<operations::ChangeCustomerCart> read_change_customer_cart(RequestContext& context);
Result<operations::RemoveCustomerCart> read_remove_customer_cart(const RequestContext& context);
Result<operations::AddCustomerItem> read_add_customer_item(RequestContext& context);
Result<operations::ShowCustomerItem> read_show_customer_item(const RequestContext& context);
Result<operations::ChangeCustomerItem> read_change_customer_item(RequestContext& context);
Result<operations::RemoveCustomerItem> read_remove_customer_item(const RequestContext& context);
Result<operations::CheckOutCustomerCart> read_check_out_customer_cart(RequestContext& context);

Result<operations::ListVendorOrders> read_list_vendor_orders(const RequestContext& context); // of an account
Result<operations::ListVendorOrders>
read_list_vendor_orders_of_customer(const RequestContext& context); // of one customer
Result<operations::ShowVendorOrder> read_show_vendor_order(const RequestContext& context);
Result<operations::SubmitVendorOrder> read_submit_vendor_order(RequestContext& context);
Result<operations::CancelVendorOrder> read_cancel_vendor_order(const RequestContext& context);

Result<operations::ListSubscriptions> read_list_subscriptions(const RequestContext& context);
Result<operations::ListSubscriptions> read_list_subscriptions_of_customer(const RequestContext& context);
Result<operations::ShowSubscription> read_show_subscription(const RequestContext& context);
Result<operations::MoveSubscription> read_suspend_subscription(const RequestContext& context);
Result<operations::MoveSubscription> read_resume_subscription(const RequestContext& context);
Result<operations::MoveSubscription> read_cancel_subscription(const RequestContext& context);
Result<operations::RenewSubscription> read_renew_subscription(RequestContext& context);

} // namespace cartwright::api::reseller
