#include "operations/shopping/cart_settlement.hpp"

#include "domain/refusal.hpp"
#include "domain/shopping/cart_postings.hpp"
#include "domain/shopping/events.hpp"
#include "operations/shopping/buyers.hpp"
#include "store/catalogue/listings.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace member_carts = store::member_carts;

namespace {

void sell(Work& work, const CartItem& item) {
    listings::sell(work.tx, item.listing, item.quantity, item.id);
    work.tx.record(CartItemDecided{.item = item, .cart = item.cart.value()});
}

void unsell(Work& work, const CartItem& item, MemberCartId cart) {
    listings::take_back(work.tx, item.listing, item.quantity, item.id);
    work.tx.record(CartItemDecided{.item = item, .cart = cart});
}

/// Stores the decisions. Returned items are processed first, so that other items can have their stock.
void carry_out(Work& work, FullCart& cart, const Acceptance& acceptance, const CartPayment& payment) {
    const std::vector<Posting> postings = postings_of_decisions(cart, acceptance, payment);
    for (const bool is_for_sale : {false, true}) {
        for (const ItemDecision& decision : acceptance.changes) {
            CartItem& item = cart.items[decision.item];
            if ((decision.state == CartItem::State::accepted) != is_for_sale) continue;
            const bool was_sold = item.is_accepted();
            item.state = decision.state;
            item.payment = decision.payment;
            item.changed_at = work.tx.now();
            member_carts::decide(work.tx, item);
            if (was_sold)
                unsell(work, item, cart.cart.id);
            else if (is_for_sale)
                sell(work, item);
        }
    }
    ledgers::post(work.tx, postings);
}

tl::unexpected<Refusal> out_of_stock(const FullCart& cart, const Acceptance& acceptance) {
    std::vector<Flaw> flaws = flaws_of_what_is_gone(cart);
    for (const std::size_t item : acceptance.shortages)
        if (!cart.items[item].is_gone())
            flaws.push_back(field_flaw("cart", cart.items[item].name + " is out of stock"));
    return invalid(std::move(flaws));
}

} // namespace

void alter_payment(Work& work, const CartPayment& before, CartPayment& after) {
    after.changed_at = work.tx.now();
    member_carts::change(work.tx, after);
    ledgers::post(work.tx, postings_of_changed_payment(before, after));
    if (before.status != after.status) work.tx.record(CartPaymentSettled{.payment = after});
}

void enter_payment(Work& work, const CartPayment& payment) {
    member_carts::add(work.tx, payment);
    ledgers::post(work.tx, postings_of_new_payment(payment));
    if (payment.status != CartPayment::Status::pending) work.tx.record(CartPaymentSettled{.payment = payment});
}

void erase_payment(Work& work, const CartPayment& payment) {
    ledgers::post(work.tx, postings_of_removed_payment(payment));
    member_carts::remove(work.tx, payment.id);
}

Result<void> decide_items(Work& work, FullCart& cart, const CartPayment& payment, Shortage shortage) {
    if (payment.status == CartPayment::Status::pending || cart.items.empty()) return {};
    member_carts::lock_listings(work.tx, cart.cart.id);
    const auto by = payment.is_approved() && !payment.is_refund ? std::optional(payment.id) : std::nullopt;
    const Acceptance acceptance =
        accept_items(cart.items, figures_of(cart).paid, by, member_carts::free_of(work.tx, cart.cart.id));
    if (shortage == Shortage::refuses && !acceptance.shortages.empty()) return out_of_stock(cart, acceptance);
    carry_out(work, cart, acceptance, payment);
    return {};
}

Result<void> accept_free_items(Work& work, FullCart& cart) {
    const auto is_due = [](const CartItem& item) { return !item.is_accepted() && item.cost().minor == 0; };
    const CartFigures figures = figures_of(cart);
    if (figures.pending.minor > 0 || std::ranges::none_of(cart.items, is_due)) return {};
    if (cart.payments.size() >= cart_payments_max) return invalid("cart", "has too many payments");
    const Money nothing{.minor = 0, .currency = figures.price.currency};
    const CartPayment payment{.id = work.tx.next_id<struct CartPayment>(),
                              .owner = cart.cart.owner,
                              .cart = cart.cart.id,
                              .status = CartPayment::Status::approved,
                              .amount = nothing,
                              .change = nothing,
                              .made_at = work.tx.now(),
                              .changed_at = work.tx.now()};
    enter_payment(work, payment);
    cart.payments.push_back(payment);
    return decide_items(work, cart, payment, Shortage::refuses);
}

void release_item(Work& work, CartItem& item, CartItem::State state) {
    const MemberCartId cart = item.cart.value();
    listings::lock(work.tx, item.listing);
    item.state = state;
    item.payment.reset();
    item.available = member_carts::is_offered(work.tx, item.listing);
    unsell(work, item, cart);
    ledgers::post(work.tx, postings_of_returned_item(item));
}

Result<void> exchange_item(Work& work, const FullCart& cart, const CartItem& before, const CartItem& after) {
    std::int64_t accepted = after.cost().minor - before.cost().minor;
    for (const CartItem& item : cart.items)
        if (item.is_accepted()) accepted += item.cost().minor;
    if (accepted > figures_of(cart).paid.minor) return invalid("cart", "is not paid for that much");

    listings::lock(work.tx, std::min(before.listing, after.listing));
    listings::lock(work.tx, std::max(before.listing, after.listing));
    const std::int64_t back = before.listing == after.listing ? before.quantity : 0;
    if (member_carts::free_of(work.tx, after.listing) + back < after.quantity)
        return invalid("cart", after.name + " is out of stock");

    CartItem gone = before;
    release_item(work, gone, CartItem::State::rejected);
    sell(work, after);
    ledgers::post(work.tx, postings_of_accepted_item(after));
    return {};
}

} // namespace cartwright::operations
