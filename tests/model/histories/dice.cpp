#include "dice.hpp"

#include <algorithm>

namespace cartwright::histories {

namespace {

struct Weight {
    Act act;
    std::uint32_t weight;
};
constexpr std::array<Weight, act_count> weights{{
    {Act::pick, 6},         {Act::pick_list, 8},       {Act::pick_of_coupon, 2},
    {Act::open_cart, 6},    {Act::put_in, 10},         {Act::take_out, 7},
    {Act::close_cart, 3},   {Act::change_quantity, 5}, {Act::change_product, 4},
    {Act::refresh_item, 5}, {Act::drop_item, 3},       {Act::pay, 26},
    {Act::decide, 26},      {Act::correct_amount, 5},  {Act::correct_method, 3},
    {Act::note_proof, 4},   {Act::refresh_payment, 8}, {Act::drop_payment, 4},
    {Act::make_coupon, 12}, {Act::verify, 7},          {Act::drop_coupon, 2},
    {Act::price_anew, 2},
}};
constexpr std::array<std::int64_t, 4> some_prices{100, 333, 500, 12'000'000};

/// Reads one throw after the other.
class Chance {
  public:
    explicit Chance(const Dice& dice) : dice_(&dice) {}

    std::uint32_t below(std::size_t end) {
        const std::uint32_t thrown = (*dice_).at(at_++ % dice_->size());
        return end == 0 ? 0 : thrown % static_cast<std::uint32_t>(end);
    }
    bool is_in(std::uint32_t percent) { return below(100) < percent; }
    template <class Values> auto one_of(const Values& values) { return values[below(values.size())]; }

    /// One of the things that are as wanted; of all, when there are none, and now and then in any case.
    template <class Things, class Wanted> Number number_of(const Things& things, Wanted wanted) {
        std::vector<Number> good;
        for (Number number = 0; number < things.size(); ++number)
            if (things[number].is_there && wanted(things[number])) good.push_back(number);
        const std::uint32_t luck = below(40);
        if (luck == 0) return nobody_made_it;
        if (things.empty()) return 0;
        if (luck < 4 || good.empty()) return below(things.size());
        return good[below(good.size())];
    }

