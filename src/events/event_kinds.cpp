#include "base/json/json_writer.hpp"
#include "domain/outbox/subscriber.hpp"
#include "events/catalogue.hpp"
#include "events/event.hpp"
#include "events/marketplace.hpp"
#include "events/orderflow.hpp"
#include "events/orders.hpp"
#include "events/reseller.hpp"
#include "events/shopping.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

template <class Event> EventKind kind_of() {
    EventKind kind;
    EventFields out(kind);
    describe(out, Event{});
    return kind;
}

} // namespace

template <class Event> Fact fact_of(const Event& event) {
    Fact fact;
    JsonWriter json;
    EventFields out(fact, json);
    json.object([&] { describe(out, event); });
    fact.data = json.take();
    return fact;
}

// What can be recorded, and below it what is described: the same events.
template Fact fact_of(const ProductChanged&);
template Fact fact_of(const StockChanged&);
template Fact fact_of(const StockLow&);
template Fact fact_of(const CartUpdated&);
template Fact fact_of(const OrderPlaced&);
template Fact fact_of(const OrderPaid&);
template Fact fact_of(const OrderFailed&);
template Fact fact_of(const OrderRefunded&);
template Fact fact_of(const ProductRetired&);
template Fact fact_of(const OrderStepped&);
template Fact fact_of(const ShopVerified&);
template Fact fact_of(const PayoutSettled&);
template Fact fact_of(const OrderChanged&);
template Fact fact_of(const InvoiceCreated&);
template Fact fact_of(const OrderShipped&);
template Fact fact_of(const OrderProvisioned&);
template Fact fact_of(const SubscriptionChanged&);
template Fact fact_of(const CartPaymentSettled&);
template Fact fact_of(const CartItemDecided&);

std::span<const EventKind> event_kinds() {
    static const std::array kinds{
        kind_of<ProductChanged>(),   kind_of<StockChanged>(),        kind_of<StockLow>(),
        kind_of<CartUpdated>(),      kind_of<OrderPlaced>(),         kind_of<OrderPaid>(),
        kind_of<OrderFailed>(),      kind_of<OrderRefunded>(),       kind_of<ProductRetired>(),
        kind_of<OrderStepped>(),     kind_of<ShopVerified>(),        kind_of<PayoutSettled>(),
        kind_of<OrderChanged>(),     kind_of<InvoiceCreated>(),      kind_of<OrderShipped>(),
        kind_of<OrderProvisioned>(), kind_of<SubscriptionChanged>(), kind_of<CartPaymentSettled>(),
        kind_of<CartItemDecided>(),
    };
    return kinds;
}

bool is_asked_for(std::string_view type) {
    return std::ranges::any_of(event_kinds(), [&](const EventKind& kind) { return covers(type, kind.type); });
}

} // namespace cartwright
