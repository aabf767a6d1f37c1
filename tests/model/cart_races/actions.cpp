#include "model/cart_races/actions.hpp"

#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/images.hpp"
#include "operations/shopping/member_carts.hpp"

namespace cartwright::tests {

namespace {

using operations::Work;
using Method = CartPayment::Method;
using Status = CartPayment::Status;
using Who = Action::Who;

template <Status status> std::string settled(Work& work, CartPaymentId payment) {
    return said(operations::change_payment(work, {.payment = payment, .status = status}));
}

std::string refreshed(Work& work, CartPaymentId payment) {
    return said(operations::change_payment(work, {.payment = payment}));
}

std::string paid(Work& work, const World& world, Status status, bool is_refund) {
    CartPayment payment{.id = {},
                        .owner = {},
                        .cart = world.cart,
                        .method = Method::cash,
                        .status = status,
                        .amount = {.minor = 5'000},
                        .is_refund = is_refund};
    return said(operations::pay(work, {.on_behalf = {}, .payment = payment}));
}

/// More than any of the carts costs: only what is paid there already stands against it.
std::string begun_at_page(Work& work, const World& world) {
    CartPayment payment{.id = {}, .owner = {}, .cart = world.cart, .method = Method::gateway};
    payment.amount.minor = 20'000;
    payment.first_name = "Ada";
    payment.email = "ada@example.com";
    payment.phone = "9999999999";
    payment.product_info = "items";
    return said(operations::pay(work, {.on_behalf = {}, .payment = payment}));
}

std::string taken_out(Work& work, const World& world, const char* item) {
    return said(operations::change_member_cart(work, {.cart = world.cart, .remove = {world.items.at(item)}}));
}

std::string made_of(Work& work, CartItemId item, std::int64_t quantity) {
    return said(operations::change_picked_item(work, {.item = item, .quantity = quantity}));
}

std::string coupon_made(Work& work, const World& world) {
    Discount discount{.id = {}, .owner = {}};
    discount.cart = world.cart;
    discount.amount.minor = 700;
    return said(operations::create_discount(work, {.on_behalf = {}, .has_cart = true, .discount = discount}));
}

std::string coupon_used(Work& work, const World& world) {
    CartPayment payment{.id = {}, .owner = {}, .cart = world.elsewhere};
    payment.discount = world.coupon;
    return said(operations::pay(work, {.on_behalf = {}, .payment = payment}));
}

/// The gateway has the money of N, all of it.
providers::PageVerdict taken(const World& world) {
    return {.kind = providers::PageVerdict::Kind::approved,
            .reference = "403993715527452771",
            .amount_minor = world.at_page->amount_minor};
}

std::string picture_taken_back(Work& work, const World& world) {
    return said(operations::change_image(work, {.id = world.picture, .is_active = false}));
}

// clang-format off
const Action all_actions[] = {
    {"A is approved", Who::admin, "A", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("A")); }},
    {"B is approved", Who::admin, "B", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("B")); }},
    {"G is approved", Who::admin, "G", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("G")); }},
    {"R is approved", Who::admin, "R", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("R")); }},
    {"S is approved", Who::admin, "S", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("S")); }},
    {"P is disapproved", Who::admin, "P", [](Work& work, const World& world) {
         return settled<Status::failed>(work, world.payments.at("P")); }},
    {"P is deleted", Who::admin, "P", [](Work& work, const World& world) {
         return said(operations::remove_payment(work, {.payment = world.payments.at("P")})); }},
    {"P is refreshed", Who::owner, "P", [](Work& work, const World& world) {
         return refreshed(work, world.payments.at("P")); }},
    {"V is refreshed", Who::other, "V", [](Work& work, const World& world) {
         return refreshed(work, world.payments.at("V")); }},
    {"I1 is refreshed", Who::owner, "I1", [](Work& work, const World& world) {
         return said(operations::change_picked_item(work, {.item = world.items.at("I1"), .is_refresh = true})); }},
    {"I1 is taken out", Who::admin, "I1", [](Work& work, const World& world) {
         return taken_out(work, world, "I1"); }},
    {"I2 is taken out", Who::owner, "I2", [](Work& work, const World& world) {
         return taken_out(work, world, "I2"); }},
    {"I2 is deleted", Who::owner, "I2", [](Work& work, const World& world) {
         return said(operations::remove_picked_item(work, {.item = world.items.at("I2")})); }},
    {"W is put in", Who::owner, "W", [](Work& work, const World& world) {
         return said(operations::change_member_cart(work, {.cart = world.cart, .add = {world.items.at("W")}})); }},
    {"W is put into a new cart", Who::owner, "W", [](Work& work, const World& world) {
         return said(operations::open_member_cart(work, {.on_behalf = {}, .add = {world.items.at("W")}})); }},
    {"I1 becomes two", Who::admin, "I1", [](Work& work, const World& world) {
         return made_of(work, world.items.at("I1"), 2); }},
    {"I2 becomes three", Who::owner, "I2", [](Work& work, const World& world) {
         return made_of(work, world.items.at("I2"), 3); }},
    {"a refund is asked for", Who::owner, "P", [](Work& work, const World& world) {
         return paid(work, world, Status::pending, true); }},
    {"cash is announced", Who::owner, "", [](Work& work, const World& world) {
         return paid(work, world, Status::pending, false); }},
    {"cash is taken", Who::admin, "", [](Work& work, const World& world) {
         return paid(work, world, Status::approved, false); }},
    {"a payment is begun on the page", Who::owner, "", begun_at_page},
    {"a coupon is made", Who::owner, "P", coupon_made},
    {"the coupon is used", Who::other, "coupon", coupon_used},
    {"V is verified", Who::owner, "V", [](Work& work, const World& world) {
         return said(operations::verify_discount(work, {.discount = *world.coupon,
                                                        .verified = {world.payments.at("V")}})); }},
    {"X is declined", Who::owner, "X", [](Work& work, const World& world) {
         return said(operations::verify_discount(work, {.discount = *world.coupon,
                                                        .declined = {world.payments.at("X")}})); }},
    {"the coupon is deleted", Who::owner, "coupon", [](Work& work, const World& world) {
         return said(operations::remove_discount(work, {.discount = *world.coupon})); }},
    {"N is verified", Who::owner, "N", [](Work& work, const World& world) {
         return said(operations::finish_verification(work, world.at_page->asked_by_owner, taken(world))); }},
    {"N is found out by the job", Who::nobody, "N", [](Work& work, const World& world) {
         return said(operations::record_verdict(work, world.at_page->asked_by_job, taken(world))); }},
    {"the browser comes back with N", Who::nobody, "N", [](Work& work, const World& world) {
         const CartPaymentId payment = world.payments.at("N");
         return said(operations::record_return(work, {.payment = payment, .transaction = object_id(payment.value),
                                                  .is_complete = true})); }},
    {"N is approved", Who::admin, "N", [](Work& work, const World& world) {
         return settled<Status::approved>(work, world.payments.at("N")); }},
    {"N is disapproved", Who::admin, "N", [](Work& work, const World& world) {
         return settled<Status::failed>(work, world.payments.at("N")); }},
    {"the picture of A is taken back", Who::owner, "picture", picture_taken_back},
    {"the picture of A is turned down", Who::admin, "picture", picture_taken_back},
    {"the cart is deleted", Who::owner, "", [](Work& work, const World& world) {
         return said(operations::remove_member_cart(work, {.cart = world.cart})); }},
};
// clang-format on