  private:
    const Dice* dice_;
    std::size_t at_ = 0;
};

Act act_of(Chance& chance) {
    std::uint32_t all = 0;
    for (const Weight& each : weights) all += each.weight;
    std::uint32_t luck = chance.below(all);
    for (const Weight& each : weights) {
        if (luck < each.weight) return each.act;
        luck -= each.weight;
    }
    return Act::pick;
}

/// What the act needs, when it is not there yet.
Act possible(Act act, const Seen& seen) {
    const bool is_about_coupon = act == Act::pick_of_coupon || act == Act::verify || act == Act::drop_coupon;
    if (is_about_coupon && seen.coupons.empty()) act = Act::pay;
    const bool is_about_payment = act == Act::decide || act == Act::correct_amount || act == Act::correct_method ||
                                  act == Act::note_proof || act == Act::refresh_payment || act == Act::drop_payment;
    if (is_about_payment && seen.payments.empty()) act = Act::pay;
    if (act == Act::pick || act == Act::price_anew) return act;
    if (seen.items.empty()) return Act::pick_list;
    if (seen.carts.empty() && act != Act::make_coupon) return Act::open_cart;
    return act;
}

/// What would lead on from here.
std::vector<Act> next_of(const Seen& seen) {
    std::vector<Act> next;
    for (const SeenCart& cart : seen.carts) {
        if (!cart.is_there) continue;
        if (cart.items.empty()) next.push_back(Act::put_in);
        if (cart.pending != 0) next.push_back(Act::pay);
        if (!cart.items.empty() && cart.pending == 0) {
            next.push_back(Act::make_coupon);
            next.push_back(Act::take_out);
        }
    }
    for (const SeenPayment& payment : seen.payments)
        if (payment.is_there && payment.answer == Answer::none)
            next.push_back(payment.coupon ? Act::refresh_payment : Act::decide);
    for (const SeenCoupon& coupon : seen.coupons) {
        if (!coupon.pending.empty()) next.push_back(Act::verify);
        if (coupon.is_there && !coupon.products.empty()) next.push_back(Act::pick_of_coupon);
    }
    return next;
}

/// Whoever it belongs to, an admin for him, or somebody else.
void speak_for(Wish& wish, Person owner, Chance& chance) {
    wish.who = chance.is_in(60) ? owner : Person::admin;
    if (chance.is_in(6)) wish.who = chance.one_of(people);
    if (chance.is_in(95)) wish.on_behalf = owner;
}

template <class Things> Person owner_of(const Things& things, Number number) {
    return number < things.size() ? things[number].owner : Person::ann;
}

std::vector<Number> wishes_of(const Seen& seen, Person owner, Chance& chance) {
    std::vector<Number> found;
    for (Number number = 0; number < seen.items.size(); ++number) {
        const SeenItem& item = seen.items[number];
        const bool is_wish = item.is_there && !item.cart && item.owner == owner;
        if (chance.is_in(is_wish ? 85 : 4)) found.push_back(number);
    }
    return found;
}

void wish_for_items(Wish& wish, const Seen& seen, Chance& chance) {
    const Person owner = chance.is_in(60) ? Person::ann : chance.one_of(people);
    speak_for(wish, owner, chance);
    const std::size_t count = wish.act == Act::pick_list ? 1 + chance.below(3) : 1;
    for (std::size_t i = 0; i < count; ++i)
        wish.products.push_back(chance.below(50) == 0 ? product_count : chance.below(product_count));
    wish.quantity = wish.act == Act::pick && chance.is_in(40) ? chance.below(4) : 1;
    wish.coupon = chance.number_of(seen.coupons, [](const SeenCoupon& each) { return !each.products.empty(); });
}

void wish_about_cart(Wish& wish, const Seen& seen, Chance& chance) {
    wish.cart = chance.number_of(seen.carts, [](const SeenCart&) { return true; });
    const Person owner = wish.act == Act::open_cart ? chance.one_of(people) : owner_of(seen.carts, *wish.cart);
    speak_for(wish, owner, chance);
    if (wish.act == Act::open_cart && !seen.items.empty() && chance.is_in(80))
        speak_for(wish, seen.items.back().owner, chance);
    if (wish.act == Act::take_out) {
        for (Number number = 0; number < seen.items.size(); ++number)
            if (chance.is_in(seen.items[number].cart == wish.cart ? 40 : 4)) wish.items.push_back(number);
        return;
    }
    wish.items = wishes_of(seen, wish.on_behalf.value_or(wish.who), chance);
}

void wish_about_item(Wish& wish, const Seen& seen, Chance& chance) {
    wish.item = chance.number_of(seen.items, [](const SeenItem&) { return true; });
    speak_for(wish, owner_of(seen.items, wish.item), chance);
    wish.quantity = chance.below(5);
    wish.products.push_back(chance.below(50) == 0 ? product_count : chance.below(product_count));
}

std::int64_t some_amount(const SeenCart& cart, Chance& chance) {
    if (chance.is_in(60)) return cart.pending;
    const std::int64_t least = cart.minimum.value_or(0);
    switch (chance.below(12)) {
    case 0: return cart.pending + 1 + chance.below(1'000);
    case 1: return least - 1;
    case 2: return cart.pending / 2;
    case 3: return static_cast<std::int64_t>(chance.below(3)) - 1;
    case 4:
    case 5: return chance.one_of(some_prices);
    case 6:
    case 7: return least;
    default: return cart.pending;
    }
}

void wish_to_pay(Wish& wish, const Seen& seen, Chance& chance) {
    wish.cart = chance.number_of(seen.carts, [](const SeenCart& cart) { return cart.pending != 0; });
    if (chance.is_in(97)) speak_for(wish, owner_of(seen.carts, *wish.cart), chance);
    const SeenCart cart = *wish.cart < seen.carts.size() ? seen.carts[*wish.cart] : SeenCart{};
    wish.way = static_cast<Way>(chance.below(chance.is_in(40) ? 4 : 3));
    wish.is_refund = chance.is_in(cart.pending < 0 ? 90 : 3);
    wish.amount = wish.is_refund && chance.is_in(80) ? cart.pending : some_amount(cart, chance);
    wish.answer = chance.one_of(std::array{Answer::yes, Answer::yes, Answer::none, Answer::no});
    wish.has_proof = chance.is_in(85);
    if (!seen.coupons.empty() && chance.is_in(wish.is_refund ? 5 : 40))
        wish.coupon = chance.number_of(seen.coupons, [&](const SeenCoupon& each) { return each.cart != wish.cart; });
}

void wish_about_payment(Wish& wish, const Seen& seen, Chance& chance) {
    const bool of_open = chance.is_in(60);
    wish.payment = chance.number_of(seen.payments,
                                    [&](const SeenPayment& each) { return !of_open || each.answer == Answer::none; });
    speak_for(wish, owner_of(seen.payments, wish.payment), chance);
    if (wish.act != Act::refresh_payment && chance.is_in(85)) wish.who = Person::admin;
    wish.answer = chance.is_in(65) ? Answer::yes : Answer::no;
    wish.way = static_cast<Way>(chance.below(4));
    wish.has_proof = true;
    if (wish.payment >= seen.payments.size() || seen.carts.empty()) return;
    wish.amount = some_amount(seen.carts.at(seen.payments[wish.payment].cart), chance);
    if (seen.payments[wish.payment].way == Way::gateway && chance.is_in(10)) wish.amount = -wish.amount;
}

void wish_for_coupon(Wish& wish, const Seen& seen, Chance& chance) {
    wish.requires_verification = chance.is_in(50);
    wish.quantity = chance.is_in(90) ? 1 + chance.below(3) : 0;
    if (seen.carts.empty() || chance.is_in(30)) {
        speak_for(wish, Person::admin, chance);
        wish.percentage_bps = chance.one_of(std::array<std::int64_t, 6>{0, 1'000, 3'333, 5'000, 10'000, 10'001});
        wish.amount = chance.is_in(30) ? chance.one_of(some_prices) : 0;
        return;
    }
    wish.cart =
        chance.number_of(seen.carts, [](const SeenCart& cart) { return !cart.items.empty() && cart.pending == 0; });
    speak_for(wish, owner_of(seen.carts, *wish.cart), chance);
    wish.percentage_bps = chance.is_in(5) ? 1'000 : 0;
    for (const SeenItem& item : seen.items)
        if (item.cart == wish.cart) wish.amount += item.price;
    if (chance.is_in(20)) wish.amount /= 2;
    wish.amount += chance.one_of(std::array<std::int64_t, 5>{0, 0, 0, 1, -1});
}

void wish_about_coupon(Wish& wish, const Seen& seen, Chance& chance) {
    wish.coupon = chance.number_of(seen.coupons, [](const SeenCoupon& each) { return !each.pending.empty(); });
    speak_for(wish, owner_of(seen.coupons, *wish.coupon), chance);
    if (*wish.coupon >= seen.coupons.size()) return;
    for (const Number payment : seen.coupons[*wish.coupon].pending)
        (chance.is_in(65) ? wish.verified : wish.declined).push_back(payment);
    if (!seen.payments.empty() && chance.is_in(10)) wish.declined.push_back(chance.below(seen.payments.size()));
}

} // namespace

Dice thrown(std::mt19937_64& random) {
    Dice dice{};
    for (std::uint32_t& each : dice) each = static_cast<std::uint32_t>(random() >> 32);
    return dice;
}

Wish wish_of(const Dice& dice, const Seen& seen) {
    Chance chance(dice);
    Wish wish{.act = possible(act_of(chance), seen)};
    const std::vector<Act> next = next_of(seen);
    if (!next.empty() && chance.is_in(45)) wish.act = chance.one_of(next);
    switch (wish.act) {
    case Act::pick:
    case Act::pick_list:
    case Act::pick_of_coupon: wish_for_items(wish, seen, chance); break;
    case Act::open_cart:
    case Act::put_in:
    case Act::take_out:
    case Act::close_cart: wish_about_cart(wish, seen, chance); break;
    case Act::change_quantity:
    case Act::change_product:
    case Act::refresh_item:
    case Act::drop_item: wish_about_item(wish, seen, chance); break;
    case Act::pay: wish_to_pay(wish, seen, chance); break;
    case Act::make_coupon: wish_for_coupon(wish, seen, chance); break;
    case Act::verify:
    case Act::drop_coupon: wish_about_coupon(wish, seen, chance); break;
    case Act::price_anew:
        wish.products.push_back(chance.below(product_count));
        wish.amount = chance.one_of(some_prices);
        break;
    default: wish_about_payment(wish, seen, chance); break;
    }
    return wish;
}

std::vector<Wish> some_prelude(std::mt19937_64& random) {
    if (random() % 5 < 3) return {};
    std::vector<Wish> prelude;
    prelude.push_back({.act = Act::pick, .who = Person::bob});
    prelude.back().products = {random() % product_count};
    prelude.back().quantity = 1 + static_cast<std::int64_t>(random() % 2);
    prelude.push_back({.act = Act::open_cart, .who = Person::bob, .items = {0}});
    prelude.push_back({.act = Act::pay, .who = Person::admin, .on_behalf = Person::bob, .cart = 0});
    prelude.back().amount = 100'000'000;
    prelude.back().answer = Answer::yes;
    prelude.push_back({.act = Act::make_coupon, .who = Person::bob, .cart = 0});
    prelude.back().amount = 100;
    prelude.back().requires_verification = random() % 2 == 0;
    prelude.push_back({.act = Act::pick_list, .who = Person::ann});
    prelude.back().products = {random() % product_count, random() % product_count};
    prelude.push_back({.act = Act::open_cart, .who = Person::ann, .items = {1, 2}});
    prelude.push_back({.act = Act::pay, .who = Person::ann, .cart = 1, .coupon = 0});
    return prelude;
}

Beginning some_beginning(std::mt19937_64& random) {
    Beginning beginning;
    for (std::int64_t& price : beginning.prices) price = some_prices.at(random() % some_prices.size());
    for (std::int64_t& stock : beginning.stocks) stock = static_cast<std::int64_t>(random() % 9);
    beginning.proofs_required = random() % 2 == 0;
    return beginning;
}

} // namespace cartwright::histories
