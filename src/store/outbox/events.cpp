#include "store/outbox/events.hpp"

#include "base/entropy.hpp"
#include "base/json/json_writer.hpp"
#include "base/object_id.hpp"
#include "store/outbox/events.sql.hpp"

namespace cartwright::store::events {

namespace {

constexpr int id_digits = 12; // of carts and orders

template <class Entity> std::string format_id(Id<Entity> id) {
    return hexadecimal(static_cast<std::uint64_t>(id.value), id_digits);
}

void money(JsonWriter& json, std::string_view name, Money amount) {
    json.field(name, amount.minor);
    json.field("currency", amount.currency.text());
}

void stock(JsonWriter& json, ProductId product, const FreeStock& now) {
    json.field("listing_id", now.listing.value);
    json.field("product_id", product.value);
    json.field("available", now.free);
    json.field("version", now.version);
}

void write(JsonWriter& json, const ProductChanged& event) {
    json.field("product_id", event.product.id.value);
    json.field("listing_id", event.listing.id.value);
    json.field("sku", event.product.sku);
    json.field("name", event.product.name);
    money(json, "price_minor", event.listing.price);
}

void write(JsonWriter& json, const StockChanged& event) { stock(json, event.product, event.stock); }

void write(JsonWriter& json, const StockLow& event) { stock(json, event.product, event.stock); }

void write(JsonWriter& json, const CartUpdated& event) {
    json.field("cart_id", format_id(event.cart));
    json.field("product_id", event.product.value);
    json.field("quantity", event.quantity);
}

void write_lines(JsonWriter& json, const std::vector<Line>& lines) {
    json.array("lines", lines, [&](const Line& line) {
        json.object([&] {
            json.field("product_id", line.product.value);
            json.field("listing_id", line.listing.value);
            json.field("name", line.name);
            json.field("price_minor", line.price.minor);
            json.field("quantity", line.quantity);
        });
    });
}

void write(JsonWriter& json, const OrderPlaced& event) {
    json.field("order_id", format_id(event.order));
    json.field("cart_id", format_id(event.cart));
    json.field("door", event.door);
    write_lines(json, event.lines);
    money(json, "total_minor", event.total);
}

void write_order(JsonWriter& json, OrderId order) {
    json.field("order_id", format_id(order));
    json.field("order_number", std::to_string(order.value));
}

void write(JsonWriter& json, const OrderChanged& event) {
    write_order(json, event.order);
    json.field("door", event.door);
    write_lines(json, event.lines);
    money(json, "total_minor", event.total);
}

void write(JsonWriter& json, const InvoiceCreated& event) {
    write_order(json, event.order);
    json.field("invoice_id", std::to_string(event.invoice.value));
    json.field("number", event.number);
    json.field("customer", event.customer);
    json.field("tax_minor", event.tax.minor);
    money(json, "total_minor", event.total);
}

void write(JsonWriter& json, const OrderShipped& event) {
    write_order(json, event.order);
    json.field("tracking_number", event.tracking_number);
}

void write(JsonWriter& json, const OrderPaid& event) {
    json.field("order_id", format_id(event.order));
    money(json, "total_minor", event.total);
    json.field("method", event.method);
}

void write(JsonWriter& json, const OrderFailed& event) {
    json.field("order_id", format_id(event.order));
    json.field("reason", event.reason);
}

void write_shop(JsonWriter& json, std::optional<std::int64_t> shop) {
    if (shop)
        json.field("seller_id", *shop);
    else
        json.null("seller_id");
}

void write(JsonWriter& json, const OrderRefunded& event) {
    json.field("order_id", format_id(event.refund.order));
    json.field("refund_id", std::to_string(event.refund.id.value));
    write_shop(json, event.shop);
    money(json, "amount_minor", event.refund.amount);
    json.field("reason", event.refund.reason);
}

void write(JsonWriter& json, const ProductRetired& event) {
    json.field("product_id", event.product.value);
    json.field("listing_id", event.listing.value);
}

void write(JsonWriter& json, const OrderStepped& event) {
    json.field("order_id", format_id(event.order));
    if (event.number) json.field("number", *event.number);
    write_shop(json, event.shop);
    json.field("step", name_of(event.step));
}

void write(JsonWriter& json, const ShopVerified& event) {
    json.field("shop_id", event.shop);
    json.field("verified", event.verified);
}

void write(JsonWriter& json, const PayoutSettled& event) {
    json.field("payout_id", event.payout);
    json.field("shop_id", event.shop);
    money(json, "amount_minor", event.amount);
    json.field("state", event.state);
}

void write(JsonWriter& json, const OrderProvisioned& event) {
    json.field("order_id", format_id(event.order));
    json.field("vendor", event.vendor);
    json.array("subscription_ids", event.subscriptions,
               [&](SubscriptionId subscription) { json.text(std::to_string(subscription.value)); });
}

void write(JsonWriter& json, const SubscriptionChanged& event) {
    const Subscription& subscription = event.subscription;
    json.field("subscription_id", std::to_string(subscription.id.value));
    json.field("customer_id", std::to_string(subscription.customer_number));
    json.field("sku", subscription.plan.sku);
    json.field("state", name_of(subscription.state));
    json.field("quantity", subscription.quantity);
    if (subscription.ends_at)
        json.field("ends_at", timestamp(*subscription.ends_at));
    else
        json.null("ends_at");
}

void write(JsonWriter& json, const CartPaymentSettled& event) {
    json.field("payment_id", object_id(event.payment.id.value));
    json.field("cart_id", object_id(event.payment.cart.value));
    json.field("payment_type", name_of(event.payment.method));
    json.field("is_coupon", event.payment.discount.has_value());
    json.field("status", name_of(event.payment.status));
    money(json, "amount_minor", event.payment.amount);
}

void write(JsonWriter& json, const CartItemDecided& event) {
    json.field("item_id", object_id(event.item.id.value));
    json.field("cart_id", object_id(event.cart.value));
    json.field("product_id", event.item.product.value);
    json.field("quantity", event.item.quantity);
    json.field("accepted", event.item.is_accepted());
    money(json, "price_minor", event.item.price);
}

std::string id_of(const ProductChanged& event) { return std::to_string(event.product.id.value); }
std::string id_of(const StockChanged& event) { return std::to_string(event.stock.listing.value); }
std::string id_of(const StockLow& event) { return std::to_string(event.stock.listing.value); }
std::string id_of(const CartUpdated& event) { return format_id(event.cart); }
std::string id_of(const OrderPlaced& event) { return format_id(event.order); }
std::string id_of(const OrderPaid& event) { return format_id(event.order); }
std::string id_of(const OrderFailed& event) { return format_id(event.order); }
std::string id_of(const OrderRefunded& event) { return format_id(event.refund.order); }
std::string id_of(const ProductRetired& event) { return std::to_string(event.product.value); }
std::string id_of(const OrderStepped& event) { return format_id(event.order); }
std::string id_of(const ShopVerified& event) { return std::to_string(event.shop); }
std::string id_of(const PayoutSettled& event) { return std::to_string(event.payout); }
std::string id_of(const OrderChanged& event) { return format_id(event.order); }
std::string id_of(const InvoiceCreated& event) { return format_id(event.order); }
std::string id_of(const OrderShipped& event) { return format_id(event.order); }
std::string id_of(const OrderProvisioned& event) { return format_id(event.order); }
std::string id_of(const SubscriptionChanged& event) { return std::to_string(event.subscription.id.value); }
std::string id_of(const CartPaymentSettled& event) { return object_id(event.payment.id.value); }
std::string id_of(const CartItemDecided& event) { return object_id(event.item.id.value); }

/// `number` is the column of the sequence, or of the position in the outbox.
template <class FactQuery>
std::vector<Recorded> read_all(Transaction& transaction, const FactQuery& query, Column number, auto... parameters) {
    std::vector<Recorded> all;
    const auto read = [&](const Rows& row) {
        all.push_back({.sequence = row.integer(number),
                       .type = std::string(row.text(query.type)),
                       .subject = std::string(row.text(query.subject)),
                       .data = std::string(row.text(query.data)),
                       .made_at = {row.integer(query.made_at)}});
    };
    transaction.each(query, read, parameters...);
    return all;
}

} // namespace

std::string data_of(const Event& event) {
    JsonWriter json;
    json.object([&] { std::visit([&](const auto& fact) { write(json, fact); }, event); });
    return json.take();
}

// A single writer gives each fact its number at once. With many writers, a number given before the commit would have to
// be locked until then. All commits would then wait for one another, so the facts go to the outbox without a number.
void write(Transaction& transaction) {
    transaction.await_rows();
    const Query& query = transaction.is_shared() ? sql::events::put_out : sql::events::append;
    if (!transaction.recorded().empty()) transaction.note_facts();
    for (const Event& event : transaction.recorded()) {
        const EventKind& kind = event_kinds()[event.index()];
        const std::string subject =
            std::string(kind.subject) + std::visit([](const auto& fact) { return id_of(fact); }, event);
        transaction.execute(query, kind.type, subject, data_of(event), transaction.now());
    }
}

std::int64_t number(Transaction& transaction, std::int64_t limit) {
    transaction.lock(sql::events::lock);
    const std::vector<Recorded> waiting =
        read_all(transaction, sql::events::waiting, sql::events::waiting.position, limit);
    if (waiting.empty()) return 0;
    std::int64_t sequence = tail(transaction).sequence;
    for (const Recorded& fact : waiting) {
        transaction.execute(sql::events::add, ++sequence, fact.type, fact.subject, fact.data, fact.made_at);
        transaction.execute(sql::events::take_out, fact.sequence); // here its position in the outbox
    }
    return static_cast<std::int64_t>(waiting.size());
}

Tail tail(Transaction& transaction) {
    const auto row = transaction.one(sql::events::tail);
    return {.sequence = (*row)->integer(sql::events::tail.sequence),
            .has_unnumbered = (*row)->integer(sql::events::tail.first_position) > 0};
}

std::int64_t first(Transaction& transaction) {
    return (*transaction.one(sql::events::first))->integer(sql::events::first.sequence);
}

std::vector<Recorded> after(Transaction& transaction, std::int64_t sequence, std::int64_t limit) {
    return read_all(transaction, sql::events::after, sql::events::after.sequence, sequence, limit);
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::events::remove_old, deadline, limit);
}

} // namespace cartwright::store::events
