#include "domain/shopping/cart_postings.hpp"

#include "tests/unit/domain/money.hpp"
#include "tests/unit/domain/postings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cartwright {
namespace {

using CartMethod = CartPayment::Method;
using PaidAs = CartPayment::Status;
using Texts = std::vector<std::string>;

constexpr Currency pounds{{'G', 'B', 'P'}};

/// Payment 5 into cart 3.
CartPayment cart_payment(std::int64_t amount, PaidAs status = PaidAs::approved, CartMethod method = CartMethod::cash) {
    return {.id = {5}, .cart = {3}, .method = method, .status = status, .amount = cents(amount)};
}

CartPayment cart_refund(std::int64_t amount, PaidAs status = PaidAs::approved, CartMethod method = CartMethod::cash) {
    CartPayment refund = cart_payment(-amount, status, method);
    refund.is_refund = true;
    return refund;
}

CartPayment cart_coupon(std::int64_t amount, CartMethod method = CartMethod::cash) {
    CartPayment coupon = cart_payment(amount, PaidAs::approved, method);
    coupon.discount = DiscountId{8};
    return coupon;
}

CartPayment in_pounds(CartPayment payment) {
    payment.amount.currency = pounds;
    return payment;
}

TEST(postings_of_new_payment, and_of_a_removed_one_are_each_others_reversal) {
    struct Row {
        const char* what;
        CartPayment payment;
        Texts added;
        Texts removed;
    };
    const Row rows[] = {
        {"cash",
         cart_payment(12'000'000),
         {"payment by 5: cash:cash 12000000, buyer:cart:3 -12000000"},
         {"payment withdrawn by 5: cash:cash -12000000, buyer:cart:3 12000000"}},
        {"a card",
         cart_payment(1, PaidAs::approved, CartMethod::card),
         {"payment by 5: cash:card 1, buyer:cart:3 -1"},
         {"payment withdrawn by 5: cash:card -1, buyer:cart:3 1"}},
        {"a cheque",
         cart_payment(333, PaidAs::approved, CartMethod::cheque),
         {"payment by 5: cash:cheque 333, buyer:cart:3 -333"},
         {"payment withdrawn by 5: cash:cheque -333, buyer:cart:3 333"}},
        {"the gateway, in another currency",
         in_pounds(cart_payment(9'999, PaidAs::approved, CartMethod::gateway)),
         {"payment by 5: cash:gateway 9999 GBP, buyer:cart:3 -9999 GBP"},
         {"payment withdrawn by 5: cash:gateway -9999 GBP, buyer:cart:3 9999 GBP"}},
        {"a coupon is no money",
         cart_coupon(250, CartMethod::card),
         {"payment by 5: discount 250, buyer:cart:3 -250"},
         {"payment withdrawn by 5: discount -250, buyer:cart:3 250"}},
        {"a refund",
         cart_refund(7, PaidAs::approved, CartMethod::cheque),
         {"refund payment by 5: cash:cheque -7, buyer:cart:3 7"},
         {"payment withdrawn by 5: cash:cheque 7, buyer:cart:3 -7"}},
        {"nothing to pay", cart_payment(0), {}, {}},
        {"a pending payment", cart_payment(100, PaidAs::pending), {}, {}},
        {"a failed payment", cart_payment(100, PaidAs::failed), {}, {}},
        {"a pending refund", cart_refund(100, PaidAs::pending), {}, {}},
    };
    for (const Row& row : rows) {
        const auto added = postings_of_new_payment(row.payment);
        const auto removed = postings_of_removed_payment(row.payment);
        EXPECT_EQ(format_postings(added), row.added) << row.what;
        EXPECT_EQ(format_postings(removed), row.removed) << row.what;
        EXPECT_TRUE(are_balanced(added) && are_balanced(removed)) << row.what;
    }
}

TEST(postings_of_changed_payment, follow_approval_amount_and_method) {
    CartPayment noted = cart_payment(100);
    noted.proof = "seen";
    noted.came_back = true;
    const std::string taken = "payment by 5: cash:cash 100, buyer:cart:3 -100";
    const std::string withdrawn = "payment withdrawn by 5: cash:cash -100, buyer:cart:3 100";
    struct Row {
        const char* what;
        CartPayment before;
        CartPayment after;
        Texts postings;
    };
    const Row rows[] = {
        {"approved", cart_payment(100, PaidAs::pending), cart_payment(100), {taken}},
        {"approved after it failed", cart_payment(100, PaidAs::failed), cart_payment(100), {taken}},
        {"failed", cart_payment(100), cart_payment(100, PaidAs::failed), {withdrawn}},
        {"pending again, with another amount", cart_payment(100), cart_payment(99, PaidAs::pending), {withdrawn}},
        {"another amount",
         cart_payment(100),
         cart_payment(99),
         {withdrawn, "payment by 5: cash:cash 99, buyer:cart:3 -99"}},
        {"no amount", cart_payment(100), cart_payment(0), {withdrawn}},
        {"another method",
         cart_payment(100),
         cart_payment(100, PaidAs::approved, CartMethod::card),
         {withdrawn, "payment by 5: cash:card 100, buyer:cart:3 -100"}},
        {"another currency",
         cart_payment(100),
         in_pounds(cart_payment(100)),
         {withdrawn, "payment by 5: cash:cash 100 GBP, buyer:cart:3 -100 GBP"}},
        {"a refund is approved",
         cart_refund(7, PaidAs::pending),
         cart_refund(7),
         {"refund payment by 5: cash:cash -7, buyer:cart:3 7"}},
        {"the same", cart_payment(100), cart_payment(100), {}},
        {"something else", cart_payment(100), noted, {}},
        {"the amount of a pending one", cart_payment(100, PaidAs::pending), cart_payment(9, PaidAs::pending), {}},
        {"pending, then failed", cart_payment(100, PaidAs::pending), cart_payment(0, PaidAs::failed), {}},
    };
    for (const Row& row : rows) {
        const auto postings = postings_of_changed_payment(row.before, row.after);
        EXPECT_EQ(format_postings(postings), row.postings) << row.what;
        EXPECT_TRUE(are_balanced(postings)) << row.what;
    }
}

/// Item 11 of cart 3.
CartItem item_of_cart(CartItem::State state, std::int64_t price, std::int64_t quantity = 1) {
    return {.id = {11}, .cart = MemberCartId{3}, .price = cents(price), .quantity = quantity, .state = state};
}

TEST(postings_of_decisions, are_one_sale_and_one_return) {
    using State = CartItem::State;
    const CartItem open = item_of_cart(State::undecided, 333, 3);
    const CartItem turned_down = item_of_cart(State::rejected, 1);
    const CartItem sold = item_of_cart(State::accepted, 501);
    const CartItem gift = item_of_cart(State::undecided, 0);
    const auto accept = [](std::size_t item) { return ItemDecision{item, State::accepted, CartPaymentId{5}}; };
    const auto reject = [](std::size_t item) { return ItemDecision{item, State::rejected, {}}; };
    struct Row {
        const char* what;
        std::vector<CartItem> items;
        std::vector<ItemDecision> changes;
        Texts postings;
    };
    const Row rows[] = {
        {"nothing changes", {open, sold}, {}, {}},
        {"accepted", {open, sold}, {accept(0)}, {"sale by 5: buyer:cart:3 999, sales -999"}},
        {"two accepted", {open, turned_down}, {accept(0), accept(1)}, {"sale by 5: buyer:cart:3 1000, sales -1000"}},
        {"returned", {open, sold}, {reject(1)}, {"sale cancelled by 5: buyer:cart:3 -501, sales 501"}},
        {"two returned", {sold, sold}, {reject(0), reject(1)}, {"sale cancelled by 5: buyer:cart:3 -1002, sales 1002"}},
        {"returned, and its stock is sold",
         {sold, open},
         {reject(0), accept(1)},
         {"sale by 5: buyer:cart:3 999, sales -999", "sale cancelled by 5: buyer:cart:3 -501, sales 501"}},
        {"rejected before it was sold", {open}, {reject(0)}, {}},
        {"a gift", {gift}, {accept(0)}, {}},
    };
    for (const Row& row : rows) {
        const FullCart cart{.cart = {.id = {3}}, .items = row.items, .payments = {}};
        const auto postings = postings_of_decisions(cart, {.changes = row.changes, .shortages = {}}, cart_payment(1));
        EXPECT_EQ(format_postings(postings), row.postings) << row.what;
        EXPECT_TRUE(are_balanced(postings)) << row.what;
    }
}

TEST(postings_of_accepted_item, and_of_a_returned_one_are_each_others_reversal) {
    struct Row {
        std::int64_t price;
        std::int64_t quantity;
        Texts accepted;
        Texts returned;
    };
    const Row rows[] = {
        {1, 1, {"sale by 11: buyer:cart:3 1, sales -1"}, {"sale cancelled by 11: buyer:cart:3 -1, sales 1"}},
        {333, 3, {"sale by 11: buyer:cart:3 999, sales -999"}, {"sale cancelled by 11: buyer:cart:3 -999, sales 999"}},
        {0, 7, {}, {}},
    };
    for (const Row& row : rows) {
        const CartItem item = item_of_cart(CartItem::State::accepted, row.price, row.quantity);
        const auto accepted = postings_of_accepted_item(item);
        const auto returned = postings_of_returned_item(item);
        EXPECT_EQ(format_postings(accepted), row.accepted);
        EXPECT_EQ(format_postings(returned), row.returned);
        EXPECT_TRUE(are_balanced(accepted) && are_balanced(returned));
    }
}

} // namespace
} // namespace cartwright
