#include "operations/reseller/vendor_orders.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
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

Result<void> may_buy(const Customership& who) {
    if (who.status != CustomerData::Status::active) return refuse(Why::customer_inactive);
    return {};
}

/// The subscription that an item creates, or the one that it is about to change.
SubscriptionId subscription_for(Work& work, const Customership& who, OrderId order, const Item& item) {
    if (item.subscription) {
        Subscription present = *item.subscription;
        present.changing = order;
        subscriptions::save(work.tx, present);
        return present.id;
    }
    const Subscription made{.id = work.tx.next_id<struct Subscription>(),
                            .reseller = who.reseller.id,
                            .customer = who.customer,
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
Result<VendorOrder> place_with_vendor(Work& work, const Customership& who, const VendorPart& part, CartId cart,
                                      const std::string& reference) {
    Placement placement{
        .lines = {}, .total = TRY(total_of(part.items)), .account = who.customer, .reference = reference};
    for (const Item& item : part.items) placement.lines.push_back(line_of(item));
    VendorOrder order{.id = place_order(work, cart, placement),
                      .place = work.tx.next_id<struct VendorOrder>().value,
                      .reseller = who.reseller.id,
                      .customer = who.customer,
                      .reseller_number = who.reseller.number,
                      .customer_number = who.number,
                      .cart = cart,
                      .vendor = part.vendor,
                      .vendor_name = part.vendor_name,
                      .total = placement.total,
                      .reference = reference,
                      .placed_at = work.tx.now(),
                      .changed_at = work.tx.now()};
    for (std::size_t i = 0; i < part.items.size(); ++i)
        order.items.push_back(
            ordered(part.items[i], placement.lines[i], subscription_for(work, who, order.id, part.items[i])));
    vendor_orders::add(work.tx, order);
    store::jobs::add(work.tx, provisioning_job, order.id.value, work.tx.now() + work.terms.provisioning_delay_ms);
    return order;
}

/// Places an order with each vendor, so that the failure of one does not delay the others.
Result<PlacedOrders> place_all(Work& work, const Customership& who, std::vector<Item> wanted, CartId cart,
                               const std::string& reference) {
    PlacedOrders placed;
    for (const VendorPart& part : by_vendor(std::move(wanted)))
        placed.orders.push_back(TRY(place_with_vendor(work, who, part, cart, reference)));
    return placed;
}

/// reseller A1-3: "provisionData … merged over the item's attributes".
Result<void> put_over(Work& work, const Customership& who, CustomerCart& cart, const CheckOutCustomerCart& wish) {
    for (const CheckOutCustomerCart::Provision& provision : wish.provisions) {
        const auto item = std::ranges::find(cart.items, provision.item, &Item::id);
        if (item == cart.items.end())
            return refuse(Refusal{.why = Why::resource_not_found,
                                  .subject = item_resource(cart.customer_number, cart.id, provision.item)});
        item->attributes = merged(std::move(item->attributes), provision.attributes);
        if (const auto settled = settle_subscription(work, who, *item); !settled) return refuse(settled.error());
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

tl::unexpected<Refusal> no_subscription(const Customership& who, const std::string& name) {
    const std::string last = name.substr(name.rfind('/') + 1);
    if (!parse_integer(last))
        return refuse(
            Refusal{.why = Why::malformed, .flaws = {field_flaw("resourceId", "There is no such subscription")}});
    return refuse(Refusal{.why = Why::resource_not_found,
                          .subject = customer_resource(who.reseller.number, who.number) + "/subscriptions/" + last});
}

/// A plan need not be named where a subscription is. One that is named has to be the subscription's.
Result<void> mean_the_same(Work& work, const Reseller& reseller, const PlanName& name, const Plan& plan) {
    if (name.parts.empty() || TRY(plan_named(work, reseller, name)).listing == plan.listing) return {};
    return refuse(Refusal{.why = Why::malformed,
                          .flaws = {field_flaw(name.parts.front().field, "It is not the plan of the subscription")}});
}

/// `named` is the subscription that `wanted` names, if there is one.
Result<Item> item_wanted(Work& work, const Customership& who, const SubmitVendorOrder::Wanted& wanted,
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
        if (!named) return no_subscription(who, wanted.subscription);
        item.subscription = TRY(subscription_to_change(work, *named));
        item.plan = plan_of(work, who.reseller, *item.subscription);
        TRY(mean_the_same(work, who.reseller, wanted.plan, item.plan));
        if (wanted.action == Action::renew) item.quantity = item.subscription->quantity;
    } else {
        item.plan = TRY(plan_to_sell(work, who.reseller, wanted.plan));
    }
    if (const auto sealed = seal_secrets(work, item); !sealed) return refuse(sealed.error());
    return item;
}

/// One order changes a subscription at most once.
Result<void> each_once(const std::vector<Item>& wanted) {
    for (auto item = wanted.begin(); item != wanted.end(); ++item) {
        const auto is_same = [&](const Item& other) {
            return item->subscription && other.subscription && other.subscription->id == item->subscription->id;
        };
        if (std::any_of(std::next(item), wanted.end(), is_same)) return refuse(Why::subscription_changing);
    }
    return {};
}

Result<VendorOrder> order_of(Work& work, const OrderPath& path) {
    const Customership who = TRY(customer_of(work, path.customer));
    auto order = vendor_orders::find(work.tx, path.order);
    if (!order || order->customer != who.customer)
        return refuse(Refusal{.why = Why::resource_not_found,
                              .subject = order_resource(who.reseller.number, who.number, path.order)});
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
    const Customership who = TRY(customer_of(work, wish.path.customer));
    CustomerCart cart = TRY(cart_of(work, who, wish.path.cart));
    if (const auto may = may_change(cart); !may) return refuse(may.error());
    if (const auto may = may_buy(who); !may) return refuse(may.error());
    if (const auto put = put_over(work, who, cart, wish); !put) return refuse(put.error());
    if (const auto may = may_order(cart); !may) return refuse(may.error());
    if (const auto once = each_once(cart.items); !once) return refuse(once.error());
    std::vector<SubscriptionId> changed;
    for (const Item& item : cart.items)
        if (item.subscription) changed.push_back(item.subscription->id);
    lock_in_order(work, std::move(changed));
    for (Item& item : cart.items) {
        if (item.subscription) item.subscription = TRY(subscription_to_change(work, item.subscription->id));
        TRY(is_of_its_plan(item));
    }
    store::carts::set_state(work.tx, cart.id, Cart::State::ordered);
    return place_all(work, who, std::move(cart.items), cart.id, wish.reference);
}

Result<PlacedOrders> submit_vendor_order(Work& work, const SubmitVendorOrder& wish) {
    const Customership who = TRY(customer_of(work, wish.path));
    if (const auto may = may_buy(who); !may) return refuse(may.error());
    std::vector<std::optional<SubscriptionId>> named;
    std::vector<SubscriptionId> changed;
    named.reserve(wish.wanted.size());
    for (const SubmitVendorOrder::Wanted& each : wish.wanted) {
        const bool is_new = each.action == Action::create;
        named.push_back(is_new ? std::nullopt : subscription_named(work, who.customer, each.subscription));
        if (named.back()) changed.push_back(*named.back());
    }
    lock_in_order(work, std::move(changed));
    std::vector<Item> wanted;
    wanted.reserve(wish.wanted.size());
    for (std::size_t i = 0; i < named.size(); ++i)
        wanted.push_back(TRY(item_wanted(work, who, wish.wanted[i], named[i])));
    if (const auto once = each_once(wanted); !once) return refuse(once.error());
    if (const auto may = may_order(wanted); !may) return refuse(may.error());
    for (const Item& item : wanted) items::put_attributes(work.tx, item);
    return place_all(work, who, std::move(wanted), CartId{}, wish.reference);
}

Result<VendorOrder> show_vendor_order(Work& work, const ShowVendorOrder& wish) { return order_of(work, wish.path); }

Result<VendorOrderPage> list_vendor_orders(Work& work, const ListVendorOrders& wish) {
    CustomersWanted whose = TRY(customers_wanted(work, wish.account, wish.customer, wish.customers));
    vendor_orders::Wanted wanted{.reseller = whose.reseller.id,
                                 .customers = std::move(whose.customers),
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
