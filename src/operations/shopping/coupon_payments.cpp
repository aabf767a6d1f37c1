#include "operations/shopping/coupon_payments.hpp"

#include "domain/refusal.hpp"
#include "store/shopping/discounts.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace discounts = store::discounts;
namespace member_carts = store::member_carts;

namespace {

using Status = CartPayment::Status;

/// Whether a coupon is covered. One without a cart behind it is covered by the shop.
bool is_carried_now(Work& work, const Discount& discount) {
    if (!discount.cart) return true;
    const auto cart = member_carts::find_full(work.tx, *discount.cart);
    return cart && is_carried(discount, *cart);
}

Status status_of(DiscountUse::State state) {
    switch (state) {
    case DiscountUse::State::pending: return Status::pending;
    case DiscountUse::State::declined: return Status::failed;
    case DiscountUse::State::verified:
    case DiscountUse::State::used: break;
    }
    return Status::approved;
}

} // namespace

Result<std::optional<Discount>> lock_for_payment(Work& work, AccountId payer, std::optional<DiscountId> id) {
    if (!id) {
        lock_buyers(work, {payer});
        return std::optional<Discount>{};
    }
    const auto seen = discounts::find(work.tx, *id);
    const auto cart = seen && seen->cart ? member_carts::find(work.tx, *seen->cart) : std::nullopt;
    lock_buyers(work, {payer, cart ? cart->owner : payer});
    discounts::lock(work.tx, *id);
    auto discount = discounts::find(work.tx, *id);
    if (!discount) return invalid("discount_id", "was not found");
    return discount;
}

// shopping §2.15: the table of what a coupon does to the payment and to itself.
Result<void> use_discount(Work& work, const Discount& discount, const FullCart& cart, CartPayment& payment) {
    const CartFigures figures = figures_of(cart);
    if (discount.removed_at) return invalid("discount_id", "was not found");
    if (payment.is_refund) return invalid("discount_id", "can't be refunded");
    if (!figures.has_items) return invalid("cart_id", "has no items");
    if (discount.amount.minor > 0 && discount.amount.currency != figures.price.currency)
        return invalid("discount_id", "is of another currency");
    payment.amount = worth_of(discount, figures.pending);
    payment.change = {.minor = 0, .currency = payment.amount.currency};
    payment.proof.reset();
    if (payment.amount.minor <= 0) return invalid("amount", "must be greater than 0");

    DiscountUse use{.payment = payment.id, .member = payment.owner};
    payment.status = Status::pending;
    if (!discount.requires_verification) {
        const bool is_used = is_carried_now(work, discount) && discounts::take_use(work.tx, discount.id);
        payment.status = is_used ? Status::approved : Status::failed;
        if (!is_used) return {};
        use.state = DiscountUse::State::used;
    } else {
        if (discounts::count_pending(work.tx, discount.id) >= discount_pending_max)
            return invalid("discount_id", "has too many payments that wait for it");
        discounts::touch(work.tx, discount.id);
    }
    discounts::add_use(work.tx, discount.id, use);
    return {};
}

Result<void> apply_use_status(Work& work, const LockedPayment& locked, CartPayment& after) {
    if (!after.discount) return {};
    const CartPayment& before = locked.payment;
    const auto use = discounts::find_use(work.tx, *after.discount, after.id);
    const Status use_status = use ? status_of(use->state) : Status::failed;
    if (before.status == Status::pending && after.status == Status::pending) after.status = use_status;
    if (!after.is_approved() || before.is_approved()) return {};
    if (use_status != Status::approved)
        return invalid("payment_status", "is for the owner of the discount coupon to decide");
    if (!is_carried_now(work, locked.discount.value()))
        return invalid("discount_id", "is not carried by a paid cart any more");
    const CartFigures figures = figures_of(locked.cart);
    if (after.amount.minor > figures.pending.minor)
        return invalid("amount", "must not be more than the pending balance of " + decimal(figures.pending.minor));
    return {};
}

} // namespace cartwright::operations
