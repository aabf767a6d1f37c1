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
Result<operations::CustomerPath> read_customer_path_without_account(const RequestContext& context) {
    return operations::CustomerPath{.customer = TRY(read_path_number(context, 0, "customers"))};
}

/// The cart in a path. A refusal names the path up to the segment that is not a number.
Result<operations::CartPath> read_cart_path(const RequestContext& context) {
    const auto customer = TRY(read_customer_path_without_account(context));
    const std::string parent = "customers/" + std::to_string(customer.customer) + "/carts";
    return operations::CartPath{.customer = customer, .cart = {TRY(read_path_number(context, 1, parent))}};
}

Result<operations::ItemPath> read_item_path(const RequestContext& context) {
    const auto cart = TRY(read_cart_path(context));
    const std::string parent = cart_resource(cart.customer.customer, cart.cart) + "/cartItems";
    return operations::ItemPath{.cart = cart, .item = {TRY(read_path_number(context, 2, parent))}};
}

/// The status that a client may set. Only a checkout sets CHECKED_OUT.
std::optional<CartStatus> read_cart_status(BodyInput& body) {
    const auto text = read_text(body, "status", Presence::optional);
    if (!text || text->empty()) return std::nullopt;
    const auto status = parse_cart_status_text(in_capitals(*text));
    if (status && *status != CartStatus::ordered) return status;
    body.note("status", "Input should be 'OPEN', 'SAVED_FOR_LATER' or 'QUOTE'", "enum");
    return std::nullopt;
}

/// A cart is in the shop's currency, and its payment is offline.
void check_money(BodyInput& body, Currency shop) {
    const auto currency = read_text(body, "currencyCode", Presence::optional);
    if (currency && !currency->empty() && in_capitals(*currency) != shop.text())
        body.note("currencyCode", "Input should be '" + std::string(shop.text()) + "'", "enum");
    const auto payment = read_text(body, "payment.paymentType", Presence::optional);
    if (payment && !payment->empty() && in_capitals(*payment) != "OFFLINE")
        body.note("payment.paymentType", "Input should be 'OFFLINE'", "enum");
}

/// The subscription whose seats an item changes: `resourceId`. An attribute `subscriptionId` beside it must be the
/// same.
std::string read_subscription_of_item(BodyInput& body, const std::vector<Attribute>& attributes) {
    std::string name = read_subscription_name(body);
    const auto beside = std::ranges::find(attributes, subscription_attribute, &Attribute::name);
    if (!name.empty() && beside != attributes.end() && trimmed(beside->value) != name)
        body.note("resourceId", "It means another subscription than attributes.subscriptionId", "contradiction");
    return name;
}

} // namespace

Result<operations::ListCustomerCarts> read_list_customer_carts(const RequestContext& context) {
    QueryInput query = read_query(context);
    const Window page = read_window(query);
    operations::ListCustomerCarts wish{.path = TRY(read_customer_path_without_account(context)),
                                       .after = page.token,
                                       .limit = page.limit,
                                       .offset = page.offset};
    if (const auto status = query.text("status"); status && !status->empty()) {
        wish.status = parse_cart_status_text(in_capitals(*status));
        if (!wish.status)
            query.note("status", "Input should be 'OPEN', 'SAVED_FOR_LATER', 'QUOTE' or 'CHECKED_OUT'", "enum");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::OpenCustomerCart> read_open_customer_cart(RequestContext& context) {
    BodyInput body = read_optional_body(context);
    operations::OpenCustomerCart wish{.path = TRY(read_customer_path_without_account(context)),
                                      .status = read_cart_status(body).value_or(CartStatus::open),
                                      .title = read_text(body, "cartDisplayName", Presence::optional).value_or(""),
                                      .user_name = read_text(body, "userName", Presence::optional).value_or("")};
    check_money(body, context.door.terms.catalogue.currency);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomerCart> read_show_customer_cart(const RequestContext& context) {
    return operations::ShowCustomerCart{.path = TRY(read_cart_path(context))};
}

Result<operations::ShowCustomerCart> read_list_customer_items(const RequestContext& context) {
    QueryInput query = read_query(context);
    operations::ShowCustomerCart wish{.path = TRY(read_cart_path(context))};
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ChangeCustomerCart> read_change_customer_cart(RequestContext& context) {
    BodyInput body = read_optional_body(context);
    operations::ChangeCustomerCart wish{.path = TRY(read_cart_path(context)),
                                        .status = read_cart_status(body),
                                        .title = read_text(body, "cartDisplayName", Presence::optional),
                                        .user_name = read_text(body, "userName", Presence::optional)};
    check_money(body, context.door.terms.catalogue.currency);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::RemoveCustomerCart> read_remove_customer_cart(const RequestContext& context) {
    return operations::RemoveCustomerCart{.path = TRY(read_cart_path(context))};
}

Result<operations::AddCustomerItem> read_add_customer_item(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::AddCustomerItem wish{.path = TRY(read_cart_path(context)),
                                     .plan = read_plan_name(body).value_or(operations::PlanName{}),
                                     .quantity = read_seats(body, "quantity"),
                                     .attributes =
                                         read_attributes(body, "attributes").value_or(std::vector<Attribute>{})};
    wish.subscription = read_subscription_of_item(body, wish.attributes);
    const bool names_subscription =
        !wish.subscription.empty() ||
        !subscription_named_in({.id = {}, .plan = {}, .attributes = wish.attributes}).empty();
    if (wish.plan.parts.empty() && !names_subscription && body.flaws().empty())
        body.note("productId", "Field required", "missing");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomerItem> read_show_customer_item(const RequestContext& context) {
    return operations::ShowCustomerItem{.path = TRY(read_item_path(context))};
}

Result<operations::ChangeCustomerItem> read_change_customer_item(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::ChangeCustomerItem wish{.path = TRY(read_item_path(context)),
                                        .plan = read_plan_name(body),
                                        .quantity = read_seats(body, "quantity"),
                                        .attributes = read_attributes(body, "attributes")};
    wish.subscription = read_subscription_of_item(body, wish.attributes.value_or(std::vector<Attribute>{}));
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::RemoveCustomerItem> read_remove_customer_item(const RequestContext& context) {
    return operations::RemoveCustomerItem{.path = TRY(read_item_path(context))};
}

Result<operations::CheckOutCustomerCart> read_check_out_customer_cart(RequestContext& context) {
    BodyInput body = read_optional_body(context);
    operations::CheckOutCustomerCart wish{
        .path = TRY(read_cart_path(context)),
        .reference = read_text(body, "poNumber", Presence::optional, reference_characters_max).value_or("")};
    for (BodyInput& each : body.objects("provisionData", Presence::optional)) {
        const auto item = read_resource_number(each, "cartItemId", Presence::required);
        wish.provisions.push_back(
            {.item = {item.value_or(0)},
             .attributes = read_attributes(each, "attributes").value_or(std::vector<Attribute>{})});
    }
    if (wish.provisions.size() > provisions_max)
        body.note("provisionData", "There should be at most " + std::to_string(provisions_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
