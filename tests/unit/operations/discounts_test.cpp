#include "shopping.hpp"

namespace cartwright::operations {
namespace {

class Discounts : public ShoppingTest {
  protected:
    void SetUp() override {
        ShoppingTest::SetUp();
        cart = cart_of({pick(keyboard, 2), pick(mouse, 2)}); // one of each: 50.00
    }

    CreateDiscount wish_for(std::int64_t minor, bool requires_verification = false) {
        return {.on_behalf = {},
                .has_cart = true,
                .discount = {.id = {},
                             .owner = {},
                             .cart = cart,
                             .amount = usd(minor),
                             .requires_verification = requires_verification}};
    }
    DiscountId made(std::int64_t minor, bool requires_verification = false) {
        return done(create_discount, wish_for(minor, requires_verification)).discount.id;
    }
    FlawTexts creation_refused(const CreateDiscount& wish) { return flaws_in(refused(create_discount, wish)); }

    /// Eve pays by the coupon, into a cart with one keyboard.
    static Pay by_coupon(MemberCartId into, DiscountId coupon) {
        Pay wish = payment_into(into, 0);
        wish.payment.discount = coupon;
        return wish;
    }
    CartPayment used(DiscountId coupon) {
        return as(eve, [&] { return done(operations::pay, by_coupon(cart_of({pick(keyboard)}), coupon)).payment; });
    }
    FlawTexts use_refused(DiscountId coupon) {
        return as(eve, [&] { return pay_refused(by_coupon(cart_of({pick(keyboard)}), coupon)); });
    }

