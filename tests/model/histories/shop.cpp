#include "shop.hpp"

#include "base/object_id.hpp"
#include "domain/members/member.hpp"
#include "domain/shopping/payment_page.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/cart_payments.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "store/members/members.hpp"

#include <algorithm>

namespace cartwright::histories {

namespace {

constexpr Instant opening{1'800'000'000'000};

AccountId account_of(Person person) { return {static_cast<std::int64_t>(person) + 1}; }
ProductId product_of(Number number) { return {static_cast<std::int64_t>(number) + 1}; }
ListingId listing_of(Number number) { return {static_cast<std::int64_t>(number) + 1}; }
Money usd(std::int64_t minor) { return {.minor = minor, .currency = {}}; }

Member member_of(Person person) {
    return {.id = account_of(person),
            .email = "member" + std::to_string(static_cast<int>(person)) + "@example.com",
            .is_admin = person == Person::admin,
            .made_at = opening};
}

operations::OnBehalf on_behalf_of(const Wish& wish) {
    if (!wish.on_behalf) return {};
    return {.kind = "User", .id = object_id(member_of(*wish.on_behalf))};
}

/// The thing's own number; for what nobody made, one that is nobody's.
template <class AnyId> AnyId id_in(const std::vector<AnyId>& ids, Number number) {
    return number < ids.size() ? ids[number] : AnyId{7};
}

template <class AnyId> std::vector<AnyId> ids_in(const std::vector<AnyId>& ids, const std::vector<Number>& numbers) {
    std::vector<AnyId> found;
    found.reserve(numbers.size());
    for (const Number number : numbers) found.push_back(id_in(ids, number));
    return found;
}

CartPayment::Status status_of(Answer answer) {
    if (answer == Answer::none) return CartPayment::Status::pending;
    return answer == Answer::yes ? CartPayment::Status::approved : CartPayment::Status::failed;
}

} // namespace

Shop::Shop(const std::string& url) : database_(store::connect(url, store::Access::read_write)), now_(opening) {
    store::migrate(*database_, store::shop_schema(), now_);
    secrets_.page = std::make_shared<PageMerchant>(PageMerchant{.key = "key", .salt = "salt"});
    database_->begin(store::Database::Mode::writing);
    store::Transaction tx = transaction();
    for (const Person person : people) store::members::add(tx, member_of(person));
    store::products::add(tx, {.id = {1}, .name = "Things", .slug = "things"});
    for (Number number = 0; number < product_count; ++number)
        store::products::put(tx, {.id = product_of(number),
                                  .category = {1},
                                  .sku = "thing" + std::to_string(number),
                                  .name = "Thing " + std::to_string(number),
                                  .brand = {},
                                  .description = {}});
    database_->commit();
}

void Shop::begin(const Beginning& beginning) {
    now_ = {now_.milliseconds + hour_ms};
    terms_.shopping.proofs_required = beginning.proofs_required;
    items_.clear();
    carts_.clear();
    payments_.clear();
    coupons_.clear();
    database_->begin(store::Database::Mode::writing);
    store::Transaction tx = transaction();
    for (Number number = 0; number < product_count; ++number) {
        const Money price = usd(beginning.prices.at(number));
        store::listings::put(tx, {.id = listing_of(number), .product = product_of(number), .price = price});
        store::listings::receive(tx, listing_of(number), beginning.stocks.at(number), "received");
    }
    tx.synchronize();
}

void Shop::end() { database_->roll_back(); }

store::Transaction Shop::transaction() { return {*database_, now_, entropy_, numbers_}; }

operations::Work Shop::work(store::Transaction& tx, Person who) const {
    const Scope scope = who == Person::admin ? Scope::admin : Scope::member;
    return {.tx = tx,
            .terms = terms_,
            .secrets = secrets_,
            .door = "shopping",
            .actor = {.scope = scope, .account = account_of(who)}};
}

bool Shop::take(const Wish& wish) {
    now_ = {now_.milliseconds + 1};
    store::Transaction tx = transaction();
    tx.begin_work(true);
    operations::Work asked = work(tx, wish.who);
    const bool is_done = act(asked, wish);
    tx.synchronize(); // what is answered late is answered to this transaction
    if (is_done)
        tx.keep_work();
    else
        tx.drop_work();
    return is_done;
}

std::vector<operations::Violation> Shop::violations() {
    store::Transaction tx = transaction();
    return operations::violations(tx, 3);
}

bool Shop::act(operations::Work& work, const Wish& wish) {
    switch (wish.act) {
    case Act::pick:
    case Act::pick_list:
    case Act::pick_of_coupon:
    case Act::change_quantity:
    case Act::change_product:
    case Act::refresh_item:
    case Act::drop_item: return act_on_items(work, wish);
    case Act::open_cart:
    case Act::put_in:
    case Act::take_out:
    case Act::close_cart: return act_on_carts(work, wish);
    case Act::pay: return pay(work, wish);
    case Act::decide:
    case Act::correct_amount:
    case Act::correct_method:
    case Act::note_proof:
    case Act::refresh_payment:
    case Act::drop_payment: return act_on_payments(work, wish);
    case Act::make_coupon: return make_coupon(work, wish);
    case Act::verify:
    case Act::drop_coupon: return act_on_coupons(work, wish);
    case Act::price_anew: break;
    }
    const Number product = wish.products.front();
    store::listings::put(work.tx,
                         {.id = listing_of(product), .product = product_of(product), .price = usd(wish.amount)});
    return true;
}

bool Shop::act_on_items(operations::Work& work, const Wish& wish) {
    const operations::OnBehalf on_behalf = on_behalf_of(wish);
    const CartItemId item = id_in(items_, wish.item);
    if (wish.act == Act::drop_item) return operations::remove_picked_item(work, {.item = item}).has_value();
    if (wish.act == Act::pick) {
        const auto picked = operations::pick_item(
            work, {.on_behalf = on_behalf, .product = product_of(wish.products.front()), .quantity = wish.quantity});
        if (picked) items_.push_back(picked->value.id);
        return picked.has_value();
    }
    if (wish.act == Act::pick_list || wish.act == Act::pick_of_coupon) {
        std::vector<ProductId> products;
        products.reserve(wish.products.size());
        for (const Number product : wish.products) products.push_back(product_of(product));
        const auto picked = wish.act == Act::pick_list
                                ? operations::pick_items(work, {.on_behalf = on_behalf, .products = products})
                                : operations::pick_items_of_discount(
                                      work, {.on_behalf = on_behalf,
                                             .discount = id_in(coupons_, wish.coupon.value_or(nobody_made_it))});
        if (picked)
            for (const CartItem& each : picked->value) items_.push_back(each.id);
        return picked.has_value();
    }
    operations::ChangePickedItem change{.item = item, .is_refresh = wish.act == Act::refresh_item};
    if (wish.act == Act::change_quantity) change.quantity = wish.quantity;
    if (wish.act == Act::change_product) change.product = product_of(wish.products.front());
    return operations::change_picked_item(work, change).has_value();
}

bool Shop::act_on_carts(operations::Work& work, const Wish& wish) {
    if (wish.act == Act::open_cart) {
        const auto opened =
            operations::open_member_cart(work, {.on_behalf = on_behalf_of(wish), .add = ids_in(items_, wish.items)});
        if (opened) carts_.push_back(opened->full.cart.id);
        return opened.has_value();
    }
    const MemberCartId cart = id_in(carts_, wish.cart.value_or(nobody_made_it));
    if (wish.act == Act::close_cart) return operations::remove_member_cart(work, {.cart = cart}).has_value();
    operations::ChangeMemberCart change{.cart = cart};
    (wish.act == Act::put_in ? change.add : change.remove) = ids_in(items_, wish.items);
    return operations::change_member_cart(work, change).has_value();
}

bool Shop::pay(operations::Work& work, const Wish& wish) {
    CartPayment payment{.id = {},
                        .owner = {},
                        .cart = id_in(carts_, wish.cart.value_or(nobody_made_it)),
                        .method = static_cast<CartPayment::Method>(wish.way),
                        .status = status_of(wish.answer),
                        .amount = usd(wish.amount),
                        .is_refund = wish.is_refund,
                        .first_name = "A",
                        .email = "a@example.com",
                        .phone = "1",
                        .product_info = "things"};
    if (wish.has_proof) payment.proof = "seen";
    if (wish.coupon) payment.discount = id_in(coupons_, *wish.coupon);
    const auto paid = operations::pay(work, {.on_behalf = on_behalf_of(wish), .payment = payment});
    if (paid) payments_.push_back(paid->payment.id);
    return paid.has_value();
}

bool Shop::act_on_payments(operations::Work& work, const Wish& wish) {
    const CartPaymentId payment = id_in(payments_, wish.payment);
    if (wish.act == Act::drop_payment) return operations::remove_payment(work, {.payment = payment}).has_value();
    operations::ChangePayment change{.payment = payment};
    if (wish.act == Act::decide) change.status = status_of(wish.answer);
    if (wish.act == Act::correct_amount) change.amount = usd(wish.amount);
    if (wish.act == Act::correct_method) change.method = static_cast<CartPayment::Method>(wish.way);
    if (wish.act == Act::note_proof) change.proof = wish.has_proof ? "seen" : "";
    return operations::change_payment(work, change).has_value();
}

bool Shop::make_coupon(operations::Work& work, const Wish& wish) {
    Discount discount{.id = {},
                      .owner = {},
                      .amount = usd(wish.amount),
                      .percentage_bps = wish.percentage_bps,
                      .requires_verification = wish.requires_verification,
                      .uses = wish.quantity};
    if (wish.cart) discount.cart = id_in(carts_, *wish.cart);
    const auto made = operations::create_discount(
        work, {.on_behalf = on_behalf_of(wish), .has_cart = wish.cart.has_value(), .discount = discount});
    if (made) coupons_.push_back(made->discount.id);
    return made.has_value();
}

bool Shop::act_on_coupons(operations::Work& work, const Wish& wish) {
    const DiscountId discount = id_in(coupons_, wish.coupon.value_or(nobody_made_it));
    if (wish.act == Act::drop_coupon) return operations::remove_discount(work, {.discount = discount}).has_value();
    return operations::verify_discount(work, {.discount = discount,
                                              .verified = ids_in(payments_, wish.verified),
                                              .declined = ids_in(payments_, wish.declined)})
        .has_value();
}

} // namespace cartwright::histories
