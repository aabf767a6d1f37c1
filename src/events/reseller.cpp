#include "events/reseller.hpp"

#include <span>

namespace cartwright {

namespace {

void write_ids(JsonWriter& json, std::string_view name, const std::span<const SubscriptionId>& ids) {
    json.array(name, ids, [&](SubscriptionId id) { json.text(std::to_string(id.value)); });
}

void write_state(JsonWriter& json, std::string_view name, const Subscription::State& state) {
    json.field(name, name_of(state));
}

void write_end(JsonWriter& json, std::string_view name, const std::optional<Instant>& end) {
    if (end)
        json.moment(name, *end);
    else
        json.null(name);
}

constexpr FieldType<std::span<const SubscriptionId>> subscription_ids{R"({"type":"array","items":{"type":"string"}})",
                                                                      write_ids};
constexpr FieldType<Subscription::State> subscription_state{
    R"({"type":"string","enum":["pending","active","suspended","cancelled","expired","failed"]})", write_state};
constexpr FieldType<std::optional<Instant>> moment_or_null{R"({"type":["string","null"],"format":"date-time"})",
                                                           write_end};

} // namespace

void describe(EventFields& out, const OrderProvisioned& event) {
    out.type("cartwright.order.provisioned", "A vendor provisioned an order.");
    out.subject("orders/", format_id(event.order.value));
    out.field("order_id", as::id, "ID of the order", event.order.value);
    out.field("vendor", as::text, "Name of the vendor", event.vendor);
    out.field("subscription_ids", subscription_ids,
              "IDs of the created or changed subscriptions, in the sequence of the order's items", event.subscriptions);
}

void describe(EventFields& out, const SubscriptionChanged& event) {
    const Subscription& subscription = event.subscription;
    out.type("cartwright.subscription.changed",
             "A subscription was created, or its state, its seats or its end changed.");
    out.subject("subscriptions/", std::to_string(subscription.id.value));
    out.field("subscription_id", as::text, "ID of the subscription", std::to_string(subscription.id.value));
    out.field("customer_id", as::text, "ID of the customer", std::to_string(subscription.customer_number));
    out.field("sku", as::text, "Stock keeping unit of the plan", subscription.plan.sku);
    out.field("state", subscription_state, "Current state", subscription.state);
    out.field("quantity", as::number, "Number of seats", subscription.quantity);
    out.field("ends_at", moment_or_null, "End of the subscription, unless it is renewed; null if none is set",
              subscription.ends_at);
}

} // namespace cartwright
