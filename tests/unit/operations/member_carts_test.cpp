#include "shopping.hpp"

namespace cartwright::operations {
namespace {

class CartItems : public ShoppingTest {
  protected:
    FlawTexts pick_refused(ProductId product, std::int64_t quantity) {
        return flaws_in(refused(pick_item, {.on_behalf = {}, .product = product, .quantity = quantity}));
    }
};

TEST_F(CartItems, are_of_a_product_on_sale_in_a_quantity_within_limits) {
    EXPECT_EQ(pick_refused({99}, 0), (FlawTexts{"quantity must be greater than 0", "product_id was not found"}));
    EXPECT_EQ(pick_refused(keyboard, item_quantity_max + 1), FlawTexts{"quantity must be at most 100000"});
    EXPECT_EQ(item(pick(keyboard, item_quantity_max)).quantity, item_quantity_max); // stock counts at the payment
    take_off_sale(keyboard);
    EXPECT_EQ(pick_refused(keyboard, 1), FlawTexts{"product_id was not found"});
    EXPECT_EQ(flaws_in(refused(pick_items, {.on_behalf = {}, .products = {mouse, keyboard}})),
              FlawTexts{"product_id was not found"});
    EXPECT_TRUE(done(list_wishes, {.on_behalf = {}}).value.size() == 1); // all or none
}

TEST_F(CartItems, have_a_limit_of_wishes) {
    EXPECT_EQ(flaws_in(refused(pick_items, {.on_behalf = {}, .products = std::vector(wishes_max + 1, mouse)})),
              FlawTexts{"product_ids there are too many wishes"});
}

// shopping §2.9: "`name` and `price` are copied from the product".
TEST_F(CartItems, keep_the_price_that_was_promised) {
    const CartItemId picked = pick(keyboard);
    reprice(keyboard, 9'000);
    EXPECT_EQ(item(picked).price, usd(3'000));
    EXPECT_EQ(figures(cart_of({picked})).price, usd(3'000));
}

TEST_F(CartItems, are_not_found_by_other_members) {
    const CartItemId picked = pick(keyboard);
    call_as(eve);
    EXPECT_EQ(refused(show_picked_item, {.item = picked}).why, Why::member_not_found);
    EXPECT_EQ(refused(change_picked_item, {.item = picked, .quantity = 2}).why, Why::member_not_found);
    EXPECT_EQ(refused(remove_picked_item, {.item = picked}).why, Why::member_not_found);
    EXPECT_TRUE(full(cart_of({picked})).items.empty()); // skipped
}

TEST_F(CartItems, are_fixed_once_they_are_accepted) {
    const CartItemId picked = pick(keyboard);
    paid(cart_of({picked}), 3'000);
    EXPECT_EQ(flaws_in(refused(change_picked_item, {.item = picked, .quantity = 2})),
              FlawTexts{"accepted item can't be changed any more"});
    EXPECT_EQ(refused(remove_picked_item, {.item = picked}).why, Why::removal_refused);
    call_as(admin);
    EXPECT_EQ(flaws_in(refused(change_picked_item, {.item = picked, .quantity = 2})),
              FlawTexts{"cart is not paid for that much"});
    EXPECT_EQ(refused(remove_picked_item, {.item = picked}).why, Why::removal_refused);
}

class MemberCarts : public ShoppingTest {};

TEST_F(MemberCarts, are_not_found_by_other_members) {
    const MemberCartId cart = cart_of({pick(keyboard)});
    const CartPaymentId payment = asked_to_pay(cart, 3'000);
    call_as(eve);
    EXPECT_EQ(refused(show_member_cart, {.cart = cart}).why, Why::member_not_found);
    EXPECT_EQ(refused(change_member_cart, {.cart = cart, .name = "mine"}).why, Why::member_not_found);
    EXPECT_EQ(refused(remove_member_cart, {.cart = cart}).why, Why::member_not_found);
    EXPECT_EQ(pay_refused(payment_into(cart, 3'000)), FlawTexts{"cart_id belongs to somebody else"});
    EXPECT_EQ(pay_refused(payment_into({99}, 3'000)), FlawTexts{"cart_id was not found"});
    EXPECT_EQ(refused(show_payment, {.payment = payment}).why, Why::member_not_found);
    EXPECT_EQ(refused(change_payment, {.payment = payment, .status = Status::approved}).why, Why::member_not_found);
    EXPECT_EQ(refused(remove_payment, {.payment = payment}).why, Why::member_not_found);
}

TEST_F(MemberCarts, are_removed_only_while_there_is_no_payment) {
    const CartItemId picked = pick(keyboard);
    const MemberCartId cart = cart_of({picked});
    const CartPaymentId payment = asked_to_pay(cart, 3'000);
    decided(payment, Status::failed);
    EXPECT_EQ(refused(remove_member_cart, {.cart = cart}).why, Why::removal_refused);
    as(admin, [&] { return done(remove_payment, {.payment = payment}); });
    done(remove_member_cart, {.cart = cart});
    EXPECT_EQ(item(picked).cart, std::nullopt); // a wish again
    EXPECT_EQ(refused(show_member_cart, {.cart = cart}).why, Why::member_not_found);
}

TEST_F(MemberCarts, have_one_currency) {
    const CartItemId teapot = pick(offer("Teapot", 1'500, 5, british_pounds));
    const MemberCartId cart = cart_of({pick(keyboard)});
    EXPECT_EQ(flaws_in(refused(change_member_cart, {.cart = cart, .add = {teapot}})),
              FlawTexts{"add_cart_item_ids have another currency"});
}

TEST_F(MemberCarts, are_not_paid_with_an_item_that_is_no_longer_sold) {
    const CartItemId gone = pick(keyboard);
    const MemberCartId cart = cart_of({gone, pick(mouse)});
    take_off_sale(keyboard);
    EXPECT_EQ(pay_refused(payment_into(cart, 2'000)), FlawTexts{"cart 'Keyboard' is no longer available"});
    EXPECT_EQ(figures(cart).price, usd(2'000));
    done(change_member_cart, {.cart = cart, .remove = {gone}});
    asked_to_pay(cart, 2'000);
}

// shopping §2.9: "Non-admin + accepted → silently unchanged, still 204."
TEST_F(MemberCarts, give_an_accepted_item_back_to_an_admin_only) {
    const CartItemId picked = pick(keyboard, 2);
    const MemberCartId cart = cart_of({picked});
    paid(cart, 6'000);
    const ChangeMemberCart wish{.cart = cart, .remove = {picked}};
    done(change_member_cart, wish);
    EXPECT_EQ(item(picked).state, ItemState::accepted);
    as(admin, [&] { return done(change_member_cart, wish); });
    EXPECT_EQ(item(picked).state, ItemState::undecided);
    EXPECT_EQ(stock_of(keyboard).on_hand, 5);
    EXPECT_EQ(figures(cart).pending, usd(-6'000)); // what the buyer may get back
}

TEST_F(MemberCarts, accept_what_costs_nothing_at_once) {
    const ProductId sample = offer("Sample", 0, 1);
    const CartItemId free = pick(sample);
    cart_of({free});
    EXPECT_EQ(item(free).state, ItemState::accepted);
    EXPECT_EQ(stock_of(sample).on_hand, 0);
    EXPECT_EQ(flaws_in(refused(open_member_cart, {.on_behalf = {}, .add = {pick(sample)}})),
              FlawTexts{"cart Sample is out of stock"});
}

} // namespace
} // namespace cartwright::operations
