#include "operations/reseller/vendor_orders.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "domain/reseller/terms.hpp"
#include "operations/orders/sales.hpp"
#include "operations/reseller/provisioning.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/sellers.hpp"
#include "store/outbox/jobs.hpp"
#include "store/reseller/items.hpp"
#include "store/reseller/subscriptions.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace items = store::items;
namespace subscriptions = store::subscriptions;
namespace vendor_orders = store::vendor_orders;

namespace {

Result<void> may_buy(const CustomerContext& context) {
    if (context.status != CustomerData::Status::active) return refuse(Why::customer_inactive);
    return {};
}

/// The subscription that an item creates, or the one that it is about to change.
SubscriptionId subscription_for(Work& work, const CustomerContext& context, OrderId order, const Item& item) {
    if (item.subscription) {
        Subscription present = *item.subscription;
        present.changing = order;
        subscriptions::save(work.tx, present);
        return present.id;
    }
    const Subscription made{.id = work.tx.next_id<struct Subscription>(),
                            .reseller = context.reseller.id,
                            .customer = context.customer,
                            .order = order,
                            .item = item.id,
                            .plan = item.plan,
                            .quantity = item.quantity};
    subscriptions::add(work.tx, made);
    return made.id;
}

OrderItem ordered(const Item& item, const Line& line, SubscriptionId subscription) {
    return {.id = item.id,
            .listing = item.plan.listing,
            .sku = item.plan.sku,
            .name = item.plan.name,
            .action = item.action,
            .subscription = subscription,
            .quantity = item.quantity,
            .price = line.price,
            .paid_quantity = line.quantity,
            .reference = item.reference,
            .customer_reference = item.customer_reference,
            .attributes = item.attributes};
}

/// Places an order with one vendor.
Result<VendorOrder> place_with_vendor(Work& work, const CustomerContext& context, const VendorPart& part, CartId cart,
                                      const std::string& reference) {
    Placement placement{
        .lines = {}, .total = TRY(total_of(part.items)), .account = context.customer, .reference = reference};
    for (const Item& item : part.items) placement.lines.push_back(line_of(item));
    VendorOrder order{.id = place_order(work, cart, placement),
                      .place = work.tx.next_id<struct VendorOrder>().value,
                      .reseller = context.reseller.id,
                      .customer = context.customer,
                      .reseller_number = context.reseller.number,
                      .customer_number = context.number,
                      .cart = cart,
                      .vendor = part.vendor,
                      .vendor_name = part.vendor_name,
                      .total = placement.total,
                      .reference = reference,
                      .placed_at = work.tx.now(),
                      .changed_at = work.tx.now()};
    for (std::size_t i = 0; i < part.items.size(); ++i)
        order.items.push_back(
            ordered(part.items[i], placement.lines[i], subscription_for(work, context, order.id, part.items[i])));
    vendor_orders::add(work.tx, order);
    store::jobs::add(work.tx, JobKind::provisioning, order.id.value,
                     work.tx.now() + work.terms.reseller.provisioning_delay_ms);
    return order;
}

/// Places an order with each vendor, so that the failure of one does not delay the others.
Result<PlacedOrders> place_all(Work& work, const CustomerContext& context, std::vector<Item> wanted, CartId cart,
                               const std::string& reference) {
    PlacedOrders placed;
    for (const VendorPart& part : group_by_vendor(std::move(wanted)))
        placed.orders.push_back(TRY(place_with_vendor(work, context, part, cart, reference)));
    return placed;
}

/// reseller A1-3: "provisionData … merged over the item's attributes".
Result<void> merge_provisions(Work& work, const CustomerContext& context, CustomerCart& cart,
                              const CheckOutCustomerCart& wish) {
    for (const CheckOutCustomerCart::Provision& provision : wish.provisions) {
        const auto item = std::ranges::find(cart.items, provision.item, &Item::id);
        if (item == cart.items.end())
            return refuse(Refusal{.why = Why::resource_not_found,
                                  .subject = item_resource(cart.customer_number, cart.id, provision.item)});
        item->attributes = merged(std::move(item->attributes), provision.attributes);
        if (const auto resolved = resolve_subscription(work, context, *item); !resolved)
            return refuse(resolved.error());
        if (const auto sealed = seal_secrets(work, *item); !sealed) return refuse(sealed.error());
        items::put_attributes(work.tx, *item);
    }
    return {};
}

/// Locks subscriptions in the order of their ids, so that two orders of the same ones wait for each other.
void lock_in_order(Work& work, std::vector<SubscriptionId> ids) {
    std::ranges::sort(ids, {}, &SubscriptionId::value);
    for (const SubscriptionId id : ids) subscriptions::lock(work.tx, id);
}

/// The subscription that is to be changed, which is locked already.
Result<Subscription> subscription_to_change(Work& work, SubscriptionId id) {
    auto subscription = subscriptions::find(work.tx, id).value();
    if (const auto may = may_change(subscription); !may) return refuse(may.error());
    return subscription;
}

tl::unexpected<Refusal> no_subscription(const CustomerContext& context, const std::string& name) {
    const std::string last = name.substr(name.rfind('/') + 1);
    if (!parse_integer(last))
        return refuse(
            Refusal{.why = Why::malformed, .flaws = {field_flaw("resourceId", "There is no such subscription")}});
    return refuse(
        Refusal{.why = Why::resource_not_found,
                .subject = customer_resource(context.reseller.number, context.number) + "/subscriptions/" + last});
}

/// A plan need not be named where a subscription is. One that is named has to be the subscription's.
Result<void> check_same_plan(Work& work, const Reseller& reseller, const PlanName& name, const Plan& plan) {
    if (name.parts.empty() || TRY(plan_named(work, reseller, name)).listing == plan.listing) return {};
    return refuse(Refusal{.why = Why::malformed,
                          .flaws = {field_flaw(name.parts.front().field, "It is not the plan of the subscription")}});
}

/// `named` is the subscription that `wanted` names, if there is one.
Result<Item> read_wanted_item(Work& work, const CustomerContext& context, const SubmitVendorOrder::Wanted& wanted,
                              const std::optional<SubscriptionId>& named) {
    Item item{.id = work.tx.next_id<struct OrderItem>(),
              .plan = {},
              .action = wanted.action,
              .quantity = wanted.quantity.value_or(1),
              .attributes = wanted.attributes,
              .reference = wanted.reference,
              .customer_reference = wanted.customer_reference};
    if (wanted.action == Action::update && !wanted.quantity)
        return refuse(Refusal{.why = Why::malformed, .flaws = {field_flaw("quantity", "Field required")}});
    if (wanted.action != Action::create && !wanted.subscription.empty()) {
        if (!named) return no_subscription(context, wanted.subscription);
        item.subscription = TRY(subscription_to_change(work, *named));
        item.plan = plan_of(work, context.reseller, *item.subscription);
        TRY(check_same_plan(work, context.reseller, wanted.plan, item.plan));
        if (wanted.action == Action::renew) item.quantity = item.subscription->quantity;
    } else {
        item.plan = TRY(plan_to_sell(work, context.reseller, wanted.plan));
    }
    if (const auto sealed = seal_secrets(work, item); !sealed) return refuse(sealed.error());
    return item;
}

/// One order changes a subscription at most once.
Result<void> check_changed_once(const std::vector<Item>& wanted) {
    for (auto item = wanted.begin(); item != wanted.end(); ++item) {
        const auto is_same = [&](const Item& other) {
            return item->subscription && other.subscription && other.subscription->id == item->subscription->id;
        };
        if (std::any_of(std::next(item), wanted.end(), is_same)) return refuse(Why::subscription_changing);
    }
    return {};
}

Result<VendorOrder> order_of(Work& work, const OrderPath& path) {
    const CustomerContext context = TRY(customer_of(work, path.customer));
    auto order = vendor_orders::find(work.tx, path.order);
    if (!order || order->customer != context.customer)
        return refuse(Refusal{.why = Why::resource_not_found,
                              .subject = order_resource(context.reseller.number, context.number, path.order)});
    items::read_attributes(work.tx, order->id, order->items);
    return *std::move(order);
}

std::vector<SellerId> vendors_named(Work& work, const std::vector<std::string>& folded_names) {
    std::vector<SellerId> found;
    for (const Seller& vendor : store::sellers::of_kind(work.tx, Seller::Kind::vendor))
        if (std::ranges::find(folded_names, folded(vendor.name)) != folded_names.end()) found.push_back(vendor.id);
    return found;
}

} // namespace

