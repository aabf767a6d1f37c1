#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

std::string collection_of(const operations::CustomerPath& path, std::string_view name) {
    return customer_resource(path.account.value_or(0), path.customer) + "/" + std::string(name);
}

Result<operations::OrderPath> order_in(const RequestContext& context) {
    const auto customer = TRY(customer_in(context));
    return operations::OrderPath{.customer = customer,
                                 .order = {TRY(number_in(context, 2, collection_of(customer, "orders")))}};
}

Result<operations::SubscriptionPath> subscription_in(const RequestContext& context) {
    return operations::SubscriptionPath{.customer = TRY(customer_in(context)),
                                        .subscription = std::string(context.parameters[2])};
}

constexpr std::size_t listed_max = 100;

/// The decimal strings of a list, or of a single value, each once. An empty filter is refused: it would admit
/// everything.
std::vector<std::int64_t> numbers(QueryInput& query, std::string_view name) {
    const std::vector<std::string> texts = query.texts(name);
    std::set<std::int64_t> numbers;
    for (const std::string& text : texts) {
        const auto number = parse_number(text);
        if (!number) query.note(name, "Input should be a decimal string", "string_invalid");
        numbers.insert(number.value_or(0));
    }
    if (texts.empty() && query.text(name)) query.note(name, "Input should be a decimal string", "string_invalid");
    if (numbers.size() > listed_max)
        query.note(name, "There should be at most " + std::to_string(listed_max), "too_long");
    return {numbers.begin(), numbers.end()};
}

std::vector<std::string> folded_texts(QueryInput& query, std::string_view name) {
    std::vector<std::string> texts = query.texts(name);
    for (std::string& text : texts) text = folded(text);
    return texts;
}

/// Keeps what another filter of the same kind admits as well.
template <class T> void narrow(std::optional<std::vector<T>>& present, std::vector<T> let_in) {
    if (!present)
        present = std::move(let_in);
    else
        std::erase_if(*present, [&](const T& each) { return std::ranges::find(let_in, each) == let_in.end(); });
}

/// reseller §5.6: "sortBy createTime/updateTime, sortOrder"; orders are sorted by createTime only.
bool is_ascending(QueryInput& query) {
    accept_only(query, "sortBy", {"createTime"});
    accept_only(query, "sortOrder", {"DESC", "ASC"});
    return in_capitals(query.text("sortOrder").value_or("")) == "ASC";
}

// reseller §5.6: "status, filter.accountIdList, customerIdList, providerNameList, excludeSubAccounts".
Result<operations::ListVendorOrders> listing(const RequestContext& context) {
    QueryInput query = query_of(context);
    const bool oldest_first = is_ascending(query);
    const Paging page = paging(query, oldest_first ? 0 : std::numeric_limits<std::int64_t>::max());
    operations::ListVendorOrders wish{
        .account = TRY(account_in(context)), .oldest_first = oldest_first, .last = page.token, .limit = page.size};
    if (const auto status = query.text("status"); status && !status->empty()) {
        const auto steps = parse_steps(in_capitals(*status));
        if (!steps) query.note("status", "It is no status of an order", "enum");
        wish.steps = steps.value_or(std::vector<Step>{});
    }
    for (const std::string_view name : {"customerId", "filter.customerIdList"})
        if (auto customers = numbers(query, name); !customers.empty()) narrow(wish.customers, std::move(customers));
    if (const std::string vendor = folded(query.text("vendor").value_or("")); !vendor.empty())
        wish.vendors = std::vector{vendor};
    if (auto vendors = folded_texts(query, "filter.providerNameList"); !vendors.empty())
        narrow(wish.vendors, std::move(vendors));
    query.boolean("filter.excludeSubAccounts"); // an account has no sub-accounts
    const std::vector<std::int64_t> accounts = numbers(query, "filter.accountIdList");
    TRY(flawless(query.flaws()));
    for (const std::int64_t account : accounts)
        if (account != wish.account) return refuse(Why::not_allowed);
    return wish;
}

