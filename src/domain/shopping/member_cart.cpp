#include "domain/shopping/member_cart.hpp"

#include "base/currencies.hpp"
#include "domain/names.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

constexpr std::array<std::string_view, 3> item_states{"undecided", "accepted", "rejected"};
constexpr std::array<std::string_view, 4> methods{"cash", "card", "cheque", "gateway"};
constexpr std::array<std::string_view, 3> statuses{"pending", "approved", "failed"};

/// shopping §2.13: "Rejected (422 on `amount`) when the approved discount payments of the cart exceed |balance|". A
/// coupon is not money either when it has paid less: no more goes back than was paid in money.
std::vector<Flaw> flaws_of_coupons(const CartPayment& refund, const FullCart& cart, Money pending) {
    const std::int64_t coupons = paid_by_coupons(cart);
    const bool is_money = coupons == 0 || -refund.amount.minor <= paid_in_money(cart);
    if (is_money && coupons <= -pending.minor) return {};
    return {field_flaw("amount", "was paid with discount coupons, which are not refunded")};
}

std::int64_t magnitude(std::int64_t minor) { return minor < 0 ? -minor : minor; }

/// shopping §2.13: "Created only when pending balance < 0"; "store −|amount|".
std::vector<Flaw> complete_refund(CartPayment& refund, const FullCart& cart, const CartFigures& figures) {
    refund.amount.minor = -magnitude(refund.amount.minor);
    if (refund.method == CartPayment::Method::gateway)
        return {field_flaw("payment_type", "must be cash, card or cheque for a refund")};
    if (figures.pending.minor >= 0) return {field_flaw("payment_status", "there is nothing to refund")};
    return flaws_of_coupons(refund, cart, figures.pending);
}

void complete_cash(CartPayment& payment, const CartFigures& figures) {
    const std::int64_t owed = std::max<std::int64_t>(0, figures.pending.minor);
    if (payment.amount.minor <= owed) return;
    payment.change.minor = payment.amount.minor - owed;
    payment.amount.minor = owed;
}

} // namespace

std::string_view name_of(CartItem::State state) { return name_in(item_states, state); }
std::optional<CartItem::State> parse_item_state(std::string_view name) {
    return value_in<CartItem::State>(item_states, name);
}
std::string_view name_of(CartPayment::Method method) { return name_in(methods, method); }
std::optional<CartPayment::Method> parse_payment_method(std::string_view name) {
    return value_in<CartPayment::Method>(methods, name);
}
std::string_view name_of(CartPayment::Status status) { return name_in(statuses, status); }
std::optional<CartPayment::Status> parse_payment_status(std::string_view name) {
    return value_in<CartPayment::Status>(statuses, name);
}

std::optional<Currency> currency_of(const FullCart& cart) {
    if (!cart.items.empty()) return cart.items.front().price.currency;
    if (!cart.payments.empty()) return cart.payments.front().amount.currency;
    return std::nullopt;
}

CartFigures figures_of(const FullCart& cart) {
    const Money none{.minor = 0, .currency = currency_of(cart).value_or(Currency{})};
    CartFigures figures{.has_items = !cart.items.empty(),
                        .is_accepted = std::ranges::all_of(cart.items, &CartItem::is_accepted),
                        .price = none,
                        .paid = none,
                        .pending = none,
                        .minimum = none};
    std::int64_t unaccepted = 0;
    for (const CartItem& item : cart.items) {
        if (item.is_gone()) continue;
        figures.price.minor += item.cost().minor;
        if (!item.is_accepted()) unaccepted += item.cost().minor;
    }
    for (const CartPayment& payment : cart.payments)
        if (payment.is_approved()) figures.paid.minor += payment.amount.minor;
    figures.pending.minor = figures.price.minor - figures.paid.minor;
    if (!figures.is_accepted) figures.minimum.minor = std::min(unaccepted, figures.pending.minor);
    return figures;
}

std::int64_t paid_by_coupons(const FullCart& cart) {
    std::int64_t sum = 0;
    for (const CartPayment& payment : cart.payments)
        if (payment.is_approved() && payment.discount) sum += payment.amount.minor;
    return sum;
}

std::int64_t paid_in_money(const FullCart& cart) { return figures_of(cart).paid.minor - paid_by_coupons(cart); }

bool is_fully_paid(const CartFigures& figures) { return figures.has_items && figures.pending.minor == 0; }

