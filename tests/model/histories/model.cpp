#include "model.hpp"

#include <algorithm>

namespace cartwright::histories {

namespace {

bool is_good_quantity(std::int64_t quantity) { return quantity > 0 && quantity <= 100'000; }

} // namespace

bool Model::take(const Wish& wish) {
    Model next = *this;
    if (!next.act(wish)) return false;
    *this = std::move(next);
    return true;
}

bool Model::act(const Wish& wish) {
    switch (wish.act) {
    case Act::pick:
    case Act::pick_list: return pick(wish);
    case Act::pick_of_coupon: return pick_of_coupon(wish);
    case Act::open_cart: return open_cart(wish);
    case Act::put_in:
    case Act::take_out: return change_cart(wish);
    case Act::close_cart: return close_cart(wish);
    case Act::change_quantity:
    case Act::change_product: return change_item(wish);
    case Act::refresh_item: return refresh_item(wish);
    case Act::drop_item: return drop_item(wish);
    case Act::pay: return pay(wish);
    case Act::decide:
    case Act::correct_amount:
    case Act::correct_method:
    case Act::note_proof:
    case Act::refresh_payment: return change_payment(wish);
    case Act::drop_payment: return drop_payment(wish);
    case Act::make_coupon: return make_coupon(wish);
    case Act::verify: return verify(wish);
    case Act::drop_coupon: return drop_coupon(wish);
    case Act::price_anew: prices_.at(wish.products.front()) = wish.amount; return true;
    }
    return false;
}

// §2.9: "`name` and `price` are copied from the product (snapshot; later product changes do not propagate)".
bool Model::pick(const Wish& wish) {
    if (!is_good_quantity(wish.quantity)) return false;
    for (const Number product : wish.products) {
        if (product >= product_count) return false;
        items_.push_back({.is_there = true,
                          .owner = buyer_of(wish),
                          .product = product,
                          .price = prices_.at(product),
                          .quantity = wish.quantity});
    }
    return true;
}

// §2.15: "54 creates one item per stored product id (…), owner = caller, quantity 1, price from the product"; §3: "54
// false".
bool Model::pick_of_coupon(const Wish& wish) {
    if (!has(coupons_, wish.coupon)) return false;
    for (const Number product : coupons_[*wish.coupon].products)
        items_.push_back({.is_there = true,
                          .owner = buyer_of(wish),
                          .product = product,
                          .price = prices_.at(product),
                          .quantity = 1,
                          .answer = Answer::no});
    return true;
}

bool Model::open_cart(const Wish& wish) {
    carts_.push_back({.owner = buyer_of(wish)});
    put_in(carts_.size() - 1, wish.items);
    return true;
}

// §2.9: "skipped silently if it already has a cart, belongs to another owner, or does not exist".
void Model::put_in(Number cart, const std::vector<Number>& items) {
    for (const Number number : items) {
        if (!has(items_, number)) continue;
        SeenItem& item = items_[number];
        if (item.cart || item.owner != carts_[cart].owner) continue;
        item.cart = cart;
        item.answer = Answer::none;
        item.accepted_by.reset();
    }
}

// §2.9: "Remove: resets the three fields. Non-admin + accepted → silently unchanged, still 204."
bool Model::change_cart(const Wish& wish) {
    if (!has(carts_, wish.cart) || !may_see(wish, carts_[*wish.cart].owner)) return false;
    if (wish.act == Act::put_in) {
        put_in(*wish.cart, wish.items);
        return true;
    }
    for (const Number number : wish.items) {
        if (!has(items_, number) || items_[number].cart != wish.cart) continue;
        SeenItem& item = items_[number];
        if (item.answer == Answer::yes && !wish.is_by_admin()) continue;
        item.cart.reset();
        item.answer = Answer::none;
        item.accepted_by.reset();
    }
    return true;
}

// "not deleted if any item accepted or any payment of any status exists"; nor while a coupon stands for it.
bool Model::close_cart(const Wish& wish) {
    if (!has(carts_, wish.cart) || !may_see(wish, carts_[*wish.cart].owner)) return false;
    if (!payments_into(*wish.cart).empty() || is_used_by_live_coupon(*wish.cart)) return false;
    for (const Number number : items_in(*wish.cart))
        if (items_[number].answer == Answer::yes) return false;
    for (const Number number : items_in(*wish.cart)) {
        items_[number].cart.reset();
        items_[number].answer = Answer::none;
    }
    carts_[*wish.cart].is_there = false;
    return true;
}

// §2.9: "Owner may change/remove an item only while `accepted` is null/false; admin always"; what is sold stays paid,
// and in stock.
bool Model::change_item(const Wish& wish) {
    if (!has(items_, wish.item) || !may_see(wish, items_[wish.item].owner)) return false;
    SeenItem& item = items_[wish.item];
    const SeenItem before = item;
    if (wish.act == Act::change_product && !wish.is_by_admin()) return true; // "silently dropped"
    if (item.answer == Answer::yes && !wish.is_by_admin()) return false;
    if (wish.act == Act::change_quantity) {
        if (!is_good_quantity(wish.quantity)) return false;
        item.quantity = wish.quantity;
    } else {
        if (wish.products.front() >= product_count) return false;
        item.product = wish.products.front();
        item.price = prices_.at(item.product);
    }
    if (item.answer != Answer::yes || item == before) return true;
    return accepted_of(*item.cart) <= paid_of(*item.cart) && free_of(item.product) >= 0;
}

// §2.11: "49 refresh item: if the accepting payment is missing or not status 1 → `accepted:false`. No cart →
// `accepted:false`, id null."
bool Model::refresh_item(const Wish& wish) {
    if (!has(items_, wish.item) || !may_see(wish, items_[wish.item].owner)) return false;
    SeenItem& item = items_[wish.item];
    if (has(payments_, item.accepted_by) && payments_[*item.accepted_by].answer == Answer::yes) return true;
    item.answer = Answer::no;
    item.accepted_by.reset();
    return true;
}

// §2.9: "Delete refused while accepted."
bool Model::drop_item(const Wish& wish) {
    if (!has(items_, wish.item) || !may_see(wish, items_[wish.item].owner)) return false;
    if (items_[wish.item].answer == Answer::yes) return false;
    items_[wish.item].is_there = false;
    return true;
}

// §2.11. What is not covered any more gives its pieces back before anything is sold.
bool Model::accept(Number number, Shortage shortage) {
    const SeenPayment& payment = payments_[number];
    if (payment.answer == Answer::none) return true;
    std::int64_t credit = paid_of(payment.cart);
    std::vector<Number> covered;
    for (const Number item : items_in(payment.cart)) {
        credit -= cost_of(item);
        if (credit >= 0) {
            covered.push_back(item);
            continue;
        }
        items_[item].answer = Answer::no;
        items_[item].accepted_by.reset();
    }
    if (payment.answer != Answer::yes || payment.is_refund) return true;
    for (const Number each : covered) {
        SeenItem& item = items_[each];
        if (item.answer == Answer::yes) continue;
        const bool is_there = free_of(item.product) >= item.quantity;
        if (!is_there && shortage == Shortage::refuses) return false;
        item.answer = is_there ? Answer::yes : Answer::no;
        if (is_there) item.accepted_by = number;
    }
    return true;
}

std::vector<Number> Model::items_in(Number cart) const {
    std::vector<Number> found;
    for (Number number = 0; number < items_.size(); ++number)
        if (items_[number].is_there && items_[number].cart == cart) found.push_back(number);
    return found;
}

std::vector<Number> Model::payments_into(Number cart) const {
    std::vector<Number> found;
    for (Number number = 0; number < payments_.size(); ++number)
        if (payments_[number].is_there && payments_[number].cart == cart) found.push_back(number);
    return found;
}

// §2.10: "Σ price × quantity of **all** items (accepted or not)".
std::int64_t Model::price_of(Number cart) const {
    std::int64_t sum = 0;
    for (const Number item : items_in(cart)) sum += cost_of(item);
    return sum;
}

std::int64_t Model::paid_by_coupons(Number cart) const {
    std::int64_t sum = 0;
    for (const Number payment : payments_into(cart))
        if (payments_[payment].coupon && payments_[payment].answer == Answer::yes) sum += payments_[payment].amount;
    return sum;
}

// §2.10: "Σ amount of payments with status 1 (refund amounts are negative, so they reduce it)".
std::int64_t Model::paid_of(Number cart) const {
    std::int64_t sum = 0;
    for (const Number payment : payments_into(cart))
        if (payments_[payment].answer == Answer::yes) sum += payments_[payment].amount;
    return sum;
}

std::int64_t Model::accepted_of(Number cart) const {
    std::int64_t sum = 0;
    for (const Number item : items_in(cart))
        if (items_[item].answer == Answer::yes) sum += cost_of(item);
    return sum;
}

// §2.10: "some unaccepted: min(Σ price × percentage over unaccepted items, pending balance); all accepted: 0".
std::int64_t Model::minimum_of(Number cart) const {
    const std::int64_t unaccepted = price_of(cart) - accepted_of(cart);
    for (const Number item : items_in(cart))
        if (items_[item].answer != Answer::yes) return std::min(unaccepted, pending_of(cart));
    return 0;
}

std::int64_t Model::free_of(Number product) const {
    std::int64_t left = beginning_.stocks.at(product);
    for (const SeenItem& item : items_)
        if (item.is_there && item.product == product && item.answer == Answer::yes) left -= item.quantity;
    return left;
}

} // namespace cartwright::histories
