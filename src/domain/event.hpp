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

/// Events: facts about the shop, as they are delivered to subscribers (docs/events.md). Each is recorded in the
/// transaction that caused it.

struct ProductChanged {
    Product product;
    Listing listing;
};

/// The number of pieces of a listing that can be bought has changed: a checkout reserved some, a hold ended, or goods
/// arrived.
struct StockChanged {
    ProductId product;
    FreeStock stock;
};

/// The number of pieces that can be bought has fallen to `stock_low_at` or below.
struct StockLow {
    ProductId product;
    FreeStock stock;
};
inline constexpr std::int64_t stock_low_at = 5;

struct CartUpdated {
    CartId cart;
    ProductId product;
    std::int64_t quantity = 0; // the new quantity of the product; 0 when it was removed
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
    std::optional<std::int64_t> shop{}; // the shop whose part was refunded, by its marketplace number
};

/// A product is no longer offered.
struct ProductRetired {
    ProductId product;
    ListingId listing;
};

/// A seller's part of an order has reached another step.
struct OrderStepped {
    OrderId order;
    std::optional<std::int64_t> number{}; // of the part, at the marketplace
    std::optional<std::int64_t> shop{};   // by its marketplace number
    Step step = Step::pending;
};

/// A shop has become verified, or is no longer verified.
struct ShopVerified {
    std::int64_t shop = 0; // marketplace number
    bool verified = false;
};

/// A payout to a shop has succeeded or failed.
struct PayoutSettled {
    std::int64_t payout = 0; // marketplace number
    std::int64_t shop = 0;
    Money amount;
    std::string state; // "paid", "failed"
};

/// The lines of an order that was placed without a cart have changed.
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

/// A vendor has provisioned an order.
struct OrderProvisioned {
    OrderId order;
    std::string vendor; // its name
    std::vector<SubscriptionId> subscriptions;
};

/// A subscription is new, or its state, its seats or its end have changed.
struct SubscriptionChanged {
    Subscription subscription;
};

/// A payment into a cart has been approved, or is no longer valid.
struct CartPaymentSettled {
    CartPayment payment;
};

/// An item of a cart has been accepted, which is its sale, or is no longer accepted.
struct CartItemDecided {
    CartItem item; // in its new state
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

/// Describes the events of one type; `event_kinds()[event.index()]` belongs to `event`.
struct EventKind {
    std::string_view type;    // CloudEvents `type`
    std::string_view subject; // the prefix of the id in `subject`
    std::string_view about;
    std::span<const EventField> fields; // the members of `data`
};
std::span<const EventKind> event_kinds();

} // namespace cartwright
