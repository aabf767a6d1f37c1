#include "domain/shopping/discount.hpp"

#include "tests/unit/domain/flaws.hpp"
#include "tests/unit/domain/money.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using ItemState = CartItem::State;
using Strings = std::vector<std::string>;

constexpr std::int64_t price_of_ford = 12'000'000; // the document's Ford Ecosport: 120000.0

CartItem sold(std::int64_t price, std::int64_t quantity, std::int64_t product = 1,
              ItemState state = ItemState::accepted) {
    CartItem item{.id = {1}, .owner = {1}, .cart = MemberCartId{1}, .listing = {product}, .product = {product}};
    item.price = cents(price);
    item.quantity = quantity;
    item.state = state;
    return item;
}

/// A cart into which so much was paid.
FullCart paid_cart(std::vector<CartItem> items, std::int64_t paid) {
    CartPayment payment{.id = {1}, .owner = {1}, .cart = {1}, .status = CartPayment::Status::approved};
    payment.amount = cents(paid);
    return {.cart = {.id = {1}, .owner = {1}}, .items = std::move(items), .payments = {payment}};
}

Discount coupon(std::int64_t amount, std::int64_t percentage_bps = 0, std::int64_t uses = 0) {
    return {.id = {1}, .owner = {1}, .amount = cents(amount), .percentage_bps = percentage_bps, .uses = uses};
}

} // namespace

