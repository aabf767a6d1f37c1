#include "model.hpp"

#include <algorithm>

namespace cartwright::histories {

// §2.12: "Payment owner must equal cart owner, else error on `cart_id`". "Non-admin create: `payment_status` dropped."
bool Model::pay(const Wish& wish) {
    if (wish.coupon && *wish.coupon >= coupons_.size()) return false;
    if (!has(carts_, wish.cart) || carts_[*wish.cart].owner != buyer_of(wish)) return false;
    SeenPayment payment{.is_there = true,
                        .owner = buyer_of(wish),
                        .cart = *wish.cart,
                        .way = wish.way,
                        .answer = wish.is_by_admin() ? wish.answer : Answer::none,
                        .amount = wish.amount,
                        .is_refund = wish.is_refund,
                        .has_proof = wish.is_by_admin() && wish.has_proof,
                        .coupon = wish.coupon};
    if (payment.way == Way::gateway && !payment.is_refund && !payment.coupon && payment.has_proof) return false;
    if (wish.coupon ? !pay_by_coupon(wish, payment) : !settle_amount(payment)) return false;
    if (payment.answer == Answer::yes && !may_be_approved(payment)) return false;
    payments_.push_back(payment);
    const Number number = payments_.size() - 1;
    if (payment.answer == Answer::yes && payment.is_refund) end_other_refunds(number);
    return accept(number, Shortage::refuses);
}

// §2.12 and §2.13, the rules for amounts.
bool Model::settle_amount(SeenPayment& payment) const {
    const std::int64_t pending = pending_of(payment.cart);
    if (payment.is_refund) {
        if (payment.amount > 0) payment.amount = -payment.amount;
        if (payment.way == Way::gateway || pending >= 0) return false;
        return !is_kept_from_refund(payment);
    }
    if (items_in(payment.cart).empty()) return false;
    if (payment.way == Way::cash && payment.amount > pending) {
        const std::int64_t kept = pending > 0 ? pending : 0;
        if (payment.amount > kept) payment.change = payment.amount - kept;
        payment.amount = std::min(payment.amount, kept);
    }
    if (payment.amount <= 0) return false;
    if (payment.answer != Answer::none) return true;
    if (payment.way != Way::gateway) return payment.amount >= minimum_of(payment.cart) && payment.amount <= pending;
    const std::int64_t open = open_at_page(payment.cart);
    if (payment.amount < std::min(minimum_of(payment.cart), pending - open)) return false;
    return open == 0 || payment.amount <= pending - open;
}

// §2.13: "Rejected (…) when the approved discount payments of the cart exceed |balance|". Nor does a coupon become
// money.
bool Model::is_kept_from_refund(const SeenPayment& refund) const {
    const std::int64_t coupons = paid_by_coupons(refund.cart);
    return coupons > -pending_of(refund.cart) || (coupons > 0 && -refund.amount > paid_in_money(refund.cart));
}

// What undecided payments at the gateway are about to pay is not to be paid there twice.
std::int64_t Model::open_at_page(Number cart) const {
    std::int64_t sum = 0;
    for (const Number each : payments_into(cart)) {
        const SeenPayment& payment = payments_[each];
        const bool is_at_page = payment.way == Way::gateway && !payment.coupon && !payment.is_refund;
        if (is_at_page && payment.answer == Answer::none) sum += payment.amount;
    }
    return sum;
}

// §2.15, the table of what a coupon does.
bool Model::pay_by_coupon(const Wish& wish, SeenPayment& payment) {
    Coupon& coupon = coupons_[*wish.coupon];
    if (!coupon.is_there || wish.is_refund || items_in(payment.cart).empty()) return false;
    const std::int64_t pending = pending_of(payment.cart);
    if (pending <= 0) return false;
    // half of the smallest unit is rounded up
    const std::int64_t part = (pending * coupon.percentage_bps * 2 + 10'000) / 20'000;
    payment.amount = std::min(pending, coupon.amount > 0 ? coupon.amount : part);
    payment.has_proof = false;
    if (payment.amount == 0) return false;
    const Number number = payments_.size();
    if (coupon.requires_verification) {
        payment.answer = Answer::none;
        coupon.uses.push_back({.payment = number, .who = payment.owner});
        return true;
    }
    const bool is_good = count_of(coupon) >= 1 && is_carried(coupon);
    payment.answer = is_good ? Answer::yes : Answer::no;
    if (is_good) coupon.uses.push_back({.payment = number, .who = payment.owner, .state = Use::State::used});
    return true;
}

// §2.12: "card, cheque and **refund** approvals (…) require an uploaded image (…) or a non-blank `payment_ack_proof`".
// §2.13: "balance must still be negative **and equal the (negative) amount**".
bool Model::may_be_approved(const SeenPayment& payment) const {
    const bool needs_proof = payment.is_refund || payment.way == Way::card || payment.way == Way::cheque;
    if (beginning_.proofs_required && needs_proof && !payment.coupon && !payment.has_proof) return false;
    if (!payment.is_refund) return true;
    const std::int64_t pending = pending_of(payment.cart);
    return pending < 0 && pending == payment.amount && !is_kept_from_refund(payment);
}

// §2.13: "On approval all other pending refunds become status 0, amount 0".
void Model::end_other_refunds(Number approved) {
    for (const Number each : payments_into(payments_[approved].cart)) {
        SeenPayment& other = payments_[each];
        if (each == approved || !other.is_refund || other.answer != Answer::none) continue;
        other.answer = Answer::no;
        other.amount = 0;
    }
}

// §2.12: "Admin may also change amount, type, `payment_ack_proof`, etc."
bool Model::correct(const Wish& wish, SeenPayment& payment) const {
    if (wish.act == Act::decide) payment.answer = wish.answer;
    if (wish.act == Act::correct_method && (wish.way == Way::gateway) != (payment.way == Way::gateway)) return false;
    if (wish.act == Act::correct_method) payment.way = wish.way;
    if (wish.act == Act::note_proof && payment.way == Way::gateway && !payment.coupon) return false; // its own number
    if (wish.act == Act::note_proof) payment.has_proof = wish.has_proof;
    if (wish.act != Act::correct_amount) return true;
    const std::int64_t amount = payment.is_refund && wish.amount > 0 ? -wish.amount : wish.amount;
    if (amount == payment.amount) return true;
    if (payment.coupon || payment.way == Way::gateway)
        return false; // a coupon says it, or the gateway was asked for it
    if (payment.is_refund ? payment.answer == Answer::yes : amount <= 0) return false;
    const std::int64_t payable = pending_of(payment.cart) + (payment.answer == Answer::yes ? payment.amount : 0);
    if (!payment.is_refund && amount > payment.amount && amount > payable) return false;
    payment.amount = amount;
    if (payment.answer != Answer::none || payment.is_refund) return true;
    if (payment.amount < minimum_of(payment.cart)) return false; // "only while status is null"
    const bool is_checked = payment.way == Way::card || payment.way == Way::cheque;
    return !is_checked || payment.amount <= pending_of(payment.cart);
}

// §2.15: "listed in verified / declined / pending: 1 / 0 / null on the next save (58)".
bool Model::follow_coupon(Number number, SeenPayment& payment) const {
    Answer said = Answer::no;
    for (const Use& use : coupons_[*payment.coupon].uses) {
        if (use.payment != number) continue;
        if (use.state == Use::State::pending) said = Answer::none;
        if (use.state == Use::State::verified || use.state == Use::State::used) said = Answer::yes;
    }
    const SeenPayment& before = payments_[number];
    if (before.answer == Answer::none && payment.answer == Answer::none) payment.answer = said;
    if (payment.answer != Answer::yes || before.answer == Answer::yes) return true;
    return said == Answer::yes && is_carried(coupons_[*payment.coupon]) && payment.amount <= pending_of(payment.cart);
}

// §2.12: "Non-admin update: (…) everything else dropped"; §2.11 "49a refresh payment".
bool Model::change_payment(const Wish& wish) {
    if (!has(payments_, wish.payment) || !may_see(wish, payments_[wish.payment].owner)) return false;
    const SeenPayment before = payments_[wish.payment];
    SeenPayment after = before;
    if (wish.is_by_admin() && !correct(wish, after)) return false;
    if (after.coupon && !follow_coupon(wish.payment, after)) return false;
    const bool is_new = after.answer == Answer::yes && before.answer != Answer::yes;
    if (is_new && !may_be_approved(after)) return false;
    payments_[wish.payment] = after;
    if (paid_in_money(after.cart) < 0) return false; // more would have been given back than was paid
    if (is_new && after.is_refund) end_other_refunds(wish.payment);
    return accept(wish.payment, after == before ? Shortage::rejects : Shortage::refuses);
}

// "only an admin call really deletes"; what the gateway knows of stays.
bool Model::drop_payment(const Wish& wish) {
    if (!has(payments_, wish.payment) || !wish.is_by_admin()) return false;
    SeenPayment& payment = payments_[wish.payment];
    if (payment.way == Way::gateway && !payment.coupon) return false;
    if (payment.answer == Answer::yes) {
        payment.answer = Answer::no;
        if (paid_in_money(payment.cart) < 0) return false;
        accept(wish.payment, Shortage::rejects);
    }
    payment.is_there = false;
    if (!payment.coupon) return true;
    std::erase_if(coupons_[*payment.coupon].uses,
                  [&](const Use& use) { return use.payment == wish.payment && use.state != Use::State::used; });
    return true;
}

} // namespace cartwright::histories
