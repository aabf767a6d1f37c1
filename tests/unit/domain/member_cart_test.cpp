#include "domain/shopping/member_cart.hpp"

#include "domain/refusal.hpp"

#include "tests/unit/domain/flaws.hpp"
#include "tests/unit/domain/money.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using Method = CartPayment::Method;
using ItemState = CartItem::State;
using Status = CartPayment::Status;
using Strings = std::vector<std::string>;

constexpr std::int64_t ford = 12'000'000; // the document's Ford Ecosport: 120000.0
constexpr ListingId fords{1};
constexpr CartPaymentId money_of_today{99};

CartItem item(ItemState state, std::int64_t price = ford, std::int64_t quantity = 1, ListingId listing = fords) {
    CartItem made{.id = {1}, .owner = {1}, .cart = MemberCartId{1}, .listing = listing, .product = {listing.value}};
    made.price = cents(price);
    made.quantity = quantity;
    made.state = state;
    if (state == ItemState::accepted) made.payment = CartPaymentId{1};
    return made;
}

CartPayment payment(Status status, std::int64_t amount, Method method = Method::cash) {
    return {.id = {1}, .owner = {1}, .cart = {1}, .method = method, .status = status, .amount = cents(amount)};
}

CartPayment refund(Status status, std::int64_t amount, Method method = Method::cash) {
    CartPayment made = payment(status, amount, method);
    made.is_refund = true;
    return made;
}

CartPayment coupon_payment(Status status, std::int64_t amount, Method method = Method::cash) {
    CartPayment made = payment(status, amount, method);
    made.discount = DiscountId{1};
    return made;
}

FullCart cart(std::vector<CartItem> items, std::vector<CartPayment> payments = {}) {
    return {.cart = {.id = {1}, .owner = {1}}, .items = std::move(items), .payments = std::move(payments)};
}

/// "amount must be greater than 0"
constexpr ItemState open = ItemState::undecided;
constexpr ItemState yes = ItemState::accepted;
constexpr ItemState no = ItemState::rejected;

struct FiguresCase {
    std::string what;
    FullCart cart;
    std::int64_t price, paid, pending, minimum;
};

TEST(figures_of_a_cart, are_those_of_the_document) {
    const std::vector<CartItem> two{item(open), item(open)};
    const std::vector<FiguresCase> cases{
        {"37: two Fords, nothing paid", cart(two), 2 * ford, 0, 2 * ford, 2 * ford},
        {"40: 480000 for four",
         cart({item(yes), item(yes), item(yes), item(yes)}, {payment(Status::approved, 4 * ford)}), 4 * ford, 4 * ford,
         0, 0},
        {"46: the admin takes one of them out", cart({item(yes)}, {payment(Status::approved, 2 * ford)}), ford,
         2 * ford, -ford, 0},
        {"48: and it is paid back",
         cart({item(yes)}, {payment(Status::approved, 2 * ford), refund(Status::approved, -ford)}), ford, ford, 0, 0},
        {"an empty cart", cart({}), 0, 0, 0, 0},
        {"an empty cart that was paid", cart({}, {payment(Status::approved, ford)}), 0, ford, -ford, 0},
        {"what waits or has failed is not paid",
         cart(two, {payment(Status::pending, ford), payment(Status::failed, 7)}), 2 * ford, 0, 2 * ford, 2 * ford},
        {"a part is paid: the least is what is pending", cart(two, {payment(Status::approved, 1)}), 2 * ford, 1,
         2 * ford - 1, 2 * ford - 1},
        {"one is accepted: the least is the other", cart({item(yes), item(no)}, {payment(Status::approved, ford)}),
         2 * ford, ford, ford, ford},
        {"pieces are counted", cart({item(open, ford, 3)}), 3 * ford, 0, 3 * ford, 3 * ford},
        {"unaccepted, and more was paid", cart({item(open)}, {payment(Status::approved, 2 * ford)}), ford, 2 * ford,
         -ford, -ford},
        {"a coupon pays", cart({item(yes)}, {coupon_payment(Status::approved, ford)}), ford, ford, 0, 0},
    };
    for (const FiguresCase& each : cases) {
        const CartFigures figures = figures_of(each.cart);
        EXPECT_EQ(figures.price, cents(each.price)) << each.what;
        EXPECT_EQ(figures.paid, cents(each.paid)) << each.what;
        EXPECT_EQ(figures.pending, cents(each.pending)) << each.what;
        EXPECT_EQ(figures.minimum, cents(each.minimum)) << each.what;
        EXPECT_EQ(figures.has_items, !each.cart.items.empty()) << each.what;
        EXPECT_EQ(is_fully_paid(figures), !each.cart.items.empty() && each.pending == 0) << each.what;
    }
}

