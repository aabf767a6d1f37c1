#pragma once

#include "http/message.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/subscriptions.hpp"

/// Writes replies in the format of the resellers' documents.
namespace cartwright::api::reseller {

http::Reply write_added_customer(const operations::AddedCustomer& added);
http::Reply write_customer(const Customer& customer);
http::Reply write_customers(const operations::CustomerPage& page);
http::Reply write_cloud_profiles(const std::vector<operations::CloudProfile>& providers);

http::Reply write_products(const operations::PlanPage& page);
http::Reply write_product(const operations::PlanOfAccount& plan);
http::Reply write_prices(const operations::PricedPlans& answer);
http::Reply write_categories(const std::vector<std::string>& names);
http::Reply write_verticals(const std::vector<std::string>& names);
http::Reply write_templates(const operations::TemplatePage& page);
http::Reply write_provision_template(const operations::Template& one);

http::Reply write_carts(const operations::CustomerCartPage& page);
http::Reply write_opened_cart(const CustomerCart& cart);
http::Reply write_cart(const CustomerCart& cart);
http::Reply write_removed_cart(const operations::RemoveCustomerCart& cart);
http::Reply write_items(const CustomerCart& cart);
http::Reply write_added_item(const operations::ItemOfCart& item);
http::Reply write_item(const operations::ItemOfCart& item);
http::Reply write_removed_item(const operations::RemoveCustomerItem& item);

http::Reply write_placed_orders(const operations::PlacedOrders& placed);
http::Reply write_orders(const operations::VendorOrderPage& page);
http::Reply write_order(const VendorOrder& order);

http::Reply write_subscriptions(const operations::SubscriptionPage& page);
http::Reply write_subscription(const Subscription& subscription);

} // namespace cartwright::api::reseller
