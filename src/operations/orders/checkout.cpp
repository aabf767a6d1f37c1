#include "operations/orders/checkout.hpp"

#include "domain/orders/terms.hpp"
#include "operations/orders/payments.hpp"
#include "operations/orders/sales.hpp"
#include "store/catalogue/listings.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/holds.hpp"

namespace cartwright::operations {

namespace carts = store::carts;
namespace holds = store::holds;
namespace listings = store::listings;

// storefront, decided: "failure, expiry or a newer checkout of the same cart frees it".
Result<Receipt> check_out(Work& work, const CheckOut& wish) {
    carts::lock(work.tx, wish.cart);
    listings::lock_of_cart(work.tx, wish.cart);
    carts::Stocked stocked = TRY(carts::find(work.tx, wish.cart, work.door, work.terms.orders));
    const std::vector<Hold> earlier = holds::of_cart(work.tx, wish.cart);
    for (std::size_t i = 0; i < stocked.stocks.size(); ++i)
        stocked.stocks[i].held -= held_of(earlier, stocked.cart.lines[i].listing);
    const Placement placement = TRY(place(stocked.cart, stocked.stocks, work.terms.orders, work.tx.now()));

    holds::free(work.tx, earlier);
    const OrderId order = place_order(work, wish.cart, placement);
    if (placement.total.minor == 0) TRY(confirm_payment(work, {.order = order, .method = "free"}));
    return Receipt{.order = order, .total = placement.total};
}

} // namespace cartwright::operations