    MemberCartId cart;
};

TEST_F(Discounts, are_made_of_a_cart_that_is_fully_paid) {
    EXPECT_EQ(
        creation_refused(wish_for(5'000)),
        (FlawTexts{"cart is not fully paid", "discount_amount must not be more than one piece of each item costs"}));
    paid(cart, 10'000);
    EXPECT_EQ(as(eve, [&] { return creation_refused(wish_for(100)); }), FlawTexts{"cart was not found"});
    EXPECT_EQ(creation_refused(wish_for(5'001)),
              FlawTexts{"discount_amount must not be more than one piece of each item costs"});
    EXPECT_EQ(done(create_discount, wish_for(5'000)).discount.uses, 2); // as many as there are pieces of each
    EXPECT_EQ(creation_refused(wish_for(100)), FlawTexts{"cart_id has a discount coupon already"});
    EXPECT_EQ(refused(remove_member_cart, {.cart = cart}).why, Why::removal_refused);
}

TEST_F(Discounts, need_a_cart_unless_an_admin_makes_them) {
    CreateDiscount wish = wish_for(100);
    wish.has_cart = false;
    EXPECT_EQ(creation_refused(wish), (FlawTexts{"cart can't be blank", "count must be greater than 0"}));
    call_as(admin);
    EXPECT_EQ(creation_refused(wish), FlawTexts{"count must be greater than 0"});
    wish.discount.uses = 1;
    wish.discount.amount = usd(0);
    wish.discount.percentage_bps = 2'500;
    EXPECT_EQ(used(done(create_discount, wish).discount.id).amount, usd(750));
}

TEST_F(Discounts, pay_at_most_what_a_cart_owes) {
    paid(cart, 10'000);
    const CartPayment payment = used(made(5'000));
    EXPECT_EQ(payment.amount, usd(3'000));
    EXPECT_EQ(payment.status, Status::approved);
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 10'000}, {"discount", 3'000}, {"sales", -13'000}}));
}

TEST_F(Discounts, are_used_no_more_often_than_they_may_be) {
    paid(cart, 10'000);
    const DiscountId coupon = made(100);
    EXPECT_EQ(used(coupon).status, Status::approved);
    EXPECT_EQ(used(coupon).status, Status::approved);
    EXPECT_EQ(used(coupon).status, Status::failed);
    EXPECT_EQ(done(show_discount, {.discount = coupon}).discount.uses_left, 0);
    done(remove_discount, {.discount = coupon});
    EXPECT_EQ(creation_refused(wish_for(100)), FlawTexts{"cart_id has had its discount coupons"});
}

TEST_F(Discounts, are_worth_nothing_once_their_cart_is_no_longer_paid) {
    const CartPaymentId payment = paid(cart, 10'000);
    const DiscountId coupon = made(100);
    decided(payment, Status::failed);
    EXPECT_EQ(used(coupon).status, Status::failed);
    decided(payment, Status::approved);
    EXPECT_EQ(used(coupon).status, Status::approved);
}

TEST_F(Discounts, that_require_verification_wait_for_their_owner) {
    paid(cart, 10'000);
    const DiscountId coupon = made(100, true);
    const CartPaymentId payment = used(coupon).id;
    EXPECT_EQ(status_of(payment), Status::pending);
    EXPECT_EQ(decision_refused(payment, Status::approved),
              FlawTexts{"payment_status is for the owner of the discount coupon to decide"});
    const VerifyDiscount wish{.discount = coupon, .verified = {payment}};
    EXPECT_EQ(as(eve, [&] { return refused(verify_discount, wish).why; }), Why::member_not_found);
    done(verify_discount, wish);
    EXPECT_EQ(flaws_in(refused(verify_discount, wish)), FlawTexts{"add_verified_ids must be of pending payments"});
    EXPECT_EQ(as(eve, [&] { return done(change_payment, {.payment = payment}).status; }), Status::approved);
}

TEST_F(Discounts, are_verified_for_no_more_payments_than_there_are_uses) {
    paid(cart, 10'000);
    const DiscountId coupon = made(100, true);
    const std::vector<CartPaymentId> payments{used(coupon).id, used(coupon).id, used(coupon).id};
    EXPECT_EQ(flaws_in(refused(verify_discount, {.discount = coupon, .verified = payments})),
              FlawTexts{"add_verified_ids are more than the uses that are left"});
    done(verify_discount, {.discount = coupon, .verified = {payments[0], payments[1]}, .declined = {payments[2]}});
    EXPECT_EQ(as(eve, [&] { return done(change_payment, {.payment = payments[2]}).status; }), Status::failed);
    EXPECT_EQ(as(eve, [&] { return done(change_payment, {.payment = payments[0]}).status; }), Status::approved);
}

TEST_F(Discounts, are_unknown_once_they_are_removed) {
    paid(cart, 10'000);
    const DiscountId coupon = made(100, true);
    const CartPaymentId payment = used(coupon).id;
    EXPECT_EQ(as(eve, [&] { return refused(remove_discount, {.discount = coupon}).why; }), Why::member_not_found);
    done(remove_discount, {.discount = coupon});
    EXPECT_EQ(refused(show_discount, {.discount = coupon}).why, Why::resource_not_found);
    EXPECT_EQ(use_refused(coupon), FlawTexts{"discount_id was not found"});
    EXPECT_EQ(as(eve, [&] { return done(change_payment, {.payment = payment}).status; }), Status::failed);
}

// shopping §2.13: "Rejected (422 on `amount`) when the approved discount payments of the cart exceed |balance|".
TEST_F(Discounts, are_not_refunded_when_they_have_paid_more_than_the_balance) {
    paid(cart, 10'000);
    const DiscountId coupon = made(3'000);
    call_as(eve);
    const CartItemId returned = pick(mouse);
    const MemberCartId other = cart_of({pick(keyboard), returned});
    done(operations::pay, by_coupon(other, coupon));
    paid(other, 2'000);
    as(admin, [&] { return done(change_member_cart, {.cart = other, .remove = {returned}}); });
    EXPECT_EQ(figures(other).pending, usd(-2'000));
    Pay wish = payment_into(other, 2'000);
    wish.payment.is_refund = true;
    EXPECT_EQ(pay_refused(wish), FlawTexts{"amount was paid with discount coupons, which are not refunded"});
    wish.payment.discount = coupon;
    EXPECT_EQ(pay_refused(wish), FlawTexts{"discount_id can't be refunded"});
}

TEST_F(Discounts, show_their_users_only_to_their_owner) {
    paid(cart, 10'000);
    const DiscountId coupon = made(100);
    used(coupon);
    EXPECT_EQ(done(show_discount, {.discount = coupon}).users.size(), 1U);
    caller = {.scope = Scope::client};
    EXPECT_TRUE(done(show_discount, {.discount = coupon}).users.empty());
}

} // namespace
} // namespace cartwright::operations
