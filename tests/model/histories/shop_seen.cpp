#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/member_carts.hpp"
#include "shop.hpp"
#include "store/shopping/discounts.hpp"

#include <algorithm>

namespace cartwright::histories {

namespace {

constexpr store::Query stocks{"histories.stocks", "SELECT on_hand - held FROM listings ORDER BY id"};
constexpr store::Query accounts{"histories.accounts",
                                "SELECT account, sum(amount_minor) FROM ledger_entries GROUP BY account"};
constexpr store::Query unbalanced{"histories.unbalanced",
                                  "SELECT count(*) FROM (SELECT posting_id FROM ledger_entries GROUP BY posting_id "
                                  "HAVING sum(amount_minor) <> 0) x"};

Person person_of(AccountId account) { return static_cast<Person>(account.value - 1); }

template <class AnyId> Number number_in(const std::vector<AnyId>& ids, AnyId id) {
    return static_cast<Number>(std::ranges::find(ids, id) - ids.begin());
}

Answer answer_of(CartItem::State state) { return static_cast<Answer>(state); }
Answer answer_of(CartPayment::Status status) { return static_cast<Answer>(status); }

} // namespace

Seen Shop::seen() {
    store::Transaction tx = transaction();
    operations::Work as_admin = work(tx, Person::admin);
    Seen seen;
    seen.items.resize(items_.size());
    seen.payments.resize(payments_.size());
    seen.carts.resize(carts_.size());
    seen.coupons.resize(coupons_.size());
    for (const Person person : people) {
        operations::Work as_owner = work(tx, person);
        const auto wishes = operations::list_wishes(as_owner, {});
        for (const CartItem& item : wishes->value) see_item(item, seen);
    }
    for (Number number = 0; number < carts_.size(); ++number) see_cart(as_admin, number, seen);
    for (Number number = 0; number < coupons_.size(); ++number) see_coupon(tx, number, seen);
    see_books(tx, seen);
    return seen;
}

void Shop::see_cart(operations::Work& work, Number number, Seen& seen) {
    const auto shown = operations::show_member_cart(work, {.cart = carts_[number]});
    if (!shown) return;
    const CartFigures figures = figures_of(shown->full);
    SeenCart& cart = seen.carts[number];
    cart = {.is_there = true,
            .owner = person_of(shown->full.cart.owner),
            .price = figures.price.minor,
            .paid = figures.paid.minor,
            .pending = figures.pending.minor,
            .credit = figures.paid.minor};
    if (figures.has_items) cart.minimum = figures.minimum.minor;
    for (const CartItem& item : shown->full.items) {
        cart.items.push_back(number_in(items_, item.id));
        see_item(item, seen);
    }
    for (const CartPayment& payment : shown->full.payments) {
        cart.payments.push_back(number_in(payments_, payment.id));
        see_payment(payment, seen);
    }
}

void Shop::see_item(const CartItem& item, Seen& seen) const {
    SeenItem& each = seen.items.at(number_in(items_, item.id));
    each = {.is_there = true,
            .owner = person_of(item.owner),
            .product = static_cast<Number>(item.product.value - 1),
            .price = item.price.minor,
            .quantity = item.quantity,
            .answer = answer_of(item.state)};
    if (item.cart) each.cart = number_in(carts_, *item.cart);
    if (item.payment) each.accepted_by = number_in(payments_, *item.payment);
}

void Shop::see_payment(const CartPayment& payment, Seen& seen) const {
    SeenPayment& each = seen.payments.at(number_in(payments_, payment.id));
    each = {.is_there = true,
            .owner = person_of(payment.owner),
            .cart = number_in(carts_, payment.cart),
            .way = static_cast<Way>(payment.method),
            .answer = answer_of(payment.status),
            .amount = payment.amount.minor,
            .change = payment.change.minor,
            .is_refund = payment.is_refund,
            .has_proof = payment.proof && !payment.proof->empty()};
    if (payment.discount) each.coupon = number_in(coupons_, *payment.discount);
}

void Shop::see_coupon(store::Transaction& tx, Number number, Seen& seen) const {
    const Discount discount = store::discounts::find(tx, coupons_[number]).value();
    SeenCoupon& coupon = seen.coupons[number];
    coupon = {.is_there = !discount.removed_at,
              .owner = person_of(discount.owner),
              .amount = discount.amount.minor,
              .percentage_bps = discount.percentage_bps,
              .requires_verification = discount.requires_verification,
              .count = discount.uses_left};
    if (discount.cart && coupon.is_there) coupon.cart = number_in(carts_, *discount.cart);
    for (const ProductId product : discount.products) coupon.products.push_back(static_cast<Number>(product.value - 1));
    for (const auto& [use, spelt] : store::discounts::uses_of(tx, discount.id)) {
        const Number payment = number_in(payments_, use.payment);
        switch (use.state) {
        case DiscountUse::State::pending: coupon.pending.push_back(payment); break;
        case DiscountUse::State::verified: coupon.verified.push_back(payment); break;
        case DiscountUse::State::declined: coupon.declined.push_back(payment); break;
        case DiscountUse::State::used:
            coupon.used.push_back(payment);
            coupon.users.push_back(person_of(use.member));
            break;
        }
    }
}

void Shop::see_books(store::Transaction& tx, Seen& seen) const {
    constexpr std::string_view of_buyer = "buyer:cart:";
    Number product = 0;
    tx.each(stocks, [&](const store::Rows& row) { seen.free.at(product++) = row.integer({0}); });
    tx.each(accounts, [&](const store::Rows& row) {
        std::string name(row.text({0}));
        if (row.integer({1}) == 0) return;
        if (name.starts_with(of_buyer)) {
            const MemberCartId cart{std::stoll(name.substr(of_buyer.size()))};
            name = "buyer " + std::to_string(number_in(carts_, cart));
        }
        seen.accounts[name] += row.integer({1});
    });
    seen.unbalanced = (*tx.one(unbalanced))->integer({0});
}

} // namespace cartwright::histories
