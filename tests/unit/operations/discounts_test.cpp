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

class CouponRefunds : public Discounts {
  protected:
    /// Eve's cart of a keyboard and a mouse, 50.00, into which the coupon pays.
    void SetUp() override {
        Discounts::SetUp();
        paid(cart, 10'000);
        coupon = made(3'000);
        call_as(eve);
        for (const ProductId product : {keyboard, mouse}) items.push_back(pick(product));
        others = cart_of(items);
    }

    CartPaymentId by_coupon() { return done(operations::pay, Discounts::by_coupon(others, coupon)).payment.id; }
    void take_out(std::vector<CartItemId> gone) {
        as(admin, [&] { return done(change_member_cart, {.cart = others, .remove = std::move(gone)}); });
    }
    Pay refund_of(std::int64_t minor) {
        Pay wish = payment_into(others, minor);
        wish.payment.is_refund = true;
        return wish;
    }
    /// A refund with its proof, which is not approved yet.
    CartPaymentId refund_waiting(std::int64_t minor) {
        const CartPaymentId refund = done(operations::pay, refund_of(minor)).payment.id;
        as(admin, [&] { return done(change_payment, {.payment = refund, .proof = "seen"}); });
        return refund;
    }

    const FlawTexts no_coupons{"amount was paid with discount coupons, which are not refunded"};
    DiscountId coupon;
    std::vector<CartItemId> items;
    MemberCartId others;
};

TEST_F(CouponRefunds, give_no_money_for_a_coupon_that_has_paid_all) {
    take_out({items[1]});
    by_coupon();
    take_out({items[0]});
    EXPECT_EQ(figures(others).pending, usd(-3'000));
    EXPECT_EQ(pay_refused(refund_of(3'000)), no_coupons);
    EXPECT_EQ(pay_refused(refund_of(1)), no_coupons);
    Pay taken = refund_of(3'000);
    taken.on_behalf = {.kind = "User", .id = as(admin, [&] { return done(show_member_cart, {.cart = others}).owner; })};
    taken.payment.status = Status::approved;
    taken.payment.proof = "seen";
    EXPECT_EQ(as(admin, [&] { return pay_refused(taken); }), no_coupons);
    EXPECT_FALSE(ledger().contains("cash:cash") && ledger().at("cash:cash") != 10'000);
}

TEST_F(CouponRefunds, give_back_the_money_once_the_coupon_is_withdrawn) {
    const CartPaymentId with_coupon = by_coupon();
    paid(others, 2'000);
    take_out(items);
    EXPECT_EQ(pay_refused(refund_of(5'000)), no_coupons);
    const CartPaymentId refund = refund_waiting(2'000); // the money alone, which is not all of the balance
    EXPECT_EQ(decision_refused(refund, Status::approved),
              FlawTexts{"payment_status the refund is not the pending balance of -50.0"});
    decided(with_coupon, Status::failed);
    decided(refund, Status::approved);
    EXPECT_EQ(figures(others).paid, usd(0));
    EXPECT_EQ(ledger().at("cash:cash"), 10'000);
    EXPECT_FALSE(ledger().contains("discount"));
}

TEST_F(CouponRefunds, that_wait_are_looked_at_again_when_a_coupon_has_paid) {
    paid(others, 5'000);
    take_out({items[1]});
    const CartPaymentId first = refund_waiting(2'000);
    const CartPaymentId second = refund_waiting(2'000);
    decided(first, Status::approved);
    EXPECT_EQ(status_of(second), Status::failed);
    const CartItemId another = pick(keyboard);
    done(change_member_cart, {.cart = others, .add = {another}});
    by_coupon();
    take_out({items[0], another});
    EXPECT_EQ(figures(others).pending, usd(-6'000)); // 30.00 of it are money
    const CartPaymentId rest = refund_waiting(3'000);
    as(admin, [&] { return done(change_payment, {.payment = rest, .amount = usd(6'000)}); });
    EXPECT_EQ(decision_refused(rest, Status::approved), no_coupons);
    EXPECT_EQ(ledger().at("cash:cash"), 13'000);
}

TEST_F(CouponRefunds, keep_the_money_that_they_gave_back_from_being_withdrawn) {
    const CartPaymentId with_coupon = by_coupon();
    const CartPaymentId money = paid(others, 2'000);
    take_out({items[0]});
    decided(with_coupon, Status::failed);
    take_out({items[1]});
    decided(refund_waiting(2'000), Status::approved);
    done(change_member_cart, {.cart = others, .add = {pick(keyboard)}});
    decided(with_coupon, Status::approved);
    EXPECT_EQ(figures(others).paid, usd(3'000)); // all of it by the coupon
    EXPECT_EQ(decision_refused(money, Status::failed), FlawTexts{"amount has been refunded, or a part of it"});
    call_as(admin);
    EXPECT_EQ(flaws_in(refused(change_payment, {.payment = money, .amount = usd(1'999)})),
              FlawTexts{"amount has been refunded, or a part of it"});
    EXPECT_EQ(refused(remove_payment, {.payment = money}).subject, "A payment that was refunded can't be deleted");
    decided(with_coupon, Status::failed); // no money
    EXPECT_EQ(ledger().at("cash:cash"), 10'000);
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
