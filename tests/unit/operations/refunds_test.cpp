#include "operations/orders/refunds.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"
#include "operations/orders/payments.hpp"

namespace cartwright::operations {
namespace {

using RefundKind = providers::Refunded::Kind;
using RefundState = RefundRequest::State;

class OrderRefund : public OperationTest {
  protected:
    OrderRefund() : OperationTest("storefront") {}
    void SetUp() override {
        OperationTest::SetUp();
        keyboard = offer("Keyboard", 10'000, 5);
        const CartId cart = done(open_cart, {});
        done(add_item, {.cart = cart, .product = keyboard, .quantity = 2});
        order = done(check_out, {.cart = cart}).order;
    }

    void pay(const std::string& method = "payments-server") {
        done(confirm_payment, {.order = order, .method = method});
    }
    Order shown() { return done(show_order, {.order = order}); }
    ListingId listing() { return offer_of(keyboard).value().listing.id; }

    Result<AskedRefund> begin(const RefundOrder& wish) {
        const Order present = shown();
        return with_work([&](Work& work) { return begin_refund(work, present, wish); });
    }
    std::optional<AskedRefund> joined(const std::string& wish) {
        const Order present = shown();
        return with_work([&](Work& work) { return join_refund(work, present, wish); });
    }
    RefundedOrder finish(const AskedRefund& asked, RefundKind kind, const std::string& reason = {}) {
        return accepted(
            with_work([&](Work& work) { return finish_refund(work, asked, {.kind = kind, .reason = reason}); }));
    }
    RefundedOrder refund(const RefundOrder& wish) { return finish(accepted(begin(wish)), RefundKind::approved); }

    ProductId keyboard;
    OrderId order;
};

TEST_F(OrderRefund, is_refused_before_the_order_is_paid) {
    EXPECT_EQ(refusal_in(begin({.amount_minor = 100, .reason = {}})),
              (Refusal{.why = Why::order_already_processed, .subject = "placed"}));
    done(confirm_payment, {.order = order, .status = PaymentStatus::failed});
    EXPECT_EQ(refusal_in(begin({.amount_minor = 100, .reason = {}})).subject, "failed");
}

TEST_F(OrderRefund, is_refused_above_what_was_paid_or_below_one) {
    pay();
    EXPECT_EQ(refusal_in(begin({.amount_minor = 20'001, .reason = {}})),
              (Refusal{.why = Why::refund_too_large, .requested = 20'001, .available = 20'000}));
    EXPECT_EQ(refusal_in(begin({.amount_minor = 0, .reason = {}})).why, Why::refund_too_large);
    EXPECT_EQ(refusal_in(begin({.amount_minor = -1, .reason = {}})).why, Why::refund_too_large);
}

TEST_F(OrderRefund, is_refused_above_what_earlier_ones_have_left) {
    pay();
    EXPECT_EQ(refund({.amount_minor = 15'000, .reason = {}}).refunded, usd(15'000));
    EXPECT_EQ(refusal_in(begin({.amount_minor = 5'001, .reason = {}})).available, 5'000);
    EXPECT_EQ(refund({.amount_minor = 5'000, .reason = {}}).refunded, usd(20'000));
    EXPECT_EQ(ledger(), Ledger{}); // as if nothing had been sold
    EXPECT_EQ(refusal_in(begin({.amount_minor = 1, .reason = {}})).available, 0);
}

TEST_F(OrderRefund, counts_while_its_provider_has_not_answered) {
    pay();
    const AskedRefund asked = accepted(begin({.amount_minor = 15'000, .reason = {}}));
    EXPECT_TRUE(asked.job.has_value());
    EXPECT_EQ(ledger().at("sales"), -20'000); // nothing is booked yet
    EXPECT_EQ(refusal_in(begin({.amount_minor = 5'001, .reason = {}})).available, 5'000);
    finish(asked, RefundKind::declined);
    EXPECT_EQ(accepted(begin({.amount_minor = 20'000, .reason = {}})).request.amount, usd(20'000));
}

TEST_F(OrderRefund, is_booked_once_however_often_the_answer_comes) {
    pay();
    const AskedRefund asked = accepted(begin({.amount_minor = 5'000, .reason = {}}));
    for (const RefundKind kind : {RefundKind::approved, RefundKind::approved, RefundKind::declined}) {
        const RefundedOrder refunded = finish(asked, kind);
        EXPECT_EQ(refunded.request.state, RefundState::approved);
        EXPECT_EQ(refunded.refunded, usd(5'000));
        EXPECT_EQ(refunded.rejection, std::nullopt);
    }
    EXPECT_EQ(ledger(), (Ledger{{"cash:payments-server", 15'000}, {"sales", -15'000}}));
}

TEST_F(OrderRefund, that_the_provider_declines_changes_no_money) {
    pay();
    const RefundedOrder refunded =
        finish(accepted(begin({.amount_minor = 5'000, .reason = {}})), RefundKind::declined, "expired");
    EXPECT_EQ(refunded.rejection, (Refusal{.why = Why::refund_rejected, .subject = "expired"}));
    EXPECT_EQ(refunded.refunded, usd(0));
    EXPECT_EQ(ledger().at("sales"), -20'000);
}

TEST_F(OrderRefund, without_a_charge_needs_the_reference_of_a_payment_by_hand) {
    pay();
    const RefundedOrder unpaid = finish(accepted(begin({.amount_minor = 5'000, .reason = {}})), RefundKind::no_charge);
    EXPECT_EQ(unpaid.rejection.value().why, Why::refund_by_hand);
    EXPECT_EQ(unpaid.refunded, usd(0));
    const RefundedOrder paid = finish(accepted(begin({.amount_minor = 5'000, .reason = {}, .reference = "transfer 7"})),
                                      RefundKind::no_charge);
    EXPECT_EQ(paid.rejection, std::nullopt);
    EXPECT_EQ(paid.refunded, usd(5'000));
}

TEST_F(OrderRefund, of_a_payment_without_a_provider_is_booked_at_once) {
    pay("cash");
    const AskedRefund asked = accepted(begin({.amount_minor = 5'000, .reason = {}}));
    EXPECT_EQ(asked.request.state, RefundState::approved);
    EXPECT_FALSE(asked.job.has_value());
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 15'000}, {"sales", -15'000}}));
}

TEST_F(OrderRefund, puts_returned_pieces_back_into_stock) {
    pay();
    EXPECT_EQ(stock_of(keyboard).on_hand, 3);
    refund({.amount_minor = 10'000, .reason = {}, .returned = {{.listing = listing(), .quantity = 1}}});
    EXPECT_EQ(stock_of(keyboard).on_hand, 4);
}

TEST_F(OrderRefund, takes_back_no_more_pieces_than_were_sold) {
    pay();
    const RefundOrder two{.amount_minor = 100, .reason = {}, .returned = {{.listing = listing(), .quantity = 2}}};
    const RefundOrder none{.amount_minor = 100, .reason = {}, .returned = {{.listing = listing(), .quantity = 0}}};
    const RefundOrder unknown{.amount_minor = 100, .reason = {}, .returned = {{.listing = {99}, .quantity = 1}}};
    EXPECT_EQ(refusal_in(begin(none)).why, Why::not_enough_stock);
    EXPECT_EQ(refusal_in(begin(unknown)).why, Why::not_enough_stock);
    const AskedRefund asked = accepted(begin(two)); // undecided pieces count too
    EXPECT_EQ(refusal_in(begin(two)), (Refusal{.why = Why::not_enough_stock, .requested = 2, .available = 0}));
    finish(asked, RefundKind::approved);
    EXPECT_EQ(refusal_in(begin(two)).why, Why::not_enough_stock);
    EXPECT_EQ(stock_of(keyboard).on_hand, 5);
}

TEST_F(OrderRefund, joins_an_equal_one_that_is_undecided) {
    pay();
    const AskedRefund asked = accepted(begin({.amount_minor = 100, .reason = {}, .wish = "100"}));
    EXPECT_EQ(joined("100").value().request.id, asked.request.id);
    EXPECT_FALSE(joined("200").has_value());
    finish(asked, RefundKind::approved); // a client is answered with it
    EXPECT_FALSE(joined("100").has_value());
}

TEST_F(OrderRefund, of_the_same_attempt_is_joined_whatever_it_wishes) {
    pay();
    attempt = "key 1";
    const AskedRefund asked = accepted(begin({.amount_minor = 100, .reason = {}, .wish = "100"}));
    finish(asked, RefundKind::approved);
    EXPECT_EQ(joined("200").value().request.id, asked.request.id);
    attempt = "key 2";
    EXPECT_FALSE(joined("100").has_value());
}

} // namespace
} // namespace cartwright::operations