struct AcceptanceCase {
    std::string what;
    std::vector<CartItem> items;
    std::int64_t credit = 0;
    bool has_payment = true;
    std::int64_t stock = 10;
    std::vector<ItemState> become;
    std::vector<std::size_t> shortages{};
};

TEST(acceptance, goes_by_the_row) {
    const std::vector<AcceptanceCase> cases{
        {.what = "both are paid", .items = {item(open), item(open)}, .credit = 2 * ford, .become = {yes, yes}},
        {.what = "one of two", .items = {item(open), item(open)}, .credit = ford, .become = {yes, no}},
        {.what = "a smallest unit is missing", .items = {item(open)}, .credit = ford - 1, .become = {no}},
        {.what = "nobody is let in ahead",
         .items = {item(open), item(open, 1)},
         .credit = ford - 1,
         .become = {no, no}},
        {.what = "all pieces or none", .items = {item(open, ford, 2)}, .credit = 2 * ford - 1, .become = {no}},
        {.what = "what is accepted stays so", .items = {item(yes), item(no)}, .credit = 2 * ford, .become = {yes, yes}},
        {.what = "what is not covered any more", .items = {item(yes), item(yes)}, .credit = ford, .become = {yes, no}},
        {.what = "less than nothing", .items = {item(yes)}, .credit = -1, .become = {no}},
        {.what = "a failed payment accepts nothing",
         .items = {item(yes), item(open), item(no), item(open)},
         .credit = 3 * ford,
         .has_payment = false,
         .become = {yes, open, no, no}},
        {.what = "no stock",
         .items = {item(open), item(open, ford, 1, {2})},
         .credit = 2 * ford,
         .stock = 0,
         .become = {no, no},
         .shortages = {0, 1}},
        {.what = "stock for the first only",
         .items = {item(open, 1, 2), item(open, 1, 2)},
         .credit = 4,
         .stock = 3,
         .become = {yes, no},
         .shortages = {1}},
        {.what = "less is there than the first wants, and enough for the second",
         .items = {item(open, 1, 2), item(open, 1, 1)},
         .credit = 3,
         .stock = 1,
         .become = {no, yes},
         .shortages = {0}},
        {.what = "what is accepted has its pieces", .items = {item(yes)}, .credit = ford, .stock = 0, .become = {yes}},
        {.what = "a piece that comes back goes to nobody who is not covered",
         .items = {item(open, 2), item(yes, 1)},
         .credit = 2,
         .stock = 0,
         .become = {yes, no}},
    };
    for (const AcceptanceCase& each : cases) {
        const auto by = each.has_payment ? std::optional(money_of_today) : std::nullopt;
        const Acceptance acceptance = accept_items(each.items, cents(each.credit), by, {{fords, each.stock}});
        std::vector<CartItem> items = each.items;
        for (const ItemDecision& change : acceptance.changes) {
            EXPECT_EQ(change.payment.has_value(), change.state == yes) << each.what;
            EXPECT_EQ(change.payment.value_or(money_of_today), money_of_today) << each.what;
            EXPECT_NE(items[change.item].state, change.state) << each.what;
            items[change.item].state = change.state;
        }
        std::vector<ItemState> became;
        became.reserve(items.size());
        for (const CartItem& made : items) became.push_back(made.state);
        EXPECT_EQ(became, each.become) << each.what;
        EXPECT_EQ(acceptance.shortages, each.shortages) << each.what;
    }
}

struct PaymentCase {
    std::string what;
    CartPayment payment;
    FullCart cart;
    Strings flaws{};
    std::int64_t amount = 0;
    std::int64_t change = 0;
};

void expect_settled(const std::vector<PaymentCase>& cases) {
    for (const PaymentCase& each : cases) {
        CartPayment made = each.payment;
        EXPECT_EQ(told(complete(made, each.cart)), each.flaws) << each.what;
        if (!each.flaws.empty()) continue;
        EXPECT_EQ(made.amount, cents(each.amount)) << each.what;
        EXPECT_EQ(made.change, cents(each.change)) << each.what;
    }
}

