#include "domain/shopping/cart_postings.hpp"

namespace cartwright {

namespace {

Money negated(Money amount) { return {.minor = -amount.minor, .currency = amount.currency}; }

LedgerAccount money_account(const CartPayment& payment) {
    return payment.discount ? LedgerAccount::discount() : LedgerAccount::cash(name_of(payment.method));
}

void post_money(std::vector<Posting>& postings, const CartPayment& payment, const char* fact, Money amount) {
    if (!payment.is_approved() || amount.minor == 0) return;
    postings.push_back({.fact = fact,
                        .entries = transfer(money_account(payment), LedgerAccount::buyer(payment.cart), amount),
                        .cause = payment.id.value});
}

void post_payment(std::vector<Posting>& postings, const CartPayment& payment) {
    post_money(postings, payment, payment.is_refund ? "refund payment" : "payment", payment.amount);
}

void post_withdrawal(std::vector<Posting>& postings, const CartPayment& payment) {
    post_money(postings, payment, "payment withdrawn", negated(payment.amount));
}

/// A negative amount is that of returned items.
void post_sale(std::vector<Posting>& postings, MemberCartId cart, std::int64_t cause, Money amount) {
    if (amount.minor == 0) return;
    postings.push_back({.fact = amount.minor > 0 ? "sale" : "sale cancelled",
                        .entries = transfer(LedgerAccount::buyer(cart), LedgerAccount::sales(), amount),
                        .cause = cause});
}

} // namespace

std::vector<Posting> postings_of_new_payment(const CartPayment& payment) {
    std::vector<Posting> postings;
    post_payment(postings, payment);
    return postings;
}

std::vector<Posting> postings_of_removed_payment(const CartPayment& payment) {
    std::vector<Posting> postings;
    post_withdrawal(postings, payment);
    return postings;
}

std::vector<Posting> postings_of_changed_payment(const CartPayment& before, const CartPayment& after) {
    const bool moves = before.is_approved() != after.is_approved() ||
                       (after.is_approved() && (before.amount != after.amount || before.method != after.method));
    if (!moves) return {};
    std::vector<Posting> postings;
    post_withdrawal(postings, before);
    post_payment(postings, after);
    return postings;
}

std::vector<Posting> postings_of_decisions(const FullCart& cart, const Acceptance& acceptance,
                                           const CartPayment& payment) {
    Money sold{.minor = 0, .currency = payment.amount.currency};
    Money returned = sold;
    for (const ItemDecision& decision : acceptance.changes) {
        const CartItem& item = cart.items[decision.item];
        if (item.is_accepted())
            returned.minor += item.cost().minor;
        else if (decision.state == CartItem::State::accepted)
            sold.minor += item.cost().minor;
    }
    std::vector<Posting> postings;
    post_sale(postings, cart.cart.id, payment.id.value, sold);
    post_sale(postings, cart.cart.id, payment.id.value, negated(returned));
    return postings;
}

std::vector<Posting> postings_of_accepted_item(const CartItem& item) {
    std::vector<Posting> postings;
    post_sale(postings, item.cart.value(), item.id.value, item.cost());
    return postings;
}

std::vector<Posting> postings_of_returned_item(const CartItem& item) {
    std::vector<Posting> postings;
    post_sale(postings, item.cart.value(), item.id.value, negated(item.cost()));
    return postings;
}

} // namespace cartwright
