#pragma once

#include "api/core/request_context.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/subscriptions.hpp"

/// Parses resellers' requests into commands. All parsing is done here, once.
namespace cartwright::api::reseller {

Result<operations::ListCustomers> customers_listed(const RequestContext& context);
Result<operations::AddCustomer> customer_added(RequestContext& context);
Result<operations::ShowCustomer> customer_shown(const RequestContext& context);
Result<operations::ChangeCustomer> customer_changed(RequestContext& context);
Result<operations::ListCloudProfiles> cloud_profiles_listed(const RequestContext& context);

Result<operations::ListPlans> products_listed(const RequestContext& context);
Result<operations::ShowPlan> product_shown(const RequestContext& context);
Result<operations::EnablePlan> product_enabled(const RequestContext& context);
Result<operations::EnablePlan> product_disabled(const RequestContext& context);
Result<operations::PricePlans> products_priced(RequestContext& context);
Result<operations::ListPlanNames> categories_listed(const RequestContext& context);
Result<operations::ListPlanNames> verticals_listed(const RequestContext& context);
Result<operations::ListTemplates> templates_listed(const RequestContext& context);
Result<operations::ShowTemplate> template_shown(const RequestContext& context);

Result<operations::ListCustomerCarts> carts_listed(const RequestContext& context);
Result<operations::ShowCustomerCart> items_listed(const RequestContext& context);
Result<operations::OpenCustomerCart> cart_opened(RequestContext& context);
Result<operations::ShowCustomerCart> cart_shown(const RequestContext& context);
Result<operations::ChangeCustomerCart> cart_changed(RequestContext& context);
Result<operations::RemoveCustomerCart> cart_removed(const RequestContext& context);
Result<operations::AddCustomerItem> item_added(RequestContext& context);
Result<operations::ShowCustomerItem> item_shown(const RequestContext& context);
Result<operations::ChangeCustomerItem> item_changed(RequestContext& context);
Result<operations::RemoveCustomerItem> item_removed(const RequestContext& context);
Result<operations::CheckOutCustomerCart> cart_checked_out(RequestContext& context);

Result<operations::ListVendorOrders> orders_listed(const RequestContext& context);             // of an account
Result<operations::ListVendorOrders> orders_of_customer_listed(const RequestContext& context); // of one customer
Result<operations::ShowVendorOrder> order_shown(const RequestContext& context);
Result<operations::SubmitVendorOrder> order_submitted(RequestContext& context);
Result<operations::CancelVendorOrder> order_cancelled(const RequestContext& context);

Result<operations::ListSubscriptions> subscriptions_listed(const RequestContext& context);
Result<operations::ListSubscriptions> subscriptions_of_customer_listed(const RequestContext& context);
Result<operations::ShowSubscription> subscription_shown(const RequestContext& context);
Result<operations::MoveSubscription> subscription_suspended(const RequestContext& context);
Result<operations::MoveSubscription> subscription_resumed(const RequestContext& context);
Result<operations::MoveSubscription> subscription_cancelled(const RequestContext& context);
Result<operations::RenewSubscription> subscription_renewed(RequestContext& context);

} // namespace cartwright::api::reseller
