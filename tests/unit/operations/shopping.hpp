#pragma once

#include "domain/refusal.hpp"
#include "domain/shopping/payment_page.hpp"
#include "operation_test.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/cart_payments.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/images.hpp"
#include "operations/shopping/member_carts.hpp"
#include "operations/shopping/page_payments.hpp"
#include "store/members/members.hpp"
#include "tests/unit/domain/flaws.hpp"

namespace cartwright::operations {

/// Carts of members that are paid in parts. Ada calls; the keyboard costs 30.00 and the mouse 20.00, five of each.
class ShoppingTest : public OperationTest {
  protected:
    using FlawTexts = std::vector<std::string>;
    using Method = CartPayment::Method;
    using Status = CartPayment::Status;
    using ItemState = CartItem::State;

    ShoppingTest() : OperationTest("shopping") {
        secrets.page = std::make_shared<PageMerchant>(PageMerchant{.key = "key", .salt = "salt"});
    }
    void SetUp() override {
        OperationTest::SetUp();
        for (const AccountId member : {ada, eve, admin})
            with_work([&](Work& work) {
                return store::members::add(work.tx, {.id = member,
                                                     .email = std::to_string(member.value) + "@example.com",
                                                     .is_admin = member == admin,
                                                     .made_at = now});
            });
        keyboard = offer("Keyboard", 3'000, 5);
        mouse = offer("Mouse", 2'000, 5);
        call_as(ada);
    }

    void call_as(AccountId member) {
        caller = {.scope = member == admin ? Scope::admin : Scope::member, .account = member};
    }
    /// What `action` returns when `member` is the caller.
    template <class Action> auto as(AccountId member, const Action& action) {
        const Actor before = caller;
        call_as(member);
        auto result = action();
        caller = before;
        return result;
    }

    CartItemId pick(ProductId product, std::int64_t quantity = 1) {
        return done(pick_item, {.on_behalf = {}, .product = product, .quantity = quantity}).value.id;
    }
    MemberCartId cart_of(std::vector<CartItemId> items) {
        return done(open_member_cart, {.on_behalf = {}, .add = std::move(items)}).full.cart.id;
    }
    FullCart full(MemberCartId cart) {
        return as(admin, [&] { return done(show_member_cart, {.cart = cart}).full; });
    }
    CartFigures figures(MemberCartId cart) { return figures_of(full(cart)); }
    CartItem item(CartItemId id) {
        return as(admin, [&] { return done(show_picked_item, {.item = id}).value; });
    }

    static Pay payment_into(MemberCartId cart, std::int64_t minor, Method method = Method::cash) {
        return {.on_behalf = {},
                .payment = {.id = {}, .owner = {}, .cart = cart, .method = method, .amount = usd(minor)}};
    }
    /// Money that an admin has taken.
    CartPaymentId paid(MemberCartId cart, std::int64_t minor, Method method = Method::cash) {
        Pay wish = payment_into(cart, minor, method);
        wish.on_behalf = {.kind = "User",
                          .id = as(admin, [&] { return done(show_member_cart, {.cart = cart}).owner; })};
        wish.payment.status = Status::approved;
        wish.payment.proof = "seen";
        return as(admin, [&] { return done(operations::pay, wish).payment.id; });
    }
    CartPaymentId asked_to_pay(MemberCartId cart, std::int64_t minor, Method method = Method::cash) {
        return done(operations::pay, payment_into(cart, minor, method)).payment.id;
    }
    FlawTexts pay_refused(const Pay& wish) { return flaws_in(refused(operations::pay, wish)); }
    CartPayment decided(CartPaymentId payment, Status status) {
        return as(admin, [&] { return done(change_payment, {.payment = payment, .status = status}); });
    }
    FlawTexts decision_refused(CartPaymentId payment, Status status) {
        return as(admin, [&] { return flaws_in(refused(change_payment, {.payment = payment, .status = status})); });
    }
    Status status_of(CartPaymentId payment) {
        return as(admin, [&] { return done(show_payment, {.payment = payment}).payment.status; });
    }

    static FlawTexts flaws_in(const Refusal& refusal) {
        EXPECT_EQ(refusal.why, Why::member_invalid);
        return told(refusal.flaws);
    }

    AccountId ada{1};
    AccountId eve{2};
    AccountId admin{3};
    ProductId keyboard;
    ProductId mouse;
};

} // namespace cartwright::operations
