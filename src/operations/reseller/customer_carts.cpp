#include "operations/reseller/customer_carts.hpp"

#include "domain/catalogue/terms.hpp"
#include "domain/orders/events.hpp"
#include "domain/refusal.hpp"
#include "domain/reseller/terms.hpp"
#include "store/orders/carts.hpp"
#include "store/reseller/customer_carts.hpp"
#include "store/reseller/items.hpp"
#include "store/reseller/plans.hpp"
#include "store/reseller/subscriptions.hpp"

#include <algorithm>
#include <map>

namespace cartwright::operations {

namespace carts = store::carts;
namespace customer_carts = store::customer_carts;
namespace items = store::items;

namespace {

tl::unexpected<Refusal> not_found(std::string resource) {
    return refuse(Refusal{.why = Why::resource_not_found, .subject = std::move(resource)});
}

constexpr std::string_view contradiction = "It means another plan than the other names";

tl::unexpected<Refusal> wrong_field(std::string_view field, std::string_view message) {
    return refuse(Refusal{.why = Why::malformed, .flaws = {field_flaw(field, message)}});
}

std::optional<Plan> find_plan(Work& work, const Reseller& reseller, const PlanName::Part& part) {
    auto plan = part.listing ? store::plans::of_listing(work.tx, *part.listing, reseller.id) : std::nullopt;
    if (!plan && part.by_sku) plan = store::plans::with_sku(work.tx, part.text, reseller.id);
    return plan;
}

std::optional<Subscription> find_subscription(Work& work, const CustomerContext& context, std::string_view name) {
    const auto id = subscription_named(work, context.customer, name);
    return id ? store::subscriptions::find(work.tx, *id) : std::nullopt;
}

/// Sets the present subscriptions of items that name one. Each is looked up once.
void attach_subscriptions(Work& work, const CustomerContext& context, std::vector<Item>& items) {
    std::map<std::string, std::optional<Subscription>, std::less<>> known;
    for (Item& item : items) {
        const std::string_view name = subscription_named_in(item);
        if (name.empty()) continue;
        auto found = known.find(name);
        if (found == known.end()) found = known.emplace(name, find_subscription(work, context, name)).first;
        item.action = Action::update;
        item.subscription = found->second;
    }
}

constexpr std::string_view subscription_field = "attributes.subscriptionId";

/// A change of seats has to give a quantity. It must not be confused with a plan's own attribute of that name.
Result<void> check_seat_change(const Item& item, const std::string& subscription, bool names_quantity) {
    if (!subscription.empty() && subscription_named_in(item).empty())
        return wrong_field("resourceId",
                           "The plan has an attribute 'subscriptionId' of its own: change its seats by an "
                           "order");
    if (item.action == Action::update && !names_quantity) return wrong_field("quantity", "Field required");
    return {};
}

void name_subscription(Item& item, const std::string& subscription) {
    if (subscription.empty()) return;
    item.attributes =
        merged(std::move(item.attributes), {{.name = std::string(subscription_attribute), .value = subscription}});
}

/// The cart without its items.
Result<CustomerCart> cart_without_items(Work& work, const CustomerContext& context, CartId id) {
    auto cart = customer_carts::find(work.tx, id, context.customer);
    if (!cart) return not_found(cart_resource(context.number, id));
    cart->customer_number = context.number;
    cart->reseller_number = context.reseller.number;
    cart->currency = cart->currency.value_or(work.terms.catalogue.currency);
    return *std::move(cart);
}

/// The cart with its items, locked until the end of the transaction.
Result<CustomerCart> cart_to_change(Work& work, const CartPath& path) {
    carts::lock(work.tx, path.cart);
    const CustomerContext context = TRY(customer_of(work, path.customer));
    CustomerCart cart = TRY(cart_of(work, context, path.cart));
    if (const auto may = may_change(cart); !may) return refuse(may.error());
    return cart;
}

Result<Item*> item_in(CustomerCart& cart, ItemId id) {
    const auto item = std::ranges::find(cart.items, id, &Item::id);
    if (item == cart.items.end()) return not_found(item_resource(cart.customer_number, cart.id, id));
    return &*item;
}

ItemOfCart item_of_cart(const CustomerCart& cart, const Item& item) {
    return {.reseller_number = cart.reseller_number,
            .customer_number = cart.customer_number,
            .cart = cart.id,
            .item = item};
}

void note_change(Work& work, const CustomerCart& cart, ProductId product) {
    std::int64_t quantity = 0;
    for (const Item& item : cart.items) quantity += item.plan.product == product ? item.quantity : 0;
    carts::touch(work.tx, cart.id);
    work.tx.record(CartUpdated{.cart = cart.id, .product = product, .quantity = quantity});
}

} // namespace

Result<CustomerCart> cart_of(Work& work, const CustomerContext& context, CartId id) {
    CustomerCart cart = TRY(cart_without_items(work, context, id));
    cart.items = items::of_cart(work.tx, id, context.reseller.id);
    attach_subscriptions(work, context, cart.items);
    if (cart.status == CartStatus::ordered)
        for (Item& item : cart.items) { // shown as it was ordered
            item.plan.enabled = true;
            item.plan.retired = false;
        }
    return cart;
}

Result<Plan> plan_named(Work& work, const Reseller& reseller, const PlanName& name) {
    std::optional<Plan> plan;
    const PlanName::Part* unknown = nullptr;
    for (const PlanName::Part& part : name.parts) {
        auto found = find_plan(work, reseller, part);
        if (!found && part.field == "planId") return wrong_field(part.field, "There is no such plan");
        if (!found && unknown == nullptr) unknown = &part;
        if (!found) continue;
        if (plan && plan->listing != found->listing) return wrong_field(part.field, contradiction);
        plan = std::move(found);
    }
    if (plan && unknown != nullptr) return wrong_field(unknown->field, contradiction);
    if (!plan)
        return not_found(account_resource(reseller.number) + "/products/" + (unknown ? unknown->text : std::string()));
    return *std::move(plan);
}

Result<Plan> plan_to_sell(Work& work, const Reseller& reseller, const PlanName& name) {
    Plan plan = TRY(plan_named(work, reseller, name));
    if (!plan.enabled) return refuse(Refusal{.why = Why::plan_disabled, .subject = plan.sku});
    return plan;
}

Plan plan_of(Work& work, const Reseller& reseller, const Subscription& subscription) {
    return store::plans::of_listing(work.tx, subscription.plan.listing, reseller.id).value_or(subscription.plan);
}

// reseller §2: "Quantity change = new order through the cart".
Result<void> resolve_subscription(Work& work, const CustomerContext& context, Item& item) {
    const std::string name(subscription_named_in(item));
    item.action = name.empty() ? Action::create : Action::update;
    item.subscription = find_subscription(work, context, name);
    if (item.action == Action::create) return {};
    if (!item.subscription) return wrong_field(subscription_field, "There is no such subscription");
    if (item.plan.sku.empty()) item.plan = plan_of(work, context.reseller, *item.subscription);
    return check_subscription_plan(item);
}

Result<void> check_subscription_plan(const Item& item) {
    if (!item.subscription || item.plan.listing == item.subscription->plan.listing) return {};
    return wrong_field(subscription_field, "It is a subscription of another plan");
}

Result<void> seal_secrets(Work& work, Item& item) {
    trim_texts(item);
    // A blank secret counts as none.
    std::erase_if(item.attributes, [&](const Attribute& attribute) {
        return !attribute.sealed && attribute.value.empty() && is_secret(item.plan, attribute.name);
    });
    for (Attribute& attribute : item.attributes) {
        if (attribute.sealed || !is_secret(item.plan, attribute.name)) continue;
        if (is_mask(attribute.value))
            return wrong_field("attributes." + attribute.name, "There is no value that '********' could stand for");
        if (!work.secrets.seal_key) return refuse(Refusal{.why = Why::secrets_not_kept, .subject = attribute.name});
        attribute.value = sealed(*work.secrets.seal_key, attribute.value, place_of(item.id, attribute.name));
        attribute.sealed = true;
    }
    return {};
}

Result<CustomerCart> open_customer_cart(Work& work, const OpenCustomerCart& wish) {
    const CustomerContext context = TRY(customer_of(work, wish.path));
    if (context.status != CustomerData::Status::active) return refuse(Why::customer_inactive);
    CustomerCart cart{.id = work.tx.secret_id<struct Cart>(),
                      .customer = context.customer,
                      .status = wish.status,
                      .title = wish.title,
                      .user_name = wish.user_name,
                      .opened_at = work.tx.now(),
                      .touched_at = work.tx.now(),
                      .customer_number = context.number,
                      .reseller_number = context.reseller.number,
                      .currency = work.terms.catalogue.currency};
    carts::add(work.tx, cart.id, work.door, {.account = context.customer});
    customer_carts::add(work.tx, cart);
    return cart;
}

Result<CustomerCart> show_customer_cart(Work& work, const ShowCustomerCart& wish) {
    return cart_of(work, TRY(customer_of(work, wish.path.customer)), wish.path.cart);
}

Result<CustomerCartPage> list_customer_carts(Work& work, const ListCustomerCarts& wish) {
    const CustomerContext context = TRY(customer_of(work, wish.path));
    const customer_carts::Wanted wanted{.customer = context.customer,
                                        .status = wish.status,
                                        .after = wish.after,
                                        .limit = wish.limit,
                                        .offset = wish.offset};
    CustomerCartPage page{.carts = customer_carts::page(work.tx, wanted),
                          .total = customer_carts::count(work.tx, wanted)};
    if (static_cast<std::int64_t>(page.carts.size()) == wish.limit) page.next = page.carts.back().place;
    for (CustomerCart& cart : page.carts) {
        cart.customer_number = context.number;
        cart.currency = cart.currency.value_or(work.terms.catalogue.currency);
    }
    return page;
}

Result<CustomerCart> change_customer_cart(Work& work, const ChangeCustomerCart& wish) {
    CustomerCart cart = TRY(cart_to_change(work, wish.path));
    cart.status = wish.status.value_or(cart.status);
    cart.title = wish.title.value_or(cart.title);
    cart.user_name = wish.user_name.value_or(cart.user_name);
    customer_carts::change(work.tx, cart);
    carts::touch(work.tx, cart.id);
    return cart;
}

Result<RemoveCustomerCart> remove_customer_cart(Work& work, const RemoveCustomerCart& wish) {
    const CustomerCart cart = TRY(cart_to_change(work, wish.path));
    items::forget_attributes(work.tx, cart.id);
    carts::remove(work.tx, cart.id);
    return wish;
}

// reseller A1-14: "New line each time (attributes may differ)".
Result<ItemOfCart> add_customer_item(Work& work, const AddCustomerItem& wish) {
    CustomerCart cart = TRY(cart_to_change(work, wish.path));
    const CustomerContext context = TRY(customer_of(work, wish.path.customer));
    Item item{.id = work.tx.next_id<struct OrderItem>(),
              .plan = {},
              .quantity = wish.quantity.value_or(1),
              .attributes = wish.attributes};
    name_subscription(item, wish.subscription);
    if (!wish.plan.parts.empty()) item.plan = TRY(plan_named(work, context.reseller, wish.plan));
    if (const auto resolved = resolve_subscription(work, context, item); !resolved) return refuse(resolved.error());
    TRY(check_seat_change(item, wish.subscription, wish.quantity.has_value()));
    if (item.action == Action::create) item.plan = TRY(plan_to_sell(work, context.reseller, wish.plan));
    if (static_cast<std::int64_t>(cart.items.size()) >= work.terms.reseller.cart_items_max)
        return refuse(Refusal{.why = Why::cart_is_full, .available = work.terms.reseller.cart_items_max});
    if (const auto sealed = seal_secrets(work, item); !sealed) return refuse(sealed.error());
    cart.items.push_back(item);
    if (const auto total = total_of(cart.items); !total) return refuse(total.error());
    items::add(work.tx, cart.id, item);
    note_change(work, cart, item.plan.product);
    return item_of_cart(cart, item);
}

Result<ItemOfCart> show_customer_item(Work& work, const ShowCustomerItem& wish) {
    CustomerCart cart = TRY(show_customer_cart(work, {.path = wish.path.cart}));
    return item_of_cart(cart, *TRY(item_in(cart, wish.path.item)));
}

Result<ItemOfCart> change_customer_item(Work& work, const ChangeCustomerItem& wish) {
    CustomerCart cart = TRY(cart_to_change(work, wish.path.cart));
    const CustomerContext context = TRY(customer_of(work, wish.path.cart.customer));
    Item& item = *TRY(item_in(cart, wish.path.item));
    const bool was_seat_change = item.action == Action::update;
    item.quantity = wish.quantity.value_or(item.quantity);
    if (wish.attributes) item.attributes = replaced(item.attributes, *wish.attributes);
    name_subscription(item, wish.subscription);
    if (wish.plan) item.plan = TRY(plan_named(work, context.reseller, *wish.plan));
    if (const auto resolved = resolve_subscription(work, context, item); !resolved) return refuse(resolved.error());
    TRY(check_seat_change(item, wish.subscription, was_seat_change || wish.quantity));
    if (wish.plan && item.action == Action::create) item.plan = TRY(plan_to_sell(work, context.reseller, *wish.plan));
    if (const auto sealed = seal_secrets(work, item); !sealed) return refuse(sealed.error());
    if (const auto total = total_of(cart.items); !total) return refuse(total.error());
    const bool is_anew =
        wish.attributes || wish.plan || !wish.subscription.empty(); // another plan may have other secrets
    items::change(work.tx, cart.id, item, is_anew ? items::Attributes::anew : items::Attributes::as_they_were);
    note_change(work, cart, item.plan.product);
    return item_of_cart(cart, item);
}

Result<RemoveCustomerItem> remove_customer_item(Work& work, const RemoveCustomerItem& wish) {
    CustomerCart cart = TRY(cart_to_change(work, wish.path.cart));
    const Item item = *TRY(item_in(cart, wish.path.item));
    items::remove(work.tx, cart.id, item.id);
    std::erase_if(cart.items, [&](const Item& each) { return each.id == item.id; });
    note_change(work, cart, item.plan.product);
    return wish;
}

} // namespace cartwright::operations