Result<PlacedOrders> check_out_customer_cart(Work& work, const CheckOutCustomerCart& wish) {
    store::carts::lock(work.tx, wish.path.cart);
    const CustomerContext context = TRY(customer_of(work, wish.path.customer));
    CustomerCart cart = TRY(cart_of(work, context, wish.path.cart));
    if (const auto may = may_change(cart); !may) return refuse(may.error());
    if (const auto may = may_buy(context); !may) return refuse(may.error());
    if (const auto merged_all = merge_provisions(work, context, cart, wish); !merged_all)
        return refuse(merged_all.error());
    if (const auto may = may_order(cart); !may) return refuse(may.error());
    if (const auto once = check_changed_once(cart.items); !once) return refuse(once.error());
    std::vector<SubscriptionId> changed;
    for (const Item& item : cart.items)
        if (item.subscription) changed.push_back(item.subscription->id);
    lock_in_order(work, std::move(changed));
    for (Item& item : cart.items) {
        if (item.subscription) item.subscription = TRY(subscription_to_change(work, item.subscription->id));
        TRY(check_subscription_plan(item));
    }
    store::carts::set_state(work.tx, cart.id, Cart::State::ordered);
    return place_all(work, context, std::move(cart.items), cart.id, wish.reference);
}

Result<PlacedOrders> submit_vendor_order(Work& work, const SubmitVendorOrder& wish) {
    const CustomerContext context = TRY(customer_of(work, wish.path));
    if (const auto may = may_buy(context); !may) return refuse(may.error());
    std::vector<std::optional<SubscriptionId>> named;
    std::vector<SubscriptionId> changed;
    named.reserve(wish.wanted.size());
    for (const SubmitVendorOrder::Wanted& each : wish.wanted) {
        const bool is_new = each.action == Action::create;
        named.push_back(is_new ? std::nullopt : subscription_named(work, context.customer, each.subscription));
        if (named.back()) changed.push_back(*named.back());
    }
    lock_in_order(work, std::move(changed));
    std::vector<Item> wanted;
    wanted.reserve(wish.wanted.size());
    for (std::size_t i = 0; i < named.size(); ++i)
        wanted.push_back(TRY(read_wanted_item(work, context, wish.wanted[i], named[i])));
    if (const auto once = check_changed_once(wanted); !once) return refuse(once.error());
    if (const auto may = may_order(wanted); !may) return refuse(may.error());
    for (const Item& item : wanted) items::put_attributes(work.tx, item);
    return place_all(work, context, std::move(wanted), CartId{}, wish.reference);
}