Work as(Who who, store::Transaction& tx, const Terms& terms, const World& world) {
    if (who == Who::nobody) return {.tx = tx, .terms = terms, .secrets = door_secrets(), .door = "shopping"};
    if (who == Who::admin) return as_admin(tx, terms, world.owner);
    return as_member(tx, terms, who == Who::owner ? world.owner : world.other);
}

} // namespace

bool Action::fits(const World& world) const {
    const std::string needed(needs);
    if (needed == "coupon") return world.coupon.has_value();
    if (needed == "picture") return !world.picture.empty();
    return needed.empty() || world.items.contains(needed) || world.payments.contains(needed);
}

std::span<const Action> actions() { return all_actions; }

std::string said(const Refusal& refusal) {
    std::string text = "no, " + std::to_string(static_cast<int>(refusal.why)) + ' ' + refusal.subject;
    for (const Flaw& flaw : refusal.flaws) text += ' ' + flaw.field + ' ' + flaw.message;
    return text;
}

std::string done(BareShop& shop, const Action& action, const World& world) {
    std::string answer;
    const auto outcome = shop.store().write_and_wait([&](store::Transaction& tx) {
        Work work = as(action.who, tx, shop.terms(), world);
        answer = action.run(work, world);
        return answer == "yes";
    });
    if (outcome == store::Outcome::committed || outcome == store::Outcome::refused) return answer;
    return outcome == store::Outcome::broken ? "broken" : "unavailable";
}

} // namespace cartwright::tests
