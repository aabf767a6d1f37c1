#include "operations/checkout.hpp"

#include "domain/checkout.hpp"
#include "store/carts.hpp"
#include "store/holds.hpp"
#include "store/orders.hpp"

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace orders = store::orders;

namespace {

OrderId save(Work& work, CartId cart, const Placement& placement) {
    OrderId order;
    do { // two orders of one number are all but impossible; if it happens, draw again
        order = work.tx.secret_id<struct Order>();
    } while (!orders::add(work.tx, order, work.door, cart, placement));
    if (placement.hold_deadline) holds::add(work.tx, order, placement.lines, *placement.hold_deadline);
    return order;
}

} // namespace

// storefront, decided: "failure, expiry or a newer checkout of the same cart frees it".
Result<Receipt> check_out(Work& work, const CheckOut& wish) {
    if (const auto found = carts::exists(work.tx, wish.cart, work.terms); !found) return refuse(found.error());
    holds::free(work.tx, holds::of_cart(work.tx, wish.cart));
    const carts::Stocked stocked = TRY(carts::find(work.tx, wish.cart, work.terms));
    const Placement placement = TRY(place(stocked.cart, stocked.stocks, work.terms, work.tx.now()));

    const OrderId order = save(work, wish.cart, placement);
    return Receipt{.order = order, .total = placement.total};
}

} // namespace cartwright::operations
