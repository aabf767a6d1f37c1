#include "operations/orders/payments.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"

namespace cartwright::operations {
namespace {

class Confirmation : public OperationTest {
  protected:
    Confirmation() : OperationTest("storefront") {}
    void SetUp() override {
        OperationTest::SetUp();
        keyboard = offer("Keyboard", 8'999, 5);
        cart = cart_with(keyboard, 2);
        order = done(check_out, {.cart = cart}).order;
    }

    CartId cart_with(ProductId product, std::int64_t quantity) {
        const CartId filled = done(open_cart, {});
        done(add_item, {.cart = filled, .product = product, .quantity = quantity});
        return filled;
    }
    Settlement confirm(OrderId which, PaymentStatus status = PaymentStatus::success) {
        return done(confirm_payment, {.order = which, .status = status});
    }
    void let_hold_expire() {
        now = now + terms.orders.hold_ms;
        EXPECT_EQ(end_due_holds(), 1);
    }
    Order shown(OrderId which) { return done(show_order, {.order = which}); }

    ProductId keyboard;
    CartId cart;
    OrderId order;
};

TEST_F(Confirmation, turns_held_stock_into_a_sale) {
    EXPECT_EQ(confirm(order).stage, Stage::paid);
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 3}));
    EXPECT_EQ(shown(order).stage, Stage::paid);
    EXPECT_EQ(refused(show_cart, {.cart = cart}).why, Why::cart_not_found);
}

// docs/domain.md: "A paid order over 179.98 posts".
TEST_F(Confirmation, posts_the_sale_and_the_payment) {
    confirm(order);
    EXPECT_EQ(ledger(), (Ledger{{"cash:payments-server", 17'998}, {"sales", -17'998}}));
}

TEST_F(Confirmation, refuses_an_unknown_order) {
    EXPECT_EQ(refused(confirm_payment, {.order = {7}}).why, Why::order_not_found);
    door = "marketplace";
    EXPECT_EQ(refused(confirm_payment, {.order = order}).why, Why::order_not_found);
}

TEST_F(Confirmation, refuses_a_second_one_before_its_amount) {
    confirm(order);
    EXPECT_EQ(refused(confirm_payment, {.order = order, .amount_minor = 1}),
              (Refusal{.why = Why::order_already_processed, .subject = "paid"}));
    EXPECT_EQ(refused(confirm_payment, {.order = order, .status = PaymentStatus::failed}).subject, "paid");
    EXPECT_EQ(ledger().at("cash:payments-server"), 17'998);
}

TEST_F(Confirmation, refuses_a_success_after_a_failure) {
    confirm(order, PaymentStatus::failed);
    EXPECT_EQ(refused(confirm_payment, {.order = order}),
              (Refusal{.why = Why::order_already_processed, .subject = "failed"}));
}

TEST_F(Confirmation, refuses_another_amount_or_currency) {
    EXPECT_EQ(refused(confirm_payment, {.order = order, .amount_minor = 17'997}),
              (Refusal{.why = Why::amounts_differ, .subject = "amount"}));
    EXPECT_EQ(refused(confirm_payment, {.order = order, .amount_minor = 17'998, .currency = "GBP"}),
              (Refusal{.why = Why::amounts_differ, .subject = "currency"}));
    EXPECT_EQ(shown(order).stage, Stage::placed);
    EXPECT_EQ(done(confirm_payment, {.order = order, .amount_minor = 17'998, .currency = "USD"}).stage, Stage::paid);
}

TEST_F(Confirmation, of_a_failure_frees_the_stock_and_keeps_the_cart) {
    const Settlement settlement = confirm(order, PaymentStatus::failed);
    EXPECT_EQ(settlement.stage, Stage::failed);
    EXPECT_EQ(settlement.shortage, std::nullopt);
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5}));
    EXPECT_EQ(shown(order).reason, "payment failed");
    EXPECT_EQ(done(show_cart, {.cart = cart}).lines.size(), 1U);
    EXPECT_EQ(ledger(), Ledger{});
}

TEST_F(Confirmation, is_possible_after_the_hold_while_there_is_stock) {
    let_hold_expire();
    EXPECT_EQ(confirm(order).stage, Stage::paid);
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 3}));
}

// storefront A2-8: "if short → 400 stock message, order payment_failed, nothing decremented".
TEST_F(Confirmation, fails_when_the_stock_is_gone) {
    let_hold_expire();
    confirm(done(check_out, {.cart = cart_with(keyboard, 4)}).order);
    const Settlement settlement = confirm(order);
    EXPECT_EQ(settlement.stage, Stage::failed);
    EXPECT_EQ(settlement.shortage,
              (Refusal{.why = Why::not_enough_stock, .subject = "Keyboard", .requested = 2, .available = 1}));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 1}));
    EXPECT_EQ(shown(order).reason, "out of stock");
    EXPECT_EQ(ledger().at("cash:payments-server"), 4 * 8'999);
}

// storefront A2-7: "On paid, other pending orders of that cart become payment_failed/superseded".
TEST_F(Confirmation, ends_the_other_orders_of_the_cart) {
    const OrderId second = done(check_out, {.cart = cart}).order;
    EXPECT_EQ(confirm(order).stage, Stage::paid); // with what the second one holds
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 3}));
    EXPECT_EQ(shown(second).stage, Stage::failed);
    EXPECT_EQ(shown(second).reason, "superseded");
    EXPECT_EQ(refused(confirm_payment, {.order = second}).subject, "failed");
}

TEST_F(Confirmation, frees_what_only_a_superseded_order_held) {
    const ProductId mouse = offer("Mouse", 2'000, 3);
    done(add_item, {.cart = cart, .product = mouse, .quantity = 3});
    done(check_out, {.cart = cart});
    EXPECT_EQ(stock_of(mouse), (Stock{.on_hand = 3, .held = 3}));
    confirm(order);
    EXPECT_EQ(stock_of(mouse), (Stock{.on_hand = 3}));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 3}));
}

TEST_F(Confirmation, sells_held_pieces_of_a_product_that_has_been_retired) {
    take_off_sale(keyboard);
    EXPECT_EQ(confirm(order).stage, Stage::paid);
    EXPECT_EQ(shown(order).lines.at(0).quantity, 2);
}

TEST_F(Confirmation, takes_the_money_by_the_method_that_it_names) {
    done(confirm_payment, {.order = order, .method = "card"});
    EXPECT_EQ(ledger().at("cash:card"), 17'998);
}

} // namespace
} // namespace cartwright::operations