TEST(a_coupon_from_a_cart, is_bounded_by_one_piece_of_each) {
    struct Case {
        std::string what;
        Discount discount;
        FullCart cart;
        Strings flaws;
    };
    const std::string too_much = "discount_amount must not be more than one piece of each item costs";
    const std::string unpaid = "cart is not fully paid";
    const FullCart one = paid_cart({sold(price_of_ford, 1)}, price_of_ford);
    // shopping 52: two pieces each for 30 and 40, hence 15 and 20 for one.
    const FullCart fruit = paid_cart({sold(1'500, 2), sold(2'000, 2, 2)}, 7'000);
    FullCart by_coupon = one;
    by_coupon.payments.front().discount = DiscountId{1};
    const std::vector<Case> cases{
        {"52: 120000", coupon(price_of_ford), one, {}},
        {"less", coupon(1), one, {}},
        {"nothing", coupon(0), one, {}},
        {"more", coupon(price_of_ford + 1), one, {too_much}},
        {"less than nothing", coupon(-1), one, {"discount_amount must be greater than or equal to 0"}},
        {"52: 35 of the fruit", coupon(3'500), fruit, {}},
        {"a little more", coupon(3'501), fruit, {too_much}},
        {"a part", coupon(1, 1), one, {"discount_percentage must be 0"}},
        {"not all is paid", coupon(1), paid_cart({sold(price_of_ford, 1)}, price_of_ford - 1), {unpaid}},
        {"more than all", coupon(1), paid_cart({sold(price_of_ford, 1)}, price_of_ford + 1), {unpaid}},
        {"paid and not accepted",
         coupon(0),
         paid_cart({sold(price_of_ford, 1, 1, ItemState::undecided)}, price_of_ford),
         {}},
        {"an empty cart", coupon(0), paid_cart({}, 0), {unpaid}},
        {"paid by another coupon", coupon(1), by_coupon, {"cart was paid with discount coupons"}},
        {"two of one, one of the other",
         coupon(1),
         paid_cart({sold(1, 2), sold(1, 1)}, 3),
         {"cart must have equal quantities"}},
    };
    for (const Case& each : cases) {
        Discount made = each.discount;
        EXPECT_EQ(told(complete(made, &each.cart, false)), each.flaws) << each.what;
    }
}

TEST(a_coupon_from_a_cart, has_its_products_and_a_use_for_each_piece) {
    const FullCart full = paid_cart({sold(10, 2, 7), sold(10, 2, 8), sold(10, 2, 7)}, 60);
    Discount discount = coupon(30, 0, 77); // the client's count is not looked at
    EXPECT_TRUE(complete(discount, &full, false).empty());
    EXPECT_EQ(discount.products, (std::vector<ProductId>{{7}, {8}, {7}}));
    EXPECT_EQ(discount.uses, 2);
    EXPECT_EQ(discount.uses_left, 2);
}

TEST(a_coupon_without_a_cart, is_an_admins) {
    struct Case {
        Discount discount;
        bool is_admin;
        Strings flaws;
    };
    const std::vector<Case> cases{
        {coupon(0, 10'000, 5), true, {}},
        {coupon(price_of_ford, 0, 1), true, {}},
        {coupon(0, 10'000, 5), false, {"cart can't be blank", "count must be greater than 0"}},
        {coupon(0, 10'000, 0), true, {"count must be greater than 0"}},
        {coupon(0, 10'000, -1), true, {"count must be greater than 0"}},
        {coupon(0, 10'001, 5), true, {"discount_percentage must be between 0 and 100"}},
        {coupon(0, -1, 5), true, {"discount_percentage must be between 0 and 100"}},
        {coupon(-1, 0, 5), true, {"discount_amount must be greater than or equal to 0"}},
    };
    for (const Case& each : cases) {
        Discount made = each.discount;
        EXPECT_EQ(told(complete(made, nullptr, each.is_admin)), each.flaws);
        EXPECT_EQ(made.uses_left, each.discount.uses);
    }
}

TEST(a_coupon, is_carried_by_a_cart_that_stays_paid) {
    EXPECT_TRUE(is_carried(coupon(price_of_ford), paid_cart({sold(price_of_ford, 1)}, price_of_ford)));
    EXPECT_FALSE(is_carried(coupon(price_of_ford), paid_cart({sold(price_of_ford, 1)}, price_of_ford - 1)));
    EXPECT_FALSE(is_carried(coupon(price_of_ford), paid_cart({sold(price_of_ford, 1)}, price_of_ford + 1)));
    EXPECT_FALSE(is_carried(coupon(price_of_ford), paid_cart({}, 0)));
    EXPECT_FALSE(is_carried(coupon(price_of_ford), paid_cart({sold(price_of_ford - 1, 1)}, price_of_ford - 1)));
    EXPECT_FALSE(
        is_carried(coupon(price_of_ford), paid_cart({sold(price_of_ford, 1, 1, ItemState::rejected)}, price_of_ford)));
}

TEST(a_coupon, is_worth_what_is_pending_at_most) {
    struct Case {
        Discount discount;
        std::int64_t pending, worth;
    };
    const std::vector<Case> cases{
        {coupon(price_of_ford), price_of_ford, price_of_ford},
        {coupon(price_of_ford), 2 * price_of_ford, price_of_ford},
        {coupon(price_of_ford), price_of_ford - 1, price_of_ford - 1},
        {coupon(price_of_ford), 0, 0},
        {coupon(price_of_ford), -price_of_ford, 0},
        {coupon(0), price_of_ford, 0},
        {coupon(0, 10'000), price_of_ford, price_of_ford}, // shopping 60: 100 % of it
        {coupon(0, 1'000), price_of_ford, price_of_ford / 10},
        {coupon(0, 10'000), -1, 0},
        {coupon(1, 10'000), price_of_ford, 1}, // the amount comes first
        {coupon(0, 3'333), 100, 33},
        {coupon(0, 5'000), 1, 1}, // half of the smallest unit is rounded up
        {coupon(0, 4'999), 1, 0},
        {coupon(0, 10'000), 9'000'000'000'000'000'000, 9'000'000'000'000'000'000},
        {coupon(0, 5'000), 9'000'000'000'000'000'001, 4'500'000'000'000'000'001},
    };
    for (const Case& each : cases)
        EXPECT_EQ(worth_of(each.discount, cents(each.pending)), cents(each.worth)) << each.pending;
}

} // namespace cartwright
