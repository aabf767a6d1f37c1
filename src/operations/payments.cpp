#include "operations/payments.hpp"

#include "domain/checkout.hpp"
#include "domain/ledger.hpp"
#include "domain/refusal.hpp"
#include "store/carts.hpp"
#include "store/holds.hpp"
#include "store/ledgers.hpp"
#include "store/listings.hpp"
#include "store/orders.hpp"

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;

namespace {

std::vector<Stock> stocks_of(Work& work, const Order& order) {
    std::vector<Stock> stocks;
    stocks.reserve(order.lines.size());
    for (const Line& line : order.lines) stocks.push_back(listings::stock(work.tx, line.listing));
    return stocks;
}

void fail(Work& work, const Order& order, std::string_view reason) {
    holds::free(work.tx, holds::of_order(work.tx, order.id));
    orders::settle(work.tx, order.id, Stage::failed, reason);
    ledgers::add_payment(work.tx, order.id, "payments-server", order.total, "failed");
}

// storefront A2-7: "On paid, other pending orders of that cart become payment_failed/superseded".
void pay(Work& work, const Order& order, const std::vector<Sold>& sales, const std::string& method) {
    for (const Sold& sold : sales) listings::sell(work.tx, sold.listing, sold.quantity, sold.freed, order.id);
    holds::remove_of_order(work.tx, order.id);
    orders::settle(work.tx, order.id, Stage::paid, "");
    ledgers::add_payment(work.tx, order.id, method, order.total, "approved");
    for (const Posting& posting : postings_of_paid_order(order, method)) ledgers::post(work.tx, posting);

    holds::free(work.tx, holds::of_cart(work.tx, order.cart));
    orders::supersede(work.tx, order.cart, order.id);
    carts::remove(work.tx, order.cart);
}

} // namespace

Result<Settlement> confirm_payment(Work& work, const ConfirmPayment& wish) {
    const Order order = TRY(orders::find(work.tx, wish.order));
    const auto sales = sell(order, stocks_of(work, order), holds::of_order(work.tx, order.id));
    if (!sales && sales.error().why == Why::order_already_processed) return refuse(sales.error());
    if (wish.status == PaymentStatus::failed) {
        fail(work, order, "payment failed");
        return Settlement{.order = order.id, .stage = Stage::failed};
    }
    if (!sales) { // A2-8: "if short → 400 stock message, order payment_failed, nothing decremented"
        fail(work, order, "out of stock");
        return Settlement{.order = order.id, .stage = Stage::failed, .shortage = sales.error()};
    }
    pay(work, order, *sales, wish.method);
    return Settlement{.order = order.id, .stage = Stage::paid};
}

} // namespace cartwright::operations
