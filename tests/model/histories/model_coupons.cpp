#include "model.hpp"

#include <algorithm>

namespace cartwright::histories {

namespace {

/// Nothing of a ledger stands in the facts but this: who has how much.
void hold(Seen& seen, const std::string& account, std::int64_t amount) {
    if (amount != 0 && (seen.accounts[account] += amount) == 0) seen.accounts.erase(account);
}

} // namespace

// §2.15: "`count` −1, user id pushed to `used_by_users`".
std::int64_t Model::count_of(const Coupon& coupon) const {
    std::int64_t left = coupon.uses_at_first;
    for (const Use& use : coupon.uses)
        if (use.state == Use::State::used) --left;
    return left;
}

std::int64_t Model::one_of_each(Number cart) const {
    std::int64_t sum = 0;
    for (const Number item : items_in(cart))
        if (items_[item].answer == Answer::yes) sum += items_[item].price;
    return sum;
}

// §2.15: "origin cart no longer fully paid"; "≤ Σ price of one piece of every (accepted) item", "Re-validated on
// update".
bool Model::is_carried(const Coupon& coupon) const {
    if (!coupon.cart) return true;
    const std::vector<Number> items = items_in(*coupon.cart);
    return is_paid(*coupon.cart) && coupon.amount <= one_of_each(*coupon.cart) &&
           std::ranges::all_of(items, [&](Number item) { return items_[item].quantity >= coupon.uses_at_first; });
}

bool Model::is_paid(Number cart) const { return !items_in(cart).empty() && pending_of(cart) == 0; }

bool Model::is_used_by_live_coupon(Number cart) const {
    return std::ranges::any_of(coupons_, [&](const Coupon& coupon) { return coupon.is_there && coupon.cart == cart; });
}

bool Model::is_good_for_coupon(const Coupon& coupon, const Wish& wish) const {
    if (coupon.amount < 0) return false;
    if (!coupon.cart)
        return wish.is_by_admin() && coupon.uses_at_first > 0 && coupon.percentage_bps >= 0 &&
               coupon.percentage_bps <= 10'000;
    if (!has(carts_, coupon.cart) || !may_see(wish, carts_[*coupon.cart].owner)) return false;
    if (is_used_by_live_coupon(*coupon.cart) || coupon.percentage_bps != 0 || !is_paid(*coupon.cart)) return false;
    if (coupon.amount > one_of_each(*coupon.cart)) return false;
    if (paid_by_coupons(*coupon.cart) > 0 || left_of(*coupon.cart) <= 0) return false;
    const std::vector<Number> items = items_in(*coupon.cart);
    return std::ranges::all_of(items,
                               [&](Number item) { return items_[item].quantity == items_[items.front()].quantity; });
}

std::int64_t Model::taken_of(const Coupon& coupon) {
    return std::ranges::count_if(
        coupon.uses, [](const Use& use) { return use.state == Use::State::used || use.state == Use::State::verified; });
}

// §2.15: "`count` = quantity of the items"; "count limits use": what another coupon of the cart has given is gone.
std::int64_t Model::left_of(Number cart) const {
    std::int64_t left = items_[items_in(cart).front()].quantity;
    for (const Coupon& coupon : coupons_)
        if (coupon.cart == cart) left -= taken_of(coupon);
    return left;
}

// §2.15: "Server fills `product_ids` = product id of each item (duplicates kept) and `count` = quantity of the items."
bool Model::make_coupon(const Wish& wish) {
    Coupon coupon{.owner = buyer_of(wish),
                  .cart = wish.cart,
                  .amount = wish.amount,
                  .percentage_bps = wish.percentage_bps,
                  .requires_verification = wish.requires_verification,
                  .uses_at_first = wish.quantity};
    if (!is_good_for_coupon(coupon, wish)) return false;
    if (wish.cart) {
        coupon.uses_at_first = left_of(*wish.cart);
        for (const Number item : items_in(*wish.cart)) coupon.products.push_back(items_[item].product);
    }
    coupons_.push_back(coupon);
    return true;
}

// §2.15: "move ids out of `pending` into `verified` / `declined` (…) owner/admin only, ids must be pending"; "if the
// cart got unpaid meanwhile, verifying fails".
bool Model::verify(const Wish& wish) {
    if (!has(coupons_, wish.coupon) || !may_see(wish, coupons_[*wish.coupon].owner)) return false;
    Coupon& coupon = coupons_[*wish.coupon];
    if (!wish.verified.empty() && !is_carried(coupon)) return false;
    const auto move_all = [&](const std::vector<Number>& payments, Use::State state) {
        return std::ranges::all_of(payments, [&](Number payment) {
            const auto use = std::ranges::find(coupon.uses, payment, &Use::payment);
            if (use == coupon.uses.end() || use->state != Use::State::pending) return false;
            if (state == Use::State::verified && taken_of(coupon) >= coupon.uses_at_first) return false;
            use->state = state;
            return true;
        });
    };
    return move_all(wish.verified, Use::State::verified) && move_all(wish.declined, Use::State::declined);
}

bool Model::drop_coupon(const Wish& wish) {
    if (!has(coupons_, wish.coupon) || !may_see(wish, coupons_[*wish.coupon].owner)) return false;
    Coupon& coupon = coupons_[*wish.coupon];
    coupon.is_there = false;
    for (Use& use : coupon.uses) {
        const bool is_decided = has(payments_, use.payment) && payments_[use.payment].answer != Answer::none;
        const bool is_open = use.state == Use::State::pending || (use.state == Use::State::verified && !is_decided);
        if (is_open) use.state = Use::State::declined;
    }
    return true;
}

void Model::show_carts(Seen& seen) const {
    for (Number number = 0; number < carts_.size(); ++number) {
        SeenCart& cart = seen.carts.emplace_back();
        if (!carts_[number].is_there) continue;
        cart = {.is_there = true,
                .owner = carts_[number].owner,
                .items = items_in(number),
                .payments = payments_into(number),
                .price = price_of(number),
                .paid = paid_of(number),
                .pending = pending_of(number),
                .credit = paid_of(number)};
        if (!cart.items.empty()) cart.minimum = minimum_of(number);
    }
}

SeenCoupon Model::seen_of(const Coupon& coupon, std::int64_t left) {
    SeenCoupon seen{.is_there = coupon.is_there,
                    .owner = coupon.owner,
                    .amount = coupon.amount,
                    .percentage_bps = coupon.percentage_bps,
                    .requires_verification = coupon.requires_verification,
                    .count = left,
                    .products = coupon.products};
    if (coupon.is_there) seen.cart = coupon.cart;
    for (const Use& use : coupon.uses) {
        switch (use.state) {
        case Use::State::pending: seen.pending.push_back(use.payment); break;
        case Use::State::verified: seen.verified.push_back(use.payment); break;
        case Use::State::declined: seen.declined.push_back(use.payment); break;
        case Use::State::used:
            seen.used.push_back(use.payment);
            seen.users.push_back(use.who);
            break;
        }
    }
    return seen;
}

// What a buyer owes is what was sold to him less what he has paid; the money is where it came in, or given by coupons.
Seen Model::seen() const {
    constexpr std::array<std::string_view, 4> ways{"cash", "card", "cheque", "gateway"};
    Seen seen;
    for (const SeenItem& item : items_) seen.items.push_back(item.is_there ? item : SeenItem{});
    for (const SeenPayment& payment : payments_) {
        seen.payments.push_back(payment.is_there ? payment : SeenPayment{});
        if (!payment.is_there || payment.answer != Answer::yes) continue;
        const std::string cash = "cash:" + std::string(ways.at(static_cast<std::size_t>(payment.way)));
        hold(seen, payment.coupon ? "discount" : cash, payment.amount);
        hold(seen, "buyer " + std::to_string(payment.cart), -payment.amount);
    }
    for (Number number = 0; number < items_.size(); ++number) {
        const SeenItem& item = items_[number];
        if (!item.is_there || item.answer != Answer::yes) continue;
        hold(seen, "buyer " + std::to_string(*item.cart), cost_of(number));
        hold(seen, "sales", -cost_of(number));
    }
    show_carts(seen);
    for (const Coupon& coupon : coupons_) seen.coupons.push_back(seen_of(coupon, count_of(coupon)));
    for (Number product = 0; product < product_count; ++product) seen.free.at(product) = free_of(product);
    return seen;
}

} // namespace cartwright::histories
