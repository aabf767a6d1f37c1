#pragma once

#include "domain/orderflow/shipment.hpp"
#include "domain/orders/charge.hpp"
#include "domain/orders/refund.hpp"
#include "domain/orders/seller.hpp"
#include "domain/reseller/subscription.hpp"
#include "domain/shopping/member_cart.hpp"

#include <span>
#include <variant>

namespace cartwright {

/// Facts: what has happened in the shop, as the world is told of it (docs/events.md). Each is recorded in the
/// transaction that made it so.

struct ProductChanged {
    Product product;
    Listing listing;
};

/// What can be bought of a listing is another number now: a checkout holds some, a hold has ended, goods came in.
struct StockChanged {
    ProductId product;
    FreeStock stock;
};

/// No more than `stock_low_at` pieces can be bought, and before there were more.
struct StockLow {
    ProductId product;
    FreeStock stock;
};
inline constexpr std::int64_t stock_low_at = 5;

struct CartUpdated {
    CartId cart;
    ProductId product;
    std::int64_t quantity = 0; // of that product from now on; 0 when it was taken out
};

struct OrderPlaced {
    OrderId order;
    CartId cart;
    std::string door;
    std::vector<Line> lines;
    Money total;
};

struct OrderPaid {
    OrderId order;
    Money total;
    std::string method;
};

struct OrderFailed {
    OrderId order;
    std::string reason;
};

struct OrderRefunded {
    Refund refund;
    std::optional<std::int64_t> shop{}; // whose part of the order, as the marketplace spells it
};

/// A product is offered no more.
struct ProductRetired {
    ProductId product;
    ListingId listing;
};

/// A seller has come further with its part of an order.
struct OrderStepped {
    OrderId order;
    std::optional<std::int64_t> number{}; // of the part, as the marketplace spells it
    std::optional<std::int64_t> shop{};   // likewise
    Step step = Step::pending;
};

/// A shop is verified now, or no more.
struct ShopVerified {
    std::int64_t shop = 0; // as the marketplace spells it
    bool verified = false;
};

/// Money has been sent to a shop, or could not be.
struct PayoutSettled {
    std::int64_t payout = 0; // likewise
    std::int64_t shop = 0;
    Money amount;
    std::string state; // "paid", "failed"
};

/// An order that was placed without a cart has other lines now.
struct OrderChanged {
    OrderId order;
    std::string door;
    std::vector<Line> lines;
    Money total;
};

struct InvoiceCreated {
    OrderId order;
    InvoiceId invoice;
    std::string number; // "2026-000001"
    std::string customer;
    Money tax;
    Money total;
};

struct OrderShipped {
    OrderId order;
    std::int64_t tracking_number = 0;
};

/// A vendor has done what an order asked of it.
struct OrderProvisioned {
    OrderId order;
    std::string vendor; // its name
    std::vector<SubscriptionId> subscriptions;
};

/// A subscription is new, or has another state, other seats or another end.
struct SubscriptionChanged {
    Subscription subscription;
};

/// A payment into a cart was approved, or is good no more.
struct CartPaymentSettled {
    CartPayment payment;
};

/// An item of a cart was accepted, which is its sale, or is so no more.
struct CartItemDecided {
    CartItem item; // as it is now
    MemberCartId cart;
};

using Event =
    std::variant<ProductChanged, StockChanged, StockLow, CartUpdated, OrderPlaced, OrderPaid, OrderFailed,
                 OrderRefunded, ProductRetired, OrderStepped, ShopVerified, PayoutSettled, OrderChanged, InvoiceCreated,
                 OrderShipped, OrderProvisioned, SubscriptionChanged, CartPaymentSettled, CartItemDecided>;

struct EventField {
    std::string_view name;
    std::string_view schema; // JSON Schema
    std::string_view about;
};

/// What is told of each kind of fact; `kinds[event.index()]` is its own.
struct EventKind {
    std::string_view type;    // CloudEvents `type`
    std::string_view subject; // what stands before the id in `subject`
    std::string_view about;
    std::span<const EventField> fields; // of `data`
};
std::span<const EventKind> event_kinds();

} // namespace cartwright
