#include "operations/reseller/provisioning.hpp"

#include "domain/orders/events.hpp"
#include "domain/refusal.hpp"
#include "domain/reseller/events.hpp"
#include "operations/orders/sales.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/sellers.hpp"
#include "store/reseller/items.hpp"
#include "store/reseller/subscriptions.hpp"
#include "store/reseller/vendor_orders.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace items = store::items;
namespace orders = store::orders;
namespace subscriptions = store::subscriptions;
namespace vendor_orders = store::vendor_orders;

namespace {

/// How a reseller pays: offline, by its purchase order.
constexpr std::string_view purchase_order = "purchase-order";

void set_step(Work& work, VendorOrder& order, Step step, const std::string& detail) {
    order.step = step;
    order.detail = detail;
    order.changed_at = work.tx.now();
    store::sellers::set_step(work.tx, {.id = order.part,
                                       .order = order.id,
                                       .seller = order.vendor,
                                       .total = order.total,
                                       .fee = {},
                                       .step = step,
                                       .detail = detail});
}

Result<std::vector<Attribute>> unseal_attributes(Work& work, const OrderItem& item) {
    std::vector<Attribute> attributes = item.attributes;
    for (Attribute& attribute : attributes) {
        if (!attribute.sealed) continue;
        auto value = work.secrets.seal_key
                         ? unsealed(*work.secrets.seal_key, attribute.value, place_of(item.id, attribute.name))
                         : std::nullopt;
        if (!value) return refuse(Refusal{.why = Why::secrets_not_kept, .subject = attribute.name});
        attribute.value = *std::move(value);
    }
    return attributes;
}

Result<VendorRequest> request_of(Work& work, VendorOrder& order) {
    items::read_attributes(work.tx, order.id, order.items);
    const auto known = subscriptions::of_order(work.tx, order.id);
    VendorRequest request{.key = "order-" + std::to_string(order.id.value),
                          .order = order.id,
                          .vendor = order.vendor_name,
                          .customer = order.customer_number,
                          .items = {}};
    for (const OrderItem& item : order.items) {
        const auto subscription = std::ranges::find(known, item.subscription, &Subscription::id);
        request.items.push_back(
            {.item = item.id,
             .sku = item.sku,
             .action = item.action,
             .quantity = item.quantity,
             .subscription = item.subscription,
             .vendor_reference = subscription == known.end() ? std::string() : subscription->vendor_reference,
             .attributes = TRY(unseal_attributes(work, item))});
    }
    return request;
}

void save(Work& work, const Subscription& subscription) {
    subscriptions::save(work.tx, subscription);
    work.tx.record(SubscriptionChanged{subscription});
}

Subscription apply_action(Subscription subscription, const OrderItem& item, std::string vendor_reference, Instant now) {
    switch (item.action) {
    case Action::create: return activated(std::move(subscription), std::move(vendor_reference), now);
    case Action::update: return with_seats(std::move(subscription), item.quantity);
    case Action::renew: return renewed(std::move(subscription));
    }
    return subscription;
}

void apply_answer(Work& work, const VendorOrder& order, const VendorAnswer& answer) {
    OrderProvisioned fact{.order = order.id, .vendor = order.vendor_name, .subscriptions = {}};
    const auto present = subscriptions::of_order(work.tx, order.id); // in the order of the items
    for (std::size_t i = 0; i < present.size(); ++i) {
        save(work, apply_action(present[i], order.items[i], item_reference(answer.reference, i + 1), work.tx.now()));
        fact.subscriptions.push_back(present[i].id);
    }
    work.tx.record(fact);
}

} // namespace

Result<std::optional<VendorRequest>> begin_provisioning(Work& work, const BeginProvisioning& wish) {
    orders::lock(work.tx, wish.order);
    auto order = vendor_orders::find(work.tx, wish.order);
    if (!order || (order->step != Step::pending && order->step != Step::processing))
        return std::optional<VendorRequest>{};
    VendorRequest request = TRY(request_of(work, *order));
    if (order->step == Step::pending) set_step(work, *order, Step::processing, "");
    return std::optional(std::move(request));
}

// The sale is posted when the vendor has provisioned. Seats are unlimited, so no stock is deducted.
Result<EndProvisioning> end_provisioning(Work& work, const EndProvisioning& wish) {
    orders::lock(work.tx, wish.order);
    auto order = vendor_orders::find(work.tx, wish.order);
    if (!order || order->step != Step::processing) return wish;
    if (wish.answer.kind != VendorAnswer::Kind::provisioned) {
        end_without_sale(work, *order, Step::failed, wish.answer.reason);
        return wish;
    }
    subscriptions::lock_of_order(work.tx, order->id);
    complete_sale(work, TRY(orders::find(work.tx, order->id, work.door)), {},
                  {.method = std::string(purchase_order), .reference = order->reference});
    set_step(work, *order, Step::completed, "");
    vendor_orders::set_vendor_reference(work.tx, order->id, wish.answer.reference);
    apply_answer(work, *order, wish.answer);
    return wish;
}

void end_without_sale(Work& work, VendorOrder& order, Step step, const std::string& detail) {
    const std::string reason = step == Step::cancelled ? "cancelled" : "provisioning failed";
    const auto end = step == Step::cancelled ? Subscription::State::cancelled : Subscription::State::failed;
    subscriptions::lock_of_order(work.tx, order.id);
    orders::settle(work.tx, order.id, Stage::failed, reason);
    set_step(work, order, step, detail);
    for (Subscription subscription : subscriptions::of_order(work.tx, order.id)) {
        subscription.changing.reset();
        auto ended = with_state(subscription, end);
        const bool is_new = subscription.order == order.id && ended;
        if (is_new) {
            subscription = *std::move(ended);
            subscription.told_version = subscription.version; // the vendor was never notified of it
        }
        subscriptions::save(work.tx, subscription);
        if (is_new) work.tx.record(SubscriptionChanged{subscription});
    }
    work.tx.record(OrderFailed{.order = order.id, .reason = reason});
}

} // namespace cartwright::operations
