#include "api/reseller/replies/replies.hpp"

#include "api/reseller/formats.hpp"
#include "api/reseller/replies/writing.hpp"

namespace cartwright::api::reseller {

namespace {

std::string resource_of(const VendorOrder& order) {
    return order_resource(order.reseller_number, order.customer_number, order.id);
}

std::string resource_of(const Subscription& subscription) {
    return subscription_resource(subscription.reseller_number, subscription.customer_number, subscription.id);
}

enum class Attributes : bool { left_out, shown };

void write_item(JsonWriter& json, const VendorOrder& order, const OrderItem& item, Attributes attributes) {
    json.object([&] {
        json.field("name", resource_of(order) + "/orderItems/" + format(item.id));
        write_if_any(json, "referenceId", item.reference);
        json.field("cartItemId", format(item.id));
        json.field("action", in_capitals(name_of(item.action)));
        json.field("resourceId", format(item.subscription));
        json.field("productId", item.sku);
        json.field("skuId", item.sku);
        json.field("planId", format(item.listing));
        json.field("displayName", item.name);
        json.field("quantity", item.quantity);
        json.field("providerName", order.vendor_name);
        json.money("price", item.price.minor);
        json.field("paidQuantity", item.paid_quantity);
        json.money("subTotal", times(item.price, item.paid_quantity).value_or(Money{}).minor);
        json.field("currencyCode", item.price.currency.text());
        json.field("status", format_status(order.step));
        write_or_null(json, "resellerPO", order.reference);
        write_or_null(json, "endCustomerPO", item.customer_reference);
        if (attributes == Attributes::left_out) return;
        write_attribute_list(json, item.attributes);
        write_attributes(json, "attributeValues", item.attributes);
    });
}

void write_order(JsonWriter& json, const VendorOrder& order, Attributes attributes) {
    json.object([&] {
        json.field("orderId", format(order.id));
        json.field("name", resource_of(order));
        if (order.cart.value != 0) {
            json.field("referenceId", cart_resource(order.customer_number, order.cart));
            json.field("cartId", format(order.cart));
        }
        json.field("customerId", std::to_string(order.customer_number));
        json.field("vendor", order.vendor_name);
        json.field("status", format_status(order.step));
        json.field("vendorStatus", format_vendor_status(order.step));
        write_if_any(json, "statusDetail", order.detail);
        write_if_any(json, "poNumber", order.reference);
        json.money("total", order.total.minor);
        json.field("currencyCode", order.total.currency.text());
        json.array("orderItems", order.items,
                   [&](const OrderItem& item) { write_item(json, order, item, attributes); });
        write_if_any(json, "vendorOrderId", order.vendor_reference);
        json.field("createTime", timestamp(order.placed_at));
        json.field("updateTime", timestamp(order.changed_at));
    });
}

// reseller §5.7: what the vendor's clients read, besides our own names; null where nothing is set.
void write_vendor_names(JsonWriter& json, const Subscription& subscription) {
    const Plan& plan = subscription.plan;
    json.field("subscriptionName", plan.name);
    json.field("subscriptionStatus", in_capitals(name_of(subscription.state)));
    json.field("subscriptionPurchasedDate", timestamp(subscription.made_at));
    write_or_null(json, "subscriptionStartDate", subscription.starts_at);
    write_or_null(json, "subscriptionEndDate", subscription.ends_at);
    json.field("subscriptionBillingCycle", format_billing_period(plan.period));
    json.field("billingCurrency", plan.price.currency.text());
    json.field("customerName", subscription.customer_name);
    write_or_null(json, "resellerPO", subscription.purchase_order);
    write_or_null(json, "customerPO", subscription.customer_purchase_order);
    json.field("lastUpdatedDate", timestamp(subscription.changed_at));
    json.field("isTrial", false);
}

// reseller §5.7: "id (internal), subscriptionId (provider's), customerId, …".
void write_subscription(JsonWriter& json, const Subscription& subscription) {
    const Plan& plan = subscription.plan;
    json.object([&] {
        json.field("id", format(subscription.id));
        json.field("name", resource_of(subscription));
        write_if_any(json, "subscriptionId", subscription.vendor_reference);
        json.field("resourceType", in_capitals(plan.provider) + "::Subscription");
        json.field("customerId", std::to_string(subscription.customer_number));
        json.field("resellerId", std::to_string(subscription.reseller_number));
        json.field("productId", plan.sku);
        json.field("ccpProductId", plan.sku);
        json.field("ccpSkuId", plan.sku);
        json.field("ccpPlanId", format(plan.listing));
        json.field("displayName", plan.name);
        json.field("vendor", plan.vendor_name);
        json.field("cloudProviderId", plan.provider);
        json.field("status", in_capitals(name_of(subscription.state)));
        json.field("quantity", subscription.quantity);
        write_number(json, "subscriptionTotalLicenses", subscription.quantity);
        json.field("unitType", "SEAT");
        json.field("billingCycle", in_capitals(name_of(plan.period)));
        json.field("orderId", format(subscription.order));
        if (subscription.changing) json.field("changingOrderId", format(*subscription.changing));
        json.field("purchasedDate", timestamp(subscription.made_at));
        write_if_any(json, "startDate", subscription.starts_at);
        write_if_any(json, "endDate", subscription.ends_at);
        write_if_any(json, "renewalDate", subscription.ends_at);
        json.field("autoRenew", false);
        json.money("price", plan.price.minor);
        json.field("currency", plan.price.currency.text());
        json.field("updateTime", timestamp(subscription.changed_at));
        write_vendor_names(json, subscription);
    });
}

} // namespace

// reseller A1-11: "One vendor: {"orderId": …}; several: {"listing":[…]} and no top-level orderId".
http::Reply write_placed_orders(const operations::PlacedOrders& placed) {
    const VendorOrder& first = placed.orders.front();
    const bool is_one = placed.orders.size() == 1;
    JsonWriter json;
    json.object([&] {
        if (is_one) {
            json.field("orderId", format(first.id));
            json.field("name", resource_of(first));
        } else {
            json.array("listing", placed.orders, [&](const VendorOrder& order) {
                json.object([&] {
                    json.field("orderId", format(order.id));
                    json.field("vendor", order.vendor_name);
                    json.money("total", order.total.minor);
                });
            });
        }
        json.field("status", format_status(first.step));
        write_if_any(json, "poNumber", first.reference);
        if (is_one) {
            json.money("total", first.total.minor);
            json.field("currencyCode", first.total.currency.text());
        }
    });
    return ok_reply(json);
}

http::Reply write_orders(const operations::VendorOrderPage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("orders", page.orders,
                   [&](const VendorOrder& order) { write_order(json, order, Attributes::left_out); });
        json.field("nextPageToken", page.next ? std::to_string(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_order(const VendorOrder& order) {
    JsonWriter json;
    write_order(json, order, Attributes::shown);
    return ok_reply(json);
}

http::Reply write_subscriptions(const operations::SubscriptionPage& page) {
    JsonWriter json;
    json.object([&] {
        write_number(json, "totalCount", page.total);
        json.array("items", page.subscriptions, [&](const Subscription& each) { write_subscription(json, each); });
        json.object("paginationResponse", [&] { write_number(json, "totalSize", page.total); });
        json.field("nextPageToken", page.next ? format(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_subscription(const Subscription& subscription) {
    JsonWriter json;
    write_subscription(json, subscription);
    return ok_reply(json);
}

} // namespace cartwright::api::reseller
