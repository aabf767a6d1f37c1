#pragma once

#include "api/core/exchange.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/subscriptions.hpp"

/// From what a client sent to what it wants: parsed once, here.
namespace cartwright::api::reseller {

Result<operations::ListCustomers> customers_listed(const Exchange& exchange);
Result<operations::AddCustomer> customer_added(Exchange& exchange);
Result<operations::ShowCustomer> customer_shown(const Exchange& exchange);
Result<operations::ChangeCustomer> customer_changed(Exchange& exchange);
Result<operations::ListCloudProfiles> cloud_profiles_listed(const Exchange& exchange);

Result<operations::ListPlans> products_listed(const Exchange& exchange);
Result<operations::ShowPlan> product_shown(const Exchange& exchange);
Result<operations::EnablePlan> product_enabled(const Exchange& exchange);
Result<operations::EnablePlan> product_disabled(const Exchange& exchange);
Result<operations::PricePlans> products_priced(Exchange& exchange);
Result<operations::ListPlanNames> categories_listed(const Exchange& exchange);
Result<operations::ListPlanNames> verticals_listed(const Exchange& exchange);
Result<operations::ListTemplates> templates_listed(const Exchange& exchange);
Result<operations::ShowTemplate> template_shown(const Exchange& exchange);

Result<operations::ListCustomerCarts> carts_listed(const Exchange& exchange);
Result<operations::ShowCustomerCart> items_listed(const Exchange& exchange);
Result<operations::OpenCustomerCart> cart_opened(Exchange& exchange);
Result<operations::ShowCustomerCart> cart_shown(const Exchange& exchange);
Result<operations::ChangeCustomerCart> cart_changed(Exchange& exchange);
Result<operations::RemoveCustomerCart> cart_removed(const Exchange& exchange);
Result<operations::AddCustomerItem> item_added(Exchange& exchange);
Result<operations::ShowCustomerItem> item_shown(const Exchange& exchange);
Result<operations::ChangeCustomerItem> item_changed(Exchange& exchange);
Result<operations::RemoveCustomerItem> item_removed(const Exchange& exchange);
Result<operations::CheckOutCustomerCart> cart_checked_out(Exchange& exchange);

Result<operations::ListVendorOrders> orders_listed(const Exchange& exchange);             // of an account
Result<operations::ListVendorOrders> orders_of_customer_listed(const Exchange& exchange); // of one customer
Result<operations::ShowVendorOrder> order_shown(const Exchange& exchange);
Result<operations::SubmitVendorOrder> order_submitted(Exchange& exchange);
Result<operations::CancelVendorOrder> order_cancelled(const Exchange& exchange);

Result<operations::ListSubscriptions> subscriptions_listed(const Exchange& exchange);
Result<operations::ListSubscriptions> subscriptions_of_customer_listed(const Exchange& exchange);
Result<operations::ShowSubscription> subscription_shown(const Exchange& exchange);
Result<operations::MoveSubscription> subscription_suspended(const Exchange& exchange);
Result<operations::MoveSubscription> subscription_resumed(const Exchange& exchange);
Result<operations::MoveSubscription> subscription_cancelled(const Exchange& exchange);
Result<operations::RenewSubscription> subscription_renewed(Exchange& exchange);

} // namespace cartwright::api::reseller
