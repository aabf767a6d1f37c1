#include "operations/checkout.hpp"

#include "domain/checkout.hpp"
#include "store/carts.hpp"
#include "store/holds.hpp"
#include "store/listings.hpp"
#include "store/orders.hpp"

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace listings = store::listings;
namespace orders = store::orders;

namespace {

OrderId save(Work& work, CartId cart, const Placement& placement) {
    const auto order = work.tx.secret_id<struct Order>();
    orders::add(work.tx, order, work.door, cart, placement);
    work.tx.record(OrderPlaced{.order = order,
                               .cart = cart,
                               .door = std::string(work.door),
                               .lines = placement.lines,
                               .total = placement.total});
    if (placement.hold_deadline) holds::add(work.tx, order, placement.lines, *placement.hold_deadline);
    return order;
}

} // namespace

// storefront, decided: "failure, expiry or a newer checkout of the same cart frees it".
Result<Receipt> check_out(Work& work, const CheckOut& wish) {
    carts::lock(work.tx, wish.cart);
    listings::lock_of_cart(work.tx, wish.cart);
    carts::Stocked stocked = TRY(carts::find(work.tx, wish.cart, work.terms));
    const std::vector<Hold> earlier = holds::of_cart(work.tx, wish.cart);
    for (std::size_t i = 0; i < stocked.stocks.size(); ++i)
        stocked.stocks[i].held -= held_of(earlier, stocked.cart.lines[i].listing);
    const Placement placement = TRY(place(stocked.cart, stocked.stocks, work.terms, work.tx.now()));

    holds::free(work.tx, earlier);
    const OrderId order = save(work, wish.cart, placement);
    return Receipt{.order = order, .total = placement.total};
}

} // namespace cartwright::operations
