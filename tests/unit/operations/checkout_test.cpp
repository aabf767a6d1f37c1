#include "operations/orders/checkout.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/orders.hpp"

namespace cartwright::operations {
namespace {

class Checkout : public OperationTest {
  protected:
    Checkout() : OperationTest("storefront") {}
    void SetUp() override {
        OperationTest::SetUp();
        keyboard = offer("Keyboard", 8'999, 5);
        cart = done(open_cart, {});
    }

    CartId cart_with(ProductId product, std::int64_t quantity) {
        const CartId filled = done(open_cart, {});
        done(add_item, {.cart = filled, .product = product, .quantity = quantity});
        return filled;
    }

    ProductId keyboard;
    CartId cart;
};

TEST_F(Checkout, refuses_an_unknown_cart) { EXPECT_EQ(refused(check_out, {.cart = {7}}).why, Why::cart_not_found); }

TEST_F(Checkout, refuses_an_empty_cart) { EXPECT_EQ(refused(check_out, {.cart = cart}).why, Why::cart_is_empty); }

TEST_F(Checkout, refuses_what_is_no_longer_sold) {
    const CartId filled = cart_with(keyboard, 1);
    take_off_sale(keyboard);
    EXPECT_EQ(refused(check_out, {.cart = filled}), (Refusal{.why = Why::no_longer_available, .subject = "Keyboard"}));
}

TEST_F(Checkout, refuses_more_than_others_have_left) {
    const CartId filled = cart_with(keyboard, 3);
    done(check_out, {.cart = cart_with(keyboard, 3)});
    EXPECT_EQ(refused(check_out, {.cart = filled}),
              (Refusal{.why = Why::not_enough_stock, .subject = "Keyboard", .requested = 3, .available = 2}));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 3}));
}

TEST_F(Checkout, refuses_two_currencies) {
    const ProductId lamp = offer("Lamp", 500, 5);
    const CartId filled = cart_with(keyboard, 1);
    done(add_item, {.cart = filled, .product = lamp, .quantity = 1});
    Listing listing = offer_of(lamp).value().listing;
    listing.price.currency = british_pounds; // since it was put in
    with_work([&](Work& work) {
        store::listings::put(work.tx, listing);
        return true;
    });
    EXPECT_EQ(refused(check_out, {.cart = filled}),
              (Refusal{.why = Why::mixed_currencies, .subject = "Lamp", .currency = "USD"}));
}

TEST_F(Checkout, promises_the_price_of_the_catalogue) {
    const CartId filled = cart_with(keyboard, 2);
    reprice(keyboard, 5'000);
    const Receipt receipt = done(check_out, {.cart = filled});
    EXPECT_EQ(receipt.total, usd(10'000));
    reprice(keyboard, 9'000); // too late
    const Order order = done(show_order, {.order = receipt.order});
    EXPECT_EQ(order.total, usd(10'000));
    EXPECT_EQ(order.lines.at(0).price, usd(5'000));
    EXPECT_EQ(order.stage, Stage::placed);
}

TEST_F(Checkout, holds_the_stock_until_the_deadline) {
    done(check_out, {.cart = cart_with(keyboard, 2)});
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 2}));
    now = now + (terms.orders.hold_ms - 1);
    EXPECT_EQ(end_due_holds(), 0);
    now = now + 1;
    EXPECT_EQ(end_due_holds(), 1);
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 0}));
}

TEST_F(Checkout, holds_nothing_when_the_terms_say_so) {
    terms.orders.hold_ms = 0;
    done(check_out, {.cart = cart_with(keyboard, 2)});
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 0}));
}

// storefront, decided: "failure, expiry or a newer checkout of the same cart frees it".
TEST_F(Checkout, replaces_what_an_earlier_one_of_the_cart_holds) {
    const CartId filled = cart_with(keyboard, 4);
    const OrderId first = done(check_out, {.cart = filled}).order;
    done(add_item, {.cart = filled, .product = keyboard, .quantity = 1});
    const Receipt second = done(check_out, {.cart = filled});
    EXPECT_NE(second.order, first);
    EXPECT_EQ(second.total, usd(5 * 8'999));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 5}));
    EXPECT_EQ(done(show_order, {.order = first}).stage, Stage::placed); // it may still be paid
}

TEST_F(Checkout, of_what_costs_nothing_is_a_sale_at_once) {
    const CartId filled = cart_with(offer("Sample", 0, 5), 2);
    const Receipt receipt = done(check_out, {.cart = filled});
    EXPECT_EQ(done(show_order, {.order = receipt.order}).stage, Stage::paid);
    EXPECT_EQ(refused(show_cart, {.cart = filled}).why, Why::cart_not_found);
}

TEST_F(Checkout, makes_an_order_that_other_apis_do_not_know) {
    const OrderId order = done(check_out, {.cart = cart_with(keyboard, 1)}).order;
    door = "orderflow";
    EXPECT_EQ(refused(show_order, {.order = order}).why, Why::order_not_found);
}

} // namespace
} // namespace cartwright::operations
