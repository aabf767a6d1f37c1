#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t provisions_max = 500; // as many items as a cart may hold

// reseller A1-16: "customer path has no account: Account comes from the token".
Result<operations::CustomerPath> customer_alone_in(const RequestContext& context) {
    return operations::CustomerPath{.customer = TRY(number_in(context, 0, "customers"))};
}

/// The cart in a path. A refusal names the path up to the segment that is not a number.
Result<operations::CartPath> cart_in(const RequestContext& context) {
    const auto customer = TRY(customer_alone_in(context));
    const std::string parent = "customers/" + std::to_string(customer.customer) + "/carts";
    return operations::CartPath{.customer = customer, .cart = {TRY(number_in(context, 1, parent))}};
}

Result<operations::ItemPath> cart_item_in(const RequestContext& context) {
    const auto cart = TRY(cart_in(context));
    const std::string parent = cart_resource(cart.customer.customer, cart.cart) + "/cartItems";
    return operations::ItemPath{.cart = cart, .item = {TRY(number_in(context, 2, parent))}};
}

/// The status that a client may set. Only a checkout sets CHECKED_OUT.
std::optional<CartStatus> status_in(BodyInput& body) {
    const auto text = words(body, "status", Presence::optional);
    if (!text || text->empty()) return std::nullopt;
    const auto status = parse_cart_status_text(in_capitals(*text));
    if (status && *status != CartStatus::ordered) return status;
    body.note("status", "Input should be 'OPEN', 'SAVED_FOR_LATER' or 'QUOTE'", "enum");
    return std::nullopt;
}

/// A cart is in the shop's currency, and its payment is offline.
void check_money(BodyInput& body, Currency shop) {
    const auto currency = words(body, "currencyCode", Presence::optional);
    if (currency && !currency->empty() && in_capitals(*currency) != shop.text())
        body.note("currencyCode", "Input should be '" + std::string(shop.text()) + "'", "enum");
    const auto payment = words(body, "payment.paymentType", Presence::optional);
    if (payment && !payment->empty() && in_capitals(*payment) != "OFFLINE")
        body.note("payment.paymentType", "Input should be 'OFFLINE'", "enum");
}

/// The subscription whose seats an item changes: `resourceId`. An attribute `subscriptionId` beside it must be the
/// same.
std::string subscription_of_item(BodyInput& body, const std::vector<Attribute>& attributes) {
    std::string name = subscription_name(body);
    const auto beside = std::ranges::find(attributes, subscription_attribute, &Attribute::name);
    if (!name.empty() && beside != attributes.end() && trimmed(beside->value) != name)
        body.note("resourceId", "It means another subscription than attributes.subscriptionId", "contradiction");
    return name;
}

} // namespace

Result<operations::ListCustomerCarts> carts_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    const Window page = window(query);
    operations::ListCustomerCarts wish{
        .path = TRY(customer_alone_in(context)), .after = page.token, .limit = page.limit, .offset = page.offset};
    if (const auto status = query.text("status"); status && !status->empty()) {
        wish.status = parse_cart_status_text(in_capitals(*status));
        if (!wish.status)
            query.note("status", "Input should be 'OPEN', 'SAVED_FOR_LATER', 'QUOTE' or 'CHECKED_OUT'", "enum");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::OpenCustomerCart> cart_opened(RequestContext& context) {
    BodyInput body = body_or_nothing(context);
    operations::OpenCustomerCart wish{.path = TRY(customer_alone_in(context)),
                                      .status = status_in(body).value_or(CartStatus::open),
                                      .title = words(body, "cartDisplayName", Presence::optional).value_or(""),
                                      .user_name = words(body, "userName", Presence::optional).value_or("")};
    check_money(body, context.door.terms.currency);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomerCart> cart_shown(const RequestContext& context) {
    return operations::ShowCustomerCart{.path = TRY(cart_in(context))};
}

Result<operations::ShowCustomerCart> items_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    operations::ShowCustomerCart wish{.path = TRY(cart_in(context))};
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ChangeCustomerCart> cart_changed(RequestContext& context) {
    BodyInput body = body_or_nothing(context);
    operations::ChangeCustomerCart wish{.path = TRY(cart_in(context)),
                                        .status = status_in(body),
                                        .title = words(body, "cartDisplayName", Presence::optional),
                                        .user_name = words(body, "userName", Presence::optional)};
    check_money(body, context.door.terms.currency);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::RemoveCustomerCart> cart_removed(const RequestContext& context) {
    return operations::RemoveCustomerCart{.path = TRY(cart_in(context))};
}

Result<operations::AddCustomerItem> item_added(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::AddCustomerItem wish{.path = TRY(cart_in(context)),
                                     .plan = plan_name(body).value_or(operations::PlanName{}),
                                     .quantity = seats(body, "quantity"),
                                     .attributes = attributes(body, "attributes").value_or(std::vector<Attribute>{})};
    wish.subscription = subscription_of_item(body, wish.attributes);
    const bool names_subscription =
        !wish.subscription.empty() ||
        !subscription_named_in({.id = {}, .plan = {}, .attributes = wish.attributes}).empty();
    if (wish.plan.parts.empty() && !names_subscription && body.flaws().empty())
        body.note("productId", "Field required", "missing");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomerItem> item_shown(const RequestContext& context) {
    return operations::ShowCustomerItem{.path = TRY(cart_item_in(context))};
}

Result<operations::ChangeCustomerItem> item_changed(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::ChangeCustomerItem wish{.path = TRY(cart_item_in(context)),
                                        .plan = plan_name(body),
                                        .quantity = seats(body, "quantity"),
                                        .attributes = attributes(body, "attributes")};
    wish.subscription = subscription_of_item(body, wish.attributes.value_or(std::vector<Attribute>{}));
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::RemoveCustomerItem> item_removed(const RequestContext& context) {
    return operations::RemoveCustomerItem{.path = TRY(cart_item_in(context))};
}

Result<operations::CheckOutCustomerCart> cart_checked_out(RequestContext& context) {
    BodyInput body = body_or_nothing(context);
    operations::CheckOutCustomerCart wish{
        .path = TRY(cart_in(context)),
        .reference = words(body, "poNumber", Presence::optional, reference_characters_max).value_or("")};
    for (BodyInput& each : body.objects("provisionData", Presence::optional)) {
        const auto item = resource(each, "cartItemId", Presence::required);
        wish.provisions.push_back({.item = {item.value_or(0)},
                                   .attributes = attributes(each, "attributes").value_or(std::vector<Attribute>{})});
        body.take(each);
    }
    if (wish.provisions.size() > provisions_max)
        body.note("provisionData", "There should be at most " + std::to_string(provisions_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