TEST(a_payment, is_at_least_the_minimum) {
    const FullCart two = cart({item(open), item(open)});
    const FullCart one_of_two = cart({item(yes), item(open)}, {payment(Status::approved, ford)});
    const FullCart paid = cart({item(yes)}, {payment(Status::approved, ford)});
    const FullCart owed = cart({item(yes)}, {payment(Status::approved, 2 * ford)});
    const std::string least = "amount must be at least the minimum payable amount of ";
    const std::string most = "amount must not be more than the pending balance of ";
    const std::string none = "amount must be greater than 0";
    expect_settled({
        {"all of it", payment(Status::pending, 2 * ford), two, {}, 2 * ford},
        {"all that is left", payment(Status::pending, ford, Method::card), one_of_two, {}, ford},
        {"a part", payment(Status::pending, ford), two, {least + "240000.0"}},
        {"a part, said by an admin", payment(Status::approved, ford), two, {}, ford},
        {"cash gives change", payment(Status::pending, 2 * ford + 250), two, {}, 2 * ford, 250},
        {"39: 4000 of an admin's cash for 1836.75",
         payment(Status::approved, 400'000),
         cart({item(open, 183'675)}),
         {},
         183'675,
         216'325},
        {"a card gives none", payment(Status::pending, 2 * ford + 1, Method::card), two, {most + "240000.0"}},
        {"nor a cheque", payment(Status::pending, 2 * ford + 1, Method::cheque), two, {most + "240000.0"}},
        {"a gateway may take more", payment(Status::pending, 3 * ford, Method::gateway), two, {}, 3 * ford},
        {"but not less", payment(Status::pending, 1, Method::gateway), two, {least + "240000.0"}},
        {"an admin's card may be too much", payment(Status::approved, 3 * ford, Method::card), two, {}, 3 * ford},
        {"nothing", payment(Status::pending, 0), two, {none}},
        {"less than nothing", payment(Status::approved, -ford, Method::card), two, {none}},
        {"cash for what is paid", payment(Status::pending, ford), paid, {none}},
        {"cash where money is owed", payment(Status::approved, ford), owed, {none}},
        {"a card for what is paid", payment(Status::pending, 1, Method::card), paid, {most + "0.0"}},
        {"for nothing", payment(Status::pending, ford), cart({}), {"cart_id has no items"}},
    });
}

TEST(a_refund, gives_back_what_is_owed) {
    const FullCart owed = cart({item(yes)}, {payment(Status::approved, 2 * ford)});
    const FullCart paid = cart({item(yes)}, {payment(Status::approved, ford)});
    const auto with_coupon = [](std::int64_t worth) {
        return cart({}, {coupon_payment(Status::approved, worth), payment(Status::approved, ford)});
    };
    const std::string no_coupons = "amount was paid with discount coupons, which are not refunded";
    expect_settled({
        {"47: -120000", refund(Status::pending, -ford, Method::card), owed, {}, -ford},
        {"a positive number means the same", refund(Status::pending, ford), owed, {}, -ford},
        {"another amount waits as well", refund(Status::pending, 10, Method::cheque), owed, {}, -10},
        {"nothing is owed", refund(Status::pending, -ford), paid, {"payment_status there is nothing to refund"}},
        {"something is pending",
         refund(Status::pending, -ford),
         cart({item(open)}),
         {"payment_status there is nothing to refund"}},
        {"not at the gateway",
         refund(Status::pending, -ford, Method::gateway),
         owed,
         {"payment_type must be cash, card or cheque for a refund"}},
        {"of an empty cart", refund(Status::pending, -ford), cart({}, {payment(Status::approved, ford)}), {}, -ford},
        {"money beside a coupon", refund(Status::pending, -ford), with_coupon(ford), {}, -ford},
        {"more than the money beside a coupon", refund(Status::pending, -ford - 1), with_coupon(ford), {no_coupons}},
        {"a coupon", refund(Status::pending, -1), cart({}, {coupon_payment(Status::approved, ford)}), {no_coupons}},
        {"money that was given back already",
         refund(Status::pending, -1),
         cart({},
              {payment(Status::approved, ford), refund(Status::approved, -ford), coupon_payment(Status::approved, 1)}),
         {no_coupons}},
        {"a coupon of more than is owed",
         refund(Status::pending, -1),
         cart({item(yes, ford - 1)}, {coupon_payment(Status::approved, ford)}),
         {no_coupons}},
        {"a coupon that failed",
         refund(Status::pending, -1),
         cart({item(yes)}, {payment(Status::approved, ford + 1), coupon_payment(Status::failed, ford)}),
         {},
         -1},
    });
}

TEST(a_refund, is_approved_for_the_whole_balance) {
    struct Case {
        std::int64_t amount;
        FullCart cart;
        std::string flawed; // which field; empty: it is good
    };
    const FullCart owed = cart({}, {payment(Status::approved, ford)});
    const std::vector<Case> cases{
        {-ford, owed, ""},
        {-ford + 1, owed, "payment_status"},
        {-ford - 1, owed, "payment_status"},
        {0, cart({item(ItemState::accepted)}, {payment(Status::approved, ford)}), "payment_status"},
        {-ford, cart({item(ItemState::undecided)}), "payment_status"},
        {ford, cart({item(ItemState::undecided)}), "payment_status"},
        {-ford, cart({}, {coupon_payment(Status::approved, ford)}), "amount"},
        {-ford - 1, cart({}, {payment(Status::approved, ford), coupon_payment(Status::approved, 1)}), "amount"},
        {-ford, cart({}, {payment(Status::approved, ford), coupon_payment(Status::failed, ford)}), ""},
        {-1, cart({item(ItemState::accepted, ford - 1)}, {coupon_payment(Status::approved, ford)}), "amount"},
    };
    for (const Case& each : cases) {
        const auto flaws = flaws_of_refund(refund(Status::approved, each.amount), each.cart);
        ASSERT_EQ(flaws.empty(), each.flawed.empty()) << each.amount;
        for (const Flaw& flaw : flaws) EXPECT_EQ(flaw.field, each.flawed) << each.amount;
    }
}

TEST(money_that_was_paid, excludes_coupons_and_refunds) {
    EXPECT_EQ(paid_in_money(cart({})), 0);
    EXPECT_EQ(paid_in_money(cart({}, {coupon_payment(Status::approved, 5), payment(Status::pending, 7)})), 0);
    EXPECT_EQ(paid_in_money(cart({}, {payment(Status::approved, 7), coupon_payment(Status::approved, 5),
                                      refund(Status::approved, -3), refund(Status::pending, -4)})),
              4);
}

TEST(an_amount, is_corrected_within_the_same_bounds) {
    const CartFigures figures = figures_of(cart({item(yes), item(open)}, {payment(Status::approved, ford)}));
    struct Case {
        CartPayment payment;
        bool is_good;
    };
    const std::vector<Case> cases{{payment(Status::pending, ford), true},
                                  {payment(Status::pending, ford - 1), false},
                                  {payment(Status::pending, ford + 1, Method::card), false},
                                  {payment(Status::pending, ford + 1, Method::gateway), true},
                                  {payment(Status::approved, 1), true},
                                  {payment(Status::approved, 0), false},
                                  {payment(Status::failed, -1), false},
                                  {refund(Status::pending, -1), true},
                                  {coupon_payment(Status::pending, 1), true}};
    for (const Case& each : cases)
        EXPECT_EQ(flaws_of_amount(each.payment, figures).empty(), each.is_good) << each.payment.amount.minor;
}

TEST(an_amount, is_not_corrected_to_more_than_is_owed) {
    struct Case {
        CartPayment before;
        std::int64_t amount;
        bool is_good;
    };
    const std::vector<Case> cases{{payment(Status::approved, ford), ford * 2, true},
                                  {payment(Status::approved, ford), ford * 2 + 1, false},
                                  {payment(Status::approved, ford, Method::card), ford * 2 + 1, false},
                                  {payment(Status::approved, ford, Method::cheque), ford * 2, true},
                                  {payment(Status::approved, ford), 1, true},
                                  {payment(Status::failed, ford), ford, true},
                                  {payment(Status::failed, ford), ford + 1, false},
                                  {payment(Status::failed, ford * 9), ford * 8, true},
                                  {payment(Status::pending, ford), ford + 1, false}};
    for (const Case& each : cases) {
        std::vector<CartPayment> payments{each.before};
        if (!each.before.is_approved()) payments.push_back(payment(Status::approved, ford));
        CartPayment after = each.before;
        after.amount.minor = each.amount;
        const auto flaws = flaws_of_correction(each.before, after, cart({item(open), item(open)}, payments));
        EXPECT_EQ(flaws.empty(), each.is_good) << each.amount;
        for (const Flaw& flaw : flaws) EXPECT_EQ(flaw.field, "amount");
    }
}

TEST(what_is_gone, costs_nothing_and_stands_in_the_way_of_a_payment) {
    CartItem gone = item(open);
    gone.available = false;
    gone.name = "Ford Ecosport";
    const FullCart mixed = cart({item(open), gone}, {});
    EXPECT_EQ(figures_of(mixed).price.minor, ford);
    EXPECT_EQ(figures_of(mixed).pending.minor, ford);
    EXPECT_EQ(figures_of(mixed).minimum.minor, ford);
    EXPECT_EQ(flaws_of_what_is_gone(mixed),
              std::vector<Flaw>{field_flaw("cart", "'Ford Ecosport' is no longer available")});
    CartItem bought = item(yes);
    bought.available = false;
    EXPECT_TRUE(flaws_of_what_is_gone(cart({bought}, {})).empty());
    EXPECT_EQ(figures_of(cart({bought}, {})).price.minor, ford);
}

TEST(a_proof, is_needed_for_card_cheque_and_refund) {
    EXPECT_FALSE(needs_proof(payment(Status::pending, ford)));
    EXPECT_FALSE(needs_proof(payment(Status::pending, ford, Method::gateway)));
    EXPECT_TRUE(needs_proof(payment(Status::pending, ford, Method::card)));
    EXPECT_TRUE(needs_proof(payment(Status::pending, ford, Method::cheque)));
    EXPECT_TRUE(needs_proof(refund(Status::pending, -ford)));
    EXPECT_FALSE(needs_proof(coupon_payment(Status::pending, ford, Method::card)));
}

} // namespace
} // namespace cartwright
