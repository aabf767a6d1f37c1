#pragma once

#include "http/message.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/subscriptions.hpp"

/// Writes replies in the format of the resellers' documents.
namespace cartwright::api::reseller {

http::Reply customer_added(const operations::AddedCustomer& added);
http::Reply customer(const Customer& customer);
http::Reply customers(const operations::CustomerPage& page);
http::Reply cloud_profiles(const std::vector<operations::CloudProfile>& providers);

http::Reply products(const operations::PlanPage& page);
http::Reply product(const operations::PlanOfAccount& plan);
http::Reply prices(const operations::PricedPlans& answer);
http::Reply categories(const std::vector<std::string>& names);
http::Reply verticals(const std::vector<std::string>& names);
http::Reply templates(const operations::TemplatePage& page);
http::Reply provision_template(const operations::Template& one);

http::Reply carts(const operations::CustomerCartPage& page);
http::Reply cart_opened(const CustomerCart& cart);
http::Reply cart(const CustomerCart& cart);
http::Reply cart_removed(const operations::RemoveCustomerCart& cart);
http::Reply items(const CustomerCart& cart);
http::Reply item_added(const operations::ItemOfCart& item);
http::Reply item(const operations::ItemOfCart& item);
http::Reply item_removed(const operations::RemoveCustomerItem& item);

http::Reply orders_placed(const operations::PlacedOrders& placed);
http::Reply orders(const operations::VendorOrderPage& page);
http::Reply order(const VendorOrder& order);

http::Reply subscriptions(const operations::SubscriptionPage& page);
http::Reply subscription(const Subscription& subscription);

} // namespace cartwright::api::reseller
