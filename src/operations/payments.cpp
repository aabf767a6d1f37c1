#include "operations/payments.hpp"

#include "domain/refusal.hpp"
#include "operations/sales.hpp"
#include "store/carts.hpp"
#include "store/holds.hpp"
#include "store/ledgers.hpp"
#include "store/listings.hpp"
#include "store/orders.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;

namespace {

/// What is held for an order's cart.
struct Holds {
    std::vector<Hold> own;    // for the order itself
    std::vector<Hold> others; // for the cart's other placed orders
};

Holds holds_of(Work& work, const Order& order) {
    Holds holds{.own = holds::of_cart(work.tx, order.cart), .others = {}};
    const auto others =
        std::ranges::stable_partition(holds.own, [&](const Hold& hold) { return hold.order == order.id; });
    holds.others.assign(others.begin(), others.end());
    holds.own.erase(others.begin(), others.end());
    return holds;
}

void fail(Work& work, const Order& order, const Holds& held, std::string_view reason) {
    holds::free(work.tx, held.own);
    orders::settle(work.tx, order.id, Stage::failed, reason);
    ledgers::add_payment(work.tx, order.id, "payments-server", order.total, "failed");
    work.tx.record(OrderFailed{.order = order.id, .reason = std::string(reason)});
}

// storefront A2-7: "On paid, other pending orders of that cart become payment_failed/superseded".
void pay(Work& work, const Order& order, const Holds& held, const std::vector<Sold>& sales, const std::string& method) {
    complete_sale(work, order, sales, {.method = method});
    holds::free(work.tx, held.others);
    orders::supersede(work.tx, order.cart, order.id);
    carts::remove(work.tx, order.cart);
}

} // namespace

Result<Settlement> confirm_payment(Work& work, const ConfirmPayment& wish) {
    orders::lock(work.tx, wish.order);
    listings::lock_of_order(work.tx, wish.order);
    const Order order = TRY(orders::find(work.tx, wish.order, work.door));
    const Holds held = holds_of(work, order);
    const auto sales = sell(order, listings::stocks_of_order(work.tx, order.id), held.own);
    if (!sales && sales.error().why == Why::order_already_processed) return refuse(sales.error());
    if (wish.status == PaymentStatus::failed) {
        fail(work, order, held, "payment failed");
        return Settlement{.order = order.id, .stage = Stage::failed};
    }
    if (!sales) { // A2-8: "if short → 400 stock message, order payment_failed, nothing decremented"
        fail(work, order, held, "out of stock");
        return Settlement{.order = order.id, .stage = Stage::failed, .shortage = sales.error()};
    }
    pay(work, order, held, *sales, wish.method);
    return Settlement{.order = order.id, .stage = Stage::paid};
}

} // namespace cartwright::operations
