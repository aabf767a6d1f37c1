#include "shopping.hpp"

#include "base/object_id.hpp"
#include "domain/shopping/payment_page.hpp"

namespace cartwright::operations {
namespace {

class CartPayments : public ShoppingTest {
  protected:
    void SetUp() override {
        ShoppingTest::SetUp();
        first = pick(keyboard);
        second = pick(mouse);
        cart = cart_of({first, second}); // 50.00
    }

    /// Takes the mouse out of a paid cart, so that 20.00 are to be refunded.
    void overpay() {
        paid(cart, 5'000);
        as(admin, [&] { return done(change_member_cart, {.cart = cart, .remove = {second}}); });
    }
    Pay refund_of(std::int64_t minor) {
        Pay wish = payment_into(cart, minor);
        wish.payment.is_refund = true;
        return wish;
    }
    CartPaymentId asked_back() { return done(operations::pay, refund_of(2'000)).payment.id; }
    void prove(CartPaymentId payment) {
        as(admin, [&] { return done(change_payment, {.payment = payment, .proof = "seen"}); });
    }

    CartItemId first;
    CartItemId second;
    MemberCartId cart;
};

// shopping §2.11: items are paid in their order, each in full or not at all.
TEST_F(CartPayments, accept_items_in_their_order_as_far_as_they_cover_them) {
    paid(cart, 2'999);
    EXPECT_NE(item(first).state, ItemState::accepted);
    EXPECT_NE(item(second).state, ItemState::accepted); // the mouse alone would be covered
    paid(cart, 1);
    EXPECT_EQ(item(first).state, ItemState::accepted);
    EXPECT_NE(item(second).state, ItemState::accepted);
    EXPECT_EQ(stock_of(keyboard).on_hand, 4);
    EXPECT_EQ(stock_of(mouse).on_hand, 5);
    const CartPaymentId last = paid(cart, 2'000);
    EXPECT_EQ(item(second).payment, last);
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 5'000}, {"sales", -5'000}}));
}

TEST_F(CartPayments, change_nothing_while_they_are_pending) {
    Pay wish = payment_into(cart, 5'000);
    wish.payment.status = Status::approved; // not for a member to say
    wish.payment.proof = "mine";
    const CartPayment payment = done(operations::pay, wish).payment;
    EXPECT_EQ(payment.status, Status::pending);
    EXPECT_EQ(payment.proof, std::nullopt);
    EXPECT_EQ(item(first).state, ItemState::undecided);
    EXPECT_EQ(ledger(), Ledger{});
    done(change_payment, {.payment = payment.id, .status = Status::approved});
    EXPECT_EQ(status_of(payment.id), Status::pending);
}

// shopping §2.12: "> 0 unless refund", "≥ minimum payable amount".
TEST_F(CartPayments, are_of_an_amount_between_the_minimum_and_the_balance) {
    const auto by_card = [&](std::int64_t minor) { return payment_into(cart, minor, Method::card); };
    EXPECT_EQ(pay_refused(by_card(0)), FlawTexts{"amount must be greater than 0"});
    EXPECT_EQ(pay_refused(by_card(4'999)), FlawTexts{"amount must be at least the minimum payable amount of 50.0"});
    EXPECT_EQ(pay_refused(by_card(5'001)), FlawTexts{"amount must not be more than the pending balance of 50.0"});
    EXPECT_EQ(pay_refused(payment_into(cart_of({}), 100)), FlawTexts{"cart_id has no items"});
    paid(cart, 1'000);
    asked_to_pay(cart, 4'000, Method::card); // what is left
}

TEST_F(CartPayments, in_cash_give_change_for_what_is_too_much) {
    const CartPayment payment = done(operations::pay, payment_into(cart, 6'000)).payment;
    EXPECT_EQ(payment.amount, usd(5'000));
    EXPECT_EQ(payment.change, usd(1'000));
}

// shopping 48.6: "That will be validated while approving the payment".
TEST_F(CartPayments, by_card_are_approved_with_a_proof) {
    const CartPaymentId payment = asked_to_pay(cart, 5'000, Method::card);
    EXPECT_EQ(decision_refused(payment, Status::approved),
              FlawTexts{"payment_type needs an image of the card, to be uploaded for this payment"});
    const AddImage picture{.parent = object_id(payment.value), .parent_class = "Shopping::Payment"};
    EXPECT_EQ(as(eve, [&] { return flaws_in(refused(add_image, picture)); }), FlawTexts{"parent_id was not found"});
    const std::string image = done(add_image, picture).image.id;
    decided(payment, Status::approved);
    EXPECT_EQ(item(second).state, ItemState::accepted);
    EXPECT_EQ(refused(remove_image, {.id = image}).why, Why::removal_refused);
    EXPECT_EQ(as(eve, [&] { return refused(show_image, {.id = image}).why; }), Why::member_not_found);
}

TEST_F(CartPayments, are_booked_once_however_often_they_are_approved) {
    const CartPaymentId payment = asked_to_pay(cart, 5'000);
    decided(payment, Status::approved);
    decided(payment, Status::approved);
    as(admin, [&] { return done(change_payment, {.payment = payment}); }); // a refresh
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 5'000}, {"sales", -5'000}}));
}

TEST_F(CartPayments, that_are_withdrawn_give_the_items_back) {
    const CartPaymentId payment = paid(cart, 5'000);
    decided(payment, Status::failed);
    EXPECT_EQ(item(first).state, ItemState::rejected);
    EXPECT_EQ(stock_of(keyboard).on_hand, 5);
    EXPECT_EQ(ledger(), Ledger{});
    decided(payment, Status::approved);
    EXPECT_EQ(item(first).state, ItemState::accepted);
}

TEST_F(CartPayments, are_not_approved_when_the_stock_is_gone) {
    const CartPaymentId payment = asked_to_pay(cart, 5'000);
    call_as(eve);
    paid(cart_of({pick(mouse, 5)}), 10'000);
    EXPECT_EQ(decision_refused(payment, Status::approved), FlawTexts{"cart Mouse is out of stock"});
    EXPECT_EQ(status_of(payment), Status::pending);
    EXPECT_EQ(item(first).state, ItemState::undecided);
}

TEST_F(CartPayments, are_corrected_by_an_admin_up_to_the_balance) {
    const CartPaymentId payment = asked_to_pay(cart, 5'000);
    call_as(admin);
    EXPECT_EQ(flaws_in(refused(change_payment, {.payment = payment, .amount = usd(5'001)})),
              FlawTexts{"amount must not be more than the pending balance of 50.0"});
    EXPECT_EQ(flaws_in(refused(change_payment, {.payment = payment, .method = Method::gateway})),
              FlawTexts{"payment_type can't become or stop being gateway"});
    done(change_payment, {.payment = payment, .status = Status::approved});
    done(change_payment, {.payment = payment, .amount = usd(3'000)});
    EXPECT_EQ(item(second).state, ItemState::rejected);
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 3'000}, {"sales", -3'000}}));
}

TEST_F(CartPayments, are_removed_by_an_admin_unless_they_were_refunded) {
    const CartPaymentId payment = paid(cart, 5'000);
    EXPECT_EQ(refused(remove_payment, {.payment = payment}).why, Why::removal_refused);
    as(admin, [&] { return done(change_member_cart, {.cart = cart, .remove = {second}}); });
    const CartPaymentId refund = asked_back();
    prove(refund);
    decided(refund, Status::approved);
    call_as(admin);
    EXPECT_EQ(refused(remove_payment, {.payment = payment}).subject, "A payment that was refunded can't be deleted");
    EXPECT_EQ(flaws_in(refused(change_payment, {.payment = payment, .status = Status::failed})),
              FlawTexts{"amount has been refunded, or a part of it"});
    done(remove_payment, {.payment = refund});
    done(remove_payment, {.payment = payment});
    EXPECT_EQ(ledger(), Ledger{});
}

// shopping §2.13: "Created only when pending balance < 0"; "store −|amount|".
TEST_F(CartPayments, are_refunded_only_when_too_much_was_paid) {
    EXPECT_EQ(pay_refused(refund_of(100)), FlawTexts{"payment_status there is nothing to refund"});
    overpay();
    Pay at_page = refund_of(2'000);
    at_page.payment.method = Method::gateway;
    EXPECT_EQ(pay_refused(at_page), FlawTexts{"payment_type must be cash, card or cheque for a refund"});
    EXPECT_EQ(done(operations::pay, refund_of(2'000)).payment.amount, usd(-2'000));
}

TEST_F(CartPayments, are_refunded_by_exactly_the_balance_and_once) {
    overpay();
    const CartPaymentId wrong = done(operations::pay, refund_of(1'999)).payment.id;
    const CartPaymentId right = asked_back();
    const CartPaymentId other = asked_back();
    for (const CartPaymentId payment : {wrong, right, other}) prove(payment);
    EXPECT_EQ(decision_refused(wrong, Status::approved),
              FlawTexts{"payment_status the refund is not the pending balance of -20.0"});
    decided(right, Status::approved);
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 3'000}, {"sales", -3'000}}));
    EXPECT_EQ(status_of(wrong), Status::failed); // "all other pending refunds become status 0"
    EXPECT_EQ(status_of(other), Status::failed);
    EXPECT_EQ(figures(cart).pending, usd(0));
}

class PagePayments : public CartPayments {
  protected:
    Pay at_page(std::int64_t minor) {
        Pay wish = payment_into(cart, minor, Method::gateway);
        wish.payment.first_name = "Ada";
        wish.payment.email = "ada@example.com";
        wish.payment.phone = "9999999999";
        wish.payment.product_info = "things";
        return wish;
    }
    CartPaymentId begun(std::int64_t minor) { return done(operations::pay, at_page(minor)).payment.id; }
    Result<CartPayment> verified(CartPaymentId payment, const providers::PageVerdict& verdict) {
        const AskedPage asked = done(begin_verification, {.payment = payment});
        return with_work([&](Work& work) { return finish_verification(work, asked, verdict); });
    }
    static providers::PageVerdict approved(std::int64_t minor) {
        return {.kind = providers::PageVerdict::Kind::approved, .reference = "mih 7", .amount_minor = minor};
    }
};

TEST_F(PagePayments, need_a_gateway_and_what_its_page_asks_for) {
    EXPECT_EQ(pay_refused(payment_into(cart, 5'000, Method::gateway)).size(), 4U); // blank fields
    secrets.page.reset();
    EXPECT_EQ(pay_refused(at_page(5'000)), FlawTexts{"payment_type there is no payment gateway"});
}

TEST_F(PagePayments, are_refused_while_another_may_still_pay_the_balance) {
    begun(5'000);
    EXPECT_EQ(pay_refused(at_page(5'000)), FlawTexts{"payment already being paid"});
    now = now + page_payment_open_ms;
    begun(5'000);
}

TEST_F(PagePayments, are_approved_by_the_gateway_with_the_amount_that_was_asked_for) {
    const CartPaymentId payment = begun(5'000);
    EXPECT_EQ(refusal_in(verified(payment, approved(4'999))).flaws.at(0).field, "payment_status");
    EXPECT_EQ(status_of(payment), Status::pending);
    EXPECT_EQ(accepted(verified(payment, approved(5'000))).proof, "mih 7");
    EXPECT_EQ(item(second).state, ItemState::accepted);
    EXPECT_EQ(accepted(verified(payment, {.kind = providers::PageVerdict::Kind::declined})).status, Status::approved);
    EXPECT_EQ(ledger().at("cash:gateway"), 5'000);
}

TEST_F(PagePayments, are_credit_when_the_stock_was_gone_as_the_money_came) {
    const CartPaymentId payment = begun(5'000);
    as(eve, [&] { return paid(cart_of({pick(mouse, 5)}), 10'000); });
    EXPECT_EQ(accepted(verified(payment, approved(5'000))).status, Status::approved);
    EXPECT_EQ(item(first).state, ItemState::accepted);
    EXPECT_EQ(item(second).state, ItemState::rejected);
    EXPECT_EQ(figures(cart).paid, usd(5'000));
}

} // namespace
} // namespace cartwright::operations