Acceptance accept_items(const std::vector<CartItem>& items, Money credit, std::optional<CartPaymentId> by,
                        const FreeStocks& free) {
    using State = CartItem::State;
    std::vector<bool> is_covered;
    FreeStocks left = free;
    for (const CartItem& item : items) {
        if (!item.is_gone())
            credit.minor -= item.cost().minor; // also for an item that is not covered: later items must not overtake it
        is_covered.push_back(credit.minor >= 0);
        if (item.is_accepted() && credit.minor < 0) left[item.listing] += item.quantity;
    }
    Acceptance acceptance;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const CartItem& item = items[i];
        const bool is_new = is_covered[i] && !item.is_accepted();
        if (is_covered[i] && (!is_new || !by)) continue; // unchanged
        const bool is_there = left[item.listing] >= item.quantity;
        if (is_new && is_there) {
            left[item.listing] -= item.quantity;
            acceptance.changes.push_back({.item = i, .state = State::accepted, .payment = by});
            continue;
        }
        if (is_new) acceptance.shortages.push_back(i);
        if (item.state != State::rejected) acceptance.changes.push_back({.item = i, .state = State::rejected});
    }
    return acceptance;
}

std::vector<Flaw> flaws_of_what_is_gone(const FullCart& cart) {
    std::vector<Flaw> flaws;
    for (const CartItem& item : cart.items)
        if (item.is_gone()) flaws.push_back(field_flaw("cart", "'" + item.name + "' is no longer available"));
    return flaws;
}

std::vector<Flaw> complete(CartPayment& payment, const FullCart& cart, std::int64_t being_paid) {
    CartFigures figures = figures_of(cart);
    figures.minimum.minor = std::min(figures.minimum.minor, figures.pending.minor - being_paid);
    payment.amount.currency = figures.price.currency;
    payment.change = {.minor = 0, .currency = figures.price.currency};
    if (payment.is_refund) return complete_refund(payment, cart, figures);
    if (!figures.has_items) return {field_flaw("cart_id", "has no items")};
    if (const Currency currency = figures.price.currency; !is_supported(currency))
        return {field_flaw("cart_id", "is in " + std::string(currency.text()) + ", which is not supported")};

    if (payment.method == CartPayment::Method::cash) complete_cash(payment, figures);
    return flaws_of_amount(payment, figures);
}

std::vector<Flaw> flaws_of_amount(const CartPayment& payment, const CartFigures& figures) {
    if (payment.is_refund || payment.discount) return {};
    if (payment.amount.minor <= 0) return {field_flaw("amount", "must be greater than 0")};
    if (payment.status != CartPayment::Status::pending) return {};
    if (payment.amount.minor < figures.minimum.minor)
        return {
            field_flaw("amount", "must be at least the minimum payable amount of " + decimal(figures.minimum.minor))};
    const bool is_exact = payment.method == CartPayment::Method::card || payment.method == CartPayment::Method::cheque;
    if (is_exact && payment.amount.minor > figures.pending.minor)
        return {field_flaw("amount", "must not be more than the pending balance of " + decimal(figures.pending.minor))};
    return {};
}

std::vector<Flaw> flaws_of_correction(const CartPayment& before, const CartPayment& after, const FullCart& cart) {
    const CartFigures figures = figures_of(cart);
    std::vector<Flaw> flaws = flaws_of_amount(after, figures);
    if (!flaws.empty() || after.is_refund || after.discount || after.method == CartPayment::Method::gateway)
        return flaws;
    const std::int64_t payable = figures.pending.minor + (before.is_approved() ? before.amount.minor : 0);
    if (after.amount.minor > before.amount.minor && after.amount.minor > payable)
        flaws.push_back(field_flaw("amount", "must not be more than the pending balance of " + decimal(payable)));
    return flaws;
}

std::vector<Flaw> flaws_of_refund(const CartPayment& refund, const FullCart& cart) {
    const Money pending = figures_of(cart).pending;
    if (pending.minor >= 0 || pending.minor != refund.amount.minor)
        return {field_flaw("payment_status", "the refund is not the pending balance of " + decimal(pending.minor))};
    return flaws_of_coupons(refund, cart, pending);
}

bool needs_proof(const CartPayment& payment) {
    if (payment.discount) return false; // a coupon is not money
    return payment.is_refund || payment.method == CartPayment::Method::card ||
           payment.method == CartPayment::Method::cheque;
}

} // namespace cartwright
