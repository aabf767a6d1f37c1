#include "operations/orders/carts.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/orders/checkout.hpp"

namespace cartwright::operations {
namespace {

class StorefrontCart : public OperationTest {
  protected:
    StorefrontCart() : OperationTest("storefront") {}
    void SetUp() override {
        OperationTest::SetUp();
        keyboard = offer("Keyboard", 8'999, 5);
        mouse = offer("Mouse", 2'000, 5);
        cart = done(open_cart, {});
    }

    AddedItem add(ProductId product, std::int64_t quantity) {
        return done(add_item, {.cart = cart, .product = product, .quantity = quantity});
    }
    Refusal add_refused(ProductId product, std::int64_t quantity) {
        return refused(add_item, {.cart = cart, .product = product, .quantity = quantity});
    }

    ProductId keyboard;
    ProductId mouse;
    CartId cart;
};

TEST_F(StorefrontCart, adds_up_the_quantities_of_a_product) {
    EXPECT_EQ(add(keyboard, 2).quantity, 2);
    EXPECT_EQ(add(keyboard, 3).quantity, 5);
    const Cart shown = done(show_cart, {.cart = cart});
    ASSERT_EQ(shown.lines.size(), 1U);
    EXPECT_EQ(shown.lines[0].quantity, 5);
    EXPECT_EQ(shown.lines[0].price, usd(8'999));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5})); // a cart holds nothing
}

TEST_F(StorefrontCart, refuses_an_unknown_cart_before_anything_else) {
    EXPECT_EQ(refused(show_cart, {.cart = {7}}).why, Why::cart_not_found);
    EXPECT_EQ(refused(add_item, {.cart = {7}, .product = {99}, .quantity = 0}).why, Why::cart_not_found);
    EXPECT_EQ(refused(remove_item, {.cart = {7}, .product = keyboard}).why, Why::cart_not_found);
}

TEST_F(StorefrontCart, is_unknown_to_another_api) {
    add(keyboard, 1);
    door = "marketplace";
    EXPECT_EQ(refused(show_cart, {.cart = cart}).why, Why::cart_not_found);
    EXPECT_EQ(add_refused(keyboard, 1).why, Why::cart_not_found);
}

TEST_F(StorefrontCart, refuses_what_is_not_sold_before_its_quantity) {
    EXPECT_EQ(add_refused({99}, 0).why, Why::product_not_found);
    take_off_sale(keyboard);
    EXPECT_EQ(add_refused(keyboard, 0).why, Why::product_not_found);
}

TEST_F(StorefrontCart, refuses_a_quantity_below_one) {
    EXPECT_EQ(add_refused(keyboard, 0).why, Why::quantity_too_small);
    EXPECT_EQ(add_refused(keyboard, -1).why, Why::quantity_too_small);
}

TEST_F(StorefrontCart, refuses_more_pieces_in_all_than_are_free) {
    add(keyboard, 4);
    EXPECT_EQ(add_refused(keyboard, 2),
              (Refusal{.why = Why::not_enough_stock, .subject = "Keyboard", .requested = 6, .available = 5}));
    EXPECT_EQ(done(show_cart, {.cart = cart}).lines[0].quantity, 4);
}

TEST_F(StorefrontCart, counts_what_other_orders_hold_but_not_what_its_own_hold) {
    const CartId other = done(open_cart, {});
    done(add_item, {.cart = other, .product = keyboard, .quantity = 3});
    done(check_out, {.cart = other});
    add(keyboard, 2);
    EXPECT_EQ(add_refused(keyboard, 1).available, 2);
    done(check_out, {.cart = cart});
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 5}));
    EXPECT_EQ(add_refused(keyboard, 1).available, 2); // as before
    EXPECT_EQ(done(add_item, {.cart = other, .product = mouse, .quantity = 1}).quantity, 1);
}

TEST_F(StorefrontCart, refuses_a_second_currency) {
    const ProductId teapot = offer("Teapot", 1'500, 5, british_pounds);
    add(keyboard, 1);
    EXPECT_EQ(add_refused(teapot, 0).why, Why::quantity_too_small);
    EXPECT_EQ(add_refused(teapot, 1), (Refusal{.why = Why::mixed_currencies, .subject = "Teapot", .currency = "USD"}));
    done(remove_item, {.cart = cart, .product = keyboard});
    EXPECT_EQ(add(teapot, 1).quantity, 1);
}

TEST_F(StorefrontCart, refuses_an_amount_that_no_payment_can_carry) {
    const ProductId moon = offer("Moon", price_max_minor, stock_max);
    EXPECT_EQ(add_refused(moon, 100'000).why, Why::amount_too_large);
    EXPECT_EQ(add(moon, 1'000).quantity, 1'000);
}

TEST_F(StorefrontCart, has_a_limit_of_different_products) {
    terms.orders.cart_lines_max = 1;
    add(keyboard, 1);
    EXPECT_EQ(add_refused(mouse, 1), (Refusal{.why = Why::cart_is_full, .available = 1}));
    EXPECT_EQ(add(keyboard, 1).quantity, 2);
}

TEST_F(StorefrontCart, refuses_to_remove_what_is_not_in_it) {
    add(keyboard, 1);
    EXPECT_EQ(refused(remove_item, {.cart = cart, .product = mouse}).why, Why::item_not_in_cart);
    done(remove_item, {.cart = cart, .product = keyboard});
    EXPECT_EQ(refused(remove_item, {.cart = cart, .product = keyboard}).why, Why::item_not_in_cart);
}

TEST_F(StorefrontCart, shows_the_prices_of_the_catalogue_until_the_checkout) {
    add(keyboard, 1);
    reprice(keyboard, 9'999);
    EXPECT_EQ(done(show_cart, {.cart = cart}).lines[0].price, usd(9'999));
}

TEST_F(StorefrontCart, expires_when_it_is_not_used_for_its_life) {
    terms.orders.cart_life_ms = hour_ms;
    add(keyboard, 1);
    now = now + (hour_ms - 1);
    add(keyboard, 1); // a use begins its life anew
    now = now + (hour_ms - 1);
    EXPECT_EQ(done(show_cart, {.cart = cart}).lines[0].quantity, 2);
    now = now + 1;
    EXPECT_EQ(refused(show_cart, {.cart = cart}).why, Why::cart_not_found);
    EXPECT_EQ(add_refused(keyboard, 1).why, Why::cart_not_found);
    EXPECT_EQ(refused(check_out, {.cart = cart}).why, Why::cart_not_found);
}

} // namespace
} // namespace cartwright::operations