/// reseller §5.6: "action CREATE or UPDATE, productId, skuId, planId, quantity, attributes; … resourceId".
operations::SubmitVendorOrder::Wanted item_in(BodyInput& body) {
    operations::SubmitVendorOrder::Wanted wanted{.plan = {}};
    const auto action = words(body, "action", Presence::required);
    const auto known = parse_action(in_small_letters(action.value_or("create")));
    if (!known || known == Action::renew) body.note("action", "Input should be 'CREATE' or 'UPDATE'", "enum");
    wanted.action = known.value_or(Action::create);
    wanted.plan = plan_name(body).value_or(operations::PlanName{});
    wanted.quantity = seats(body, "quantity");
    wanted.attributes = attributes(body, "attributes").value_or(std::vector<Attribute>{});
    wanted.subscription = subscription_name(body);
    if (wanted.subscription.empty() && wanted.action == Action::update)
        wanted.subscription = subscription_named_in({.id = {}, .plan = {}, .attributes = wanted.attributes});
    if (wanted.plan.parts.empty() && wanted.subscription.empty() && body.flaws().empty())
        body.note("productId", "Field required", "missing");
    wanted.reference = words(body, "referenceId", Presence::optional, reference_characters_max).value_or("");
    wanted.customer_reference = words(body, "endCustomerPO", Presence::optional, reference_characters_max).value_or("");
    return wanted;
}

Result<operations::ListSubscriptions> subscriptions(const RequestContext& context) {
    QueryInput query = query_of(context);
    const Window page = window(query);
    operations::ListSubscriptions wish{
        .account = TRY(account_in(context)), .after = {page.token}, .limit = page.limit, .offset = page.offset};
    if (const auto status = query.text("status"); status && !status->empty()) {
        const auto state = parse_subscription_state(in_small_letters(*status));
        if (!state) query.note("status", "It is no status of a subscription", "enum");
        if (state) wish.states = std::vector{*state};
    }
    if (const auto status = query.text("subscriptionStatus"); status && !status->empty()) {
        const auto states = parse_vendor_states(in_capitals(*status));
        if (!states) query.note("subscriptionStatus", "It is no status of a subscription", "enum");
        narrow(wish.states, states.value_or(std::vector<Subscription::State>{}));
    }
    if (auto customers = numbers(query, "customerId"); !customers.empty()) wish.customers = std::move(customers);
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::MoveSubscription> moving(const RequestContext& context, Subscription::State to) {
    return operations::MoveSubscription{.path = TRY(subscription_in(context)), .to = to};
}

} // namespace

Result<operations::ListVendorOrders> orders_listed(const RequestContext& context) { return listing(context); }

Result<operations::ListVendorOrders> orders_of_customer_listed(const RequestContext& context) {
    operations::ListVendorOrders wish = TRY(listing(context));
    wish.customer = TRY(customer_in(context)).customer;
    return wish;
}

Result<operations::ShowVendorOrder> order_shown(const RequestContext& context) {
    return operations::ShowVendorOrder{.path = TRY(order_in(context))};
}

Result<operations::SubmitVendorOrder> order_submitted(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::SubmitVendorOrder wish{.path = TRY(customer_in(context)), .wanted = {}};
    wish.reference = words(body, "poNumber", Presence::optional, reference_characters_max).value_or("");
    std::string of_items;
    for (BodyInput& each : body.objects("orderItems", Presence::required)) {
        wish.wanted.push_back(item_in(each));
        const std::string order = words(each, "resellerPO", Presence::optional, reference_characters_max).value_or("");
        if (!order.empty() && !of_items.empty() && order != of_items)
            each.note("resellerPO", "Items of one order have one", "contradiction");
        if (of_items.empty()) of_items = order;
        body.take(each);
    }
    if (wish.reference.empty()) wish.reference = of_items;
    if (wish.wanted.size() > order_items_max)
        body.note("orderItems", "There should be at most " + std::to_string(order_items_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::CancelVendorOrder> order_cancelled(const RequestContext& context) {
    return operations::CancelVendorOrder{.path = TRY(order_in(context))};
}

Result<operations::ListSubscriptions> subscriptions_listed(const RequestContext& context) {
    return subscriptions(context);
}

Result<operations::ListSubscriptions> subscriptions_of_customer_listed(const RequestContext& context) {
    operations::ListSubscriptions wish = TRY(subscriptions(context));
    wish.customer = TRY(customer_in(context)).customer;
    return wish;
}

Result<operations::ShowSubscription> subscription_shown(const RequestContext& context) {
    return operations::ShowSubscription{.path = TRY(subscription_in(context))};
}

Result<operations::MoveSubscription> subscription_suspended(const RequestContext& context) {
    return moving(context, Subscription::State::suspended);
}

Result<operations::MoveSubscription> subscription_resumed(const RequestContext& context) {
    return moving(context, Subscription::State::active);
}

Result<operations::MoveSubscription> subscription_cancelled(const RequestContext& context) {
    return moving(context, Subscription::State::cancelled);
}

Result<operations::RenewSubscription> subscription_renewed(RequestContext& context) {
    BodyInput body = body_or_nothing(context);
    operations::RenewSubscription wish{
        .path = TRY(subscription_in(context)),
        .reference = words(body, "poNumber", Presence::optional, reference_characters_max).value_or("")};
    TRY(flawless(body.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
