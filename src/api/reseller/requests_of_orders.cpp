#include "api/reseller/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/spelling.hpp"

#include <limits>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t order_items_max = 500;

std::string collection_of(const operations::CustomerPath& path, std::string_view name) {
    return customer_resource(path.account.value_or(0), path.customer) + "/" + std::string(name);
}

Result<operations::OrderPath> order_in(const Exchange& exchange) {
    const auto customer = TRY(customer_in(exchange));
    return operations::OrderPath{.customer = customer,
                                 .order = {TRY(number_in(exchange, 2, collection_of(customer, "orders")))}};
}

Result<operations::SubscriptionPath> subscription_in(const Exchange& exchange) {
    const auto customer = TRY(customer_in(exchange));
    return operations::SubscriptionPath{
        .customer = customer, .subscription = {TRY(number_in(exchange, 2, collection_of(customer, "subscriptions")))}};
}

Result<operations::ListVendorOrders> listing(const Exchange& exchange) {
    QueryInput query(exchange.request.query);
    const Paging page = paging(query, std::numeric_limits<std::int64_t>::max());
    operations::ListVendorOrders wish{.account = TRY(account_in(exchange)),
                                      .before = page.token,
                                      .limit = page.size,
                                      .vendor = query.text("vendor").value_or("")};
    if (const auto status = query.text("status"); status && !status->empty()) {
        const auto steps = steps_spelt(*status);
        if (!steps) query.note("status", "It is no status of an order", "enum");
        wish.steps = steps.value_or(std::vector<Step>{});
    }
    if (const auto customer = query.text("customerId"); customer && !customer->empty()) {
        wish.customer = number_spelt(*customer);
        if (!wish.customer) query.note("customerId", "Input should be a decimal string", "string_invalid");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

/// reseller §5.6: "action CREATE or UPDATE, productId, skuId, planId, quantity, attributes; … resourceId".
operations::SubmitVendorOrder::Wanted item_in(BodyInput& body) {
    operations::SubmitVendorOrder::Wanted wanted{.plan = {}, .quantity = 0};
    const auto action = words(body, "action", Presence::required);
    const auto known = action_named(in_small_letters(action.value_or("create")));
    if (!known || known == Action::renew) body.note("action", "Input should be 'CREATE' or 'UPDATE'", "enum");
    wanted.action = known.value_or(Action::create);
    wanted.plan = plan_name(body).value_or(operations::PlanName{});
    if (const auto subscription = resource(body, "resourceId", Presence::optional))
        wanted.subscription = SubscriptionId{*subscription};
    if (wanted.plan.parts.empty() && !wanted.subscription && body.flaws().empty())
        body.note("productId", "Field required", "missing");
    wanted.quantity = seats(body, "quantity").value_or(1);
    wanted.attributes = attributes(body, "attributes").value_or(std::vector<Attribute>{});
    wanted.reference = words(body, "referenceId", Presence::optional, reference_bytes_max).value_or("");
    return wanted;
}

Result<operations::ListSubscriptions> subscriptions(const Exchange& exchange) {
    QueryInput query(exchange.request.query);
    const Window page = window(query);
    operations::ListSubscriptions wish{
        .account = TRY(account_in(exchange)), .limit = page.limit, .offset = page.offset};
    if (const auto status = query.text("status"); status && !status->empty()) {
        wish.state = subscription_state_named(in_small_letters(*status));
        if (!wish.state) query.note("status", "It is no status of a subscription", "enum");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::MoveSubscription> moving(const Exchange& exchange, Subscription::State to) {
    return operations::MoveSubscription{.path = TRY(subscription_in(exchange)), .to = to};
}

} // namespace

Result<operations::ListVendorOrders> orders_listed(const Exchange& exchange) { return listing(exchange); }

Result<operations::ListVendorOrders> orders_of_customer_listed(const Exchange& exchange) {
    operations::ListVendorOrders wish = TRY(listing(exchange));
    wish.customer = TRY(customer_in(exchange)).customer;
    return wish;
}

Result<operations::ShowVendorOrder> order_shown(const Exchange& exchange) {
    return operations::ShowVendorOrder{.path = TRY(order_in(exchange))};
}

Result<operations::SubmitVendorOrder> order_submitted(Exchange& exchange) {
    BodyInput body(exchange.json(), exchange.request.body);
    operations::SubmitVendorOrder wish{.path = TRY(customer_in(exchange)), .wanted = {}};
    wish.reference = words(body, "poNumber", Presence::optional, reference_bytes_max).value_or("");
    for (BodyInput& each : body.objects("orderItems", Presence::required)) {
        wish.wanted.push_back(item_in(each));
        const auto order = words(each, "resellerPO", Presence::optional, reference_bytes_max);
        if (wish.reference.empty()) wish.reference = order.value_or("");
        body.take(each);
    }
    if (wish.wanted.size() > order_items_max)
        body.note("orderItems", "There should be at most " + std::to_string(order_items_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::CancelVendorOrder> order_cancelled(const Exchange& exchange) {
    return operations::CancelVendorOrder{.path = TRY(order_in(exchange))};
}

Result<operations::ListSubscriptions> subscriptions_listed(const Exchange& exchange) { return subscriptions(exchange); }

Result<operations::ListSubscriptions> subscriptions_of_customer_listed(const Exchange& exchange) {
    operations::ListSubscriptions wish = TRY(subscriptions(exchange));
    wish.customer = TRY(customer_in(exchange)).customer;
    return wish;
}

Result<operations::ShowSubscription> subscription_shown(const Exchange& exchange) {
    return operations::ShowSubscription{.path = TRY(subscription_in(exchange))};
}

Result<operations::MoveSubscription> subscription_suspended(const Exchange& exchange) {
    return moving(exchange, Subscription::State::suspended);
}

Result<operations::MoveSubscription> subscription_resumed(const Exchange& exchange) {
    return moving(exchange, Subscription::State::active);
}

Result<operations::MoveSubscription> subscription_cancelled(const Exchange& exchange) {
    return moving(exchange, Subscription::State::cancelled);
}

Result<operations::RenewSubscription> subscription_renewed(Exchange& exchange) {
    BodyInput body = body_or_nothing(exchange);
    operations::RenewSubscription wish{
        .path = TRY(subscription_in(exchange)),
        .reference = words(body, "poNumber", Presence::optional, reference_bytes_max).value_or("")};
    TRY(flawless(body.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
