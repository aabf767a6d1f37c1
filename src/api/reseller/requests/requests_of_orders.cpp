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

Result<operations::OrderPath> read_order_path(const RequestContext& context) {
    const auto customer = TRY(read_customer_path(context));
    return operations::OrderPath{.customer = customer,
                                 .order = {TRY(read_path_number(context, 2, collection_of(customer, "orders")))}};
}

Result<operations::SubscriptionPath> read_subscription_path(const RequestContext& context) {
    return operations::SubscriptionPath{.customer = TRY(read_customer_path(context)),
                                        .subscription = std::string(context.parameters[2])};
}

constexpr std::size_t listed_max = 100;

/// The decimal strings of a list, or of a single value, each once. An empty filter is refused: it would admit
/// everything.
std::vector<std::int64_t> read_numbers(QueryInput& query, std::string_view name) {
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

std::vector<std::string> read_folded_texts(QueryInput& query, std::string_view name) {
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
bool read_oldest_first(QueryInput& query) {
    accept_only(query, "sortBy", {"createTime"});
    accept_only(query, "sortOrder", {"DESC", "ASC"});
    return in_capitals(query.text("sortOrder").value_or("")) == "ASC";
}

/// reseller §5.6: "action CREATE or UPDATE, productId, skuId, planId, quantity, attributes; … resourceId".
operations::SubmitVendorOrder::Wanted read_order_item(BodyInput& body) {
    const std::size_t flaws_before = body.flaws().size();
    operations::SubmitVendorOrder::Wanted wanted{.plan = {}};
    const auto action = read_text(body, "action", Presence::required);
    const auto known = parse_action(in_small_letters(action.value_or("create")));
    if (!known || known == Action::renew) body.note("action", "Input should be 'CREATE' or 'UPDATE'", "enum");
    wanted.action = known.value_or(Action::create);
    wanted.plan = read_plan_name(body).value_or(operations::PlanName{});
    wanted.quantity = read_seats(body, "quantity");
    wanted.attributes = read_attributes(body, "attributes").value_or(std::vector<Attribute>{});
    wanted.subscription = read_subscription_name(body);
    if (wanted.subscription.empty() && wanted.action == Action::update)
        wanted.subscription = subscription_named_in({.id = {}, .plan = {}, .attributes = wanted.attributes});
    if (wanted.plan.parts.empty() && wanted.subscription.empty() && body.flaws().size() == flaws_before)
        body.note("productId", "Field required", "missing");
    wanted.reference = read_text(body, "referenceId", Presence::optional, reference_characters_max).value_or("");
    wanted.customer_reference =
        read_text(body, "endCustomerPO", Presence::optional, reference_characters_max).value_or("");
    return wanted;
}

Result<operations::MoveSubscription> read_move_subscription(const RequestContext& context, Subscription::State to) {
    return operations::MoveSubscription{.path = TRY(read_subscription_path(context)), .to = to};
}

} // namespace

// reseller §5.6: "status, filter.accountIdList, customerIdList, providerNameList, excludeSubAccounts".
Result<operations::ListVendorOrders> read_list_vendor_orders(const RequestContext& context) {
    QueryInput query = read_query(context);
    const bool oldest_first = read_oldest_first(query);
    const Paging page = read_paging(query, oldest_first ? 0 : std::numeric_limits<std::int64_t>::max());
    operations::ListVendorOrders wish{
        .account = TRY(read_account(context)), .oldest_first = oldest_first, .last = page.token, .limit = page.size};
    if (const auto status = query.text("status"); status && !status->empty()) {
        const auto steps = parse_steps(in_capitals(*status));
        if (!steps) query.note("status", "It is no status of an order", "enum");
        wish.steps = steps.value_or(std::vector<Step>{});
    }
    for (const std::string_view name : {"customerId", "filter.customerIdList"})
        if (auto customers = read_numbers(query, name); !customers.empty())
            narrow(wish.customers, std::move(customers));
    if (const std::string vendor = folded(query.text("vendor").value_or("")); !vendor.empty())
        wish.vendors = std::vector{vendor};
    if (auto vendors = read_folded_texts(query, "filter.providerNameList"); !vendors.empty())
        narrow(wish.vendors, std::move(vendors));
    query.boolean("filter.excludeSubAccounts"); // an account has no sub-accounts
    const std::vector<std::int64_t> accounts = read_numbers(query, "filter.accountIdList");
    TRY(flawless(query.flaws()));
    for (const std::int64_t account : accounts)
        if (account != wish.account) return refuse(Why::not_allowed);
    return wish;
}

Result<operations::ListVendorOrders> read_list_vendor_orders_of_customer(const RequestContext& context) {
    operations::ListVendorOrders wish = TRY(read_list_vendor_orders(context));
    wish.customer = TRY(read_customer_path(context)).customer;
    return wish;
}

Result<operations::ShowVendorOrder> read_show_vendor_order(const RequestContext& context) {
    return operations::ShowVendorOrder{.path = TRY(read_order_path(context))};
}

Result<operations::SubmitVendorOrder> read_submit_vendor_order(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::SubmitVendorOrder wish{.path = TRY(read_customer_path(context)), .wanted = {}};
    wish.reference = read_text(body, "poNumber", Presence::optional, reference_characters_max).value_or("");
    std::string of_items;
    for (BodyInput& each : body.objects("orderItems", Presence::required)) {
        wish.wanted.push_back(read_order_item(each));
        const std::string order =
            read_text(each, "resellerPO", Presence::optional, reference_characters_max).value_or("");
        if (!order.empty() && !of_items.empty() && order != of_items)
            each.note("resellerPO", "Items of one order have one", "contradiction");
        if (of_items.empty()) of_items = order;
    }
    if (wish.reference.empty()) wish.reference = of_items;
    if (wish.wanted.size() > order_items_max)
        body.note("orderItems", "There should be at most " + std::to_string(order_items_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::CancelVendorOrder> read_cancel_vendor_order(const RequestContext& context) {
    return operations::CancelVendorOrder{.path = TRY(read_order_path(context))};
}

Result<operations::ListSubscriptions> read_list_subscriptions(const RequestContext& context) {
    QueryInput query = read_query(context);
    const Window page = read_window(query);
    operations::ListSubscriptions wish{
        .account = TRY(read_account(context)), .after = {page.token}, .limit = page.limit, .offset = page.offset};
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
    if (auto customers = read_numbers(query, "customerId"); !customers.empty()) wish.customers = std::move(customers);
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ListSubscriptions> read_list_subscriptions_of_customer(const RequestContext& context) {
    operations::ListSubscriptions wish = TRY(read_list_subscriptions(context));
    wish.customer = TRY(read_customer_path(context)).customer;
    return wish;
}

Result<operations::ShowSubscription> read_show_subscription(const RequestContext& context) {
    return operations::ShowSubscription{.path = TRY(read_subscription_path(context))};
}

Result<operations::MoveSubscription> read_suspend_subscription(const RequestContext& context) {
    return read_move_subscription(context, Subscription::State::suspended);
}

Result<operations::MoveSubscription> read_resume_subscription(const RequestContext& context) {
    return read_move_subscription(context, Subscription::State::active);
}

Result<operations::MoveSubscription> read_cancel_subscription(const RequestContext& context) {
    return read_move_subscription(context, Subscription::State::cancelled);
}

Result<operations::RenewSubscription> read_renew_subscription(RequestContext& context) {
    BodyInput body = read_optional_body(context);
    operations::RenewSubscription wish{
        .path = TRY(read_subscription_path(context)),
        .reference = read_text(body, "poNumber", Presence::optional, reference_characters_max).value_or("")};
    TRY(flawless(body.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