Result<VendorOrder> show_vendor_order(Work& work, const ShowVendorOrder& wish) { return order_of(work, wish.path); }

Result<VendorOrderPage> list_vendor_orders(Work& work, const ListVendorOrders& wish) {
    CustomerFilter filter = TRY(resolve_customer_filter(work, wish.account, wish.customer, wish.customers));
    vendor_orders::Wanted wanted{.reseller = filter.reseller.id,
                                 .customers = std::move(filter.customers),
                                 .oldest_first = wish.oldest_first,
                                 .last = wish.last,
                                 .steps = wish.steps,
                                 .limit = wish.limit};
    if (wish.vendors) wanted.vendors = vendors_named(work, *wish.vendors);
    return vendor_orders::page(work.tx, wanted);
}

// reseller §5.6: "cancel only from NEW or ON_HOLD".
Result<VendorOrder> cancel_vendor_order(Work& work, const CancelVendorOrder& wish) {
    store::orders::lock(work.tx, wish.path.order);
    VendorOrder order = TRY(order_of(work, wish.path));
    if (!may_go(order.step, Step::cancelled) || order.step != Step::pending) return refuse(Why::order_not_cancellable);
    end_without_sale(work, order, Step::cancelled, "Canceled before provisioning began.");
    return order;
}

} // namespace cartwright::operations
