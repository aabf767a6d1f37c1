#include "operations/orders/payments.hpp"

#include "domain/orders/events.hpp"
#include "domain/refusal.hpp"
#include "operations/orders/sales.hpp"
#include "store/catalogue/listings.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;

namespace {

/// Of a cart's holds, those of one order.
std::vector<Hold> holds_of_order(const std::vector<Hold>& held, OrderId order) {
    std::vector<Hold> own;
    std::ranges::copy_if(held, std::back_inserter(own), [&](const Hold& hold) { return hold.order == order; });
    return own;
}

void fail(Work& work, const Order& order, const std::vector<Hold>& held, std::string_view reason) {
    holds::free(work.tx, holds_of_order(held, order.id));
    orders::settle(work.tx, order.id, Stage::failed, reason);
    ledgers::add_payment(work.tx, order.id, "payments-server", order.total, "failed");
    work.tx.record(OrderFailed{.order = order.id, .reason = std::string(reason)});
}

/// Removes the other holds of the cart on the sold listings, whose stock the sales have used. Releases those on other
/// listings.
void end_other_holds(Work& work, const Order& order, const std::vector<Hold>& held, const std::vector<Sold>& sales) {
    std::vector<Hold> left;
    for (const Hold& hold : held) {
        if (hold.order == order.id) continue;
        if (std::ranges::find(sales, hold.listing, &Sold::listing) == sales.end())
            left.push_back(hold);
        else
            holds::remove(work.tx, hold);
    }
    holds::free(work.tx, left);
}

// storefront A2-7: "On paid, other pending orders of that cart become payment_failed/superseded".
void pay(Work& work, const Order& order, const std::vector<Hold>& held, const std::vector<Sold>& sales,
         const std::string& method) {
    complete_sale(work, order, sales, {.method = method});
    end_other_holds(work, order, held, sales);
    orders::supersede(work.tx, order.cart, order.id);
    carts::remove(work.tx, order.cart);
}

/// The amount and currency that the payments server reports have to be the order's.
Result<void> check_amount(const Order& order, const ConfirmPayment& wish) {
    if (wish.amount_minor && *wish.amount_minor != order.total.minor) return differs("amount");
    if (wish.currency && *wish.currency != order.total.currency.text()) return differs("currency");
    return {};
}

} // namespace

Result<Settlement> confirm_payment(Work& work, const ConfirmPayment& wish) {
    orders::lock(work.tx, wish.order);
    listings::lock_of_order(work.tx, wish.order);
    const Order order = TRY(orders::find(work.tx, wish.order, work.door));
    // The other orders of the cart are superseded by this one, so what they hold is available to it.
    const std::vector<Hold> held = holds::of_cart(work.tx, order.cart);
    const auto sales = sell(order, listings::stocks_of_order(work.tx, order.id), held);
    if (!sales && sales.error().why == Why::order_already_processed) return refuse(sales.error());
    if (const auto good = check_amount(order, wish); !good) return refuse(good.error());
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
