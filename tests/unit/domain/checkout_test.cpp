#include "domain/orders/checkout.hpp"

#include "domain/refusal.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace cartwright {
namespace {

constexpr Currency us_dollars{};
constexpr Currency british_pounds{{'G', 'B', 'P'}};
constexpr Instant time_of_order{1'000'000};

Line line(std::int64_t listing, std::string name, std::int64_t price, std::int64_t quantity,
          Currency currency = us_dollars) {
    return {.listing = {listing},
            .product = {listing},
            .name = std::move(name),
            .price = {.minor = price, .currency = currency},
            .quantity = quantity};
}

const Line keyboard = line(3, "Mechanical Keyboard", 8999, 2);
const Line mouse = line(4, "Mouse", 2000, 1);

Line gone_line() {
    Line discontinued_mouse = line(5, "Teapot", 100, 1, british_pounds);
    discontinued_mouse.available = false;
    return discontinued_mouse;
}
const Line discontinued_mouse = gone_line();

// A row per rule, in the order of precedence.
TEST(place, says_no_in_order_of_precedence) {
    struct Row {
        std::string what;
        std::vector<Line> lines;
        std::vector<Stock> stocks;
        Refusal refusal;
    };
    const std::int64_t too_much = std::numeric_limits<std::int64_t>::max() / 2;
    const Row rows[] = {
        {"an empty cart", {}, {}, {.why = Why::cart_is_empty}},
        {"what is gone comes before stock",
         {mouse, discontinued_mouse},
         {{.on_hand = 0}, {.on_hand = 0}},
         {.why = Why::no_longer_available, .subject = "Teapot"}},
        {"one piece too few",
         {keyboard},
         {{.on_hand = 1}},
         {.why = Why::not_enough_stock, .subject = "Mechanical Keyboard", .requested = 2, .available = 1}},
        {"held pieces are not free",
         {keyboard},
         {{.on_hand = 5, .held = 4}},
         {.why = Why::not_enough_stock, .subject = "Mechanical Keyboard", .requested = 2, .available = 1}},
        {"the first line that is short is named",
         {mouse, keyboard},
         {{.on_hand = 0}, {.on_hand = 0}},
         {.why = Why::not_enough_stock, .subject = "Mouse", .requested = 1, .available = 0}},
        {"stock comes before currencies",
         {mouse, line(5, "Teapot", 100, 1, british_pounds)},
         {{.on_hand = 1}, {.on_hand = 0}},
         {.why = Why::not_enough_stock, .subject = "Teapot", .requested = 1, .available = 0}},
        {"two currencies",
         {mouse, line(5, "Teapot", 100, 1, british_pounds)},
         {{.on_hand = 1}, {.on_hand = 1}},
         {.why = Why::mixed_currencies, .subject = "Teapot", .currency = "USD"}},
        {"a currency without hundredths",
         {line(5, "Teapot", 100, 1, Currency{{'J', 'P', 'Y'}})},
         {{.on_hand = 1}},
         {.why = Why::currency_not_supported, .currency = "JPY"}},
        {"a total beyond 64 bits", {line(6, "Moon", too_much, 3)}, {{.on_hand = 3}}, {.why = Why::amount_too_large}},
        {"a sum beyond 64 bits",
         {line(6, "Moon", too_much, 2), line(7, "Sun", too_much, 1)},
         {{.on_hand = 3}, {.on_hand = 3}},
         {.why = Why::amount_too_large}},
    };
    for (const Row& row : rows) {
        const auto result = place({.id = {1}, .lines = row.lines}, row.stocks, {}, time_of_order);
        ASSERT_FALSE(result) << row.what;
        EXPECT_EQ(result.error(), row.refusal) << row.what;
    }
}

TEST(a_cart, costs_what_can_still_be_had) {
    EXPECT_EQ(total_of(discontinued_mouse)->minor, 0);
    EXPECT_EQ(total_of(std::vector<Line>{discontinued_mouse, keyboard}).value(),
              (Money{.minor = 17'998, .currency = us_dollars}));
    EXPECT_EQ(total_of(std::vector<Line>{discontinued_mouse}).value(), Money{});
}

TEST(shown_total_of, is_a_number_whatever_the_lines_are) {
    const Line three_mice = line(4, "Mouse", 100, 3);
    EXPECT_EQ(shown_total_of(std::vector<Line>{}), Money{});
    EXPECT_EQ(shown_total_of(std::vector{three_mice, three_mice}), (Money{.minor = 600, .currency = us_dollars}));
    EXPECT_EQ(shown_total_of(std::vector{three_mice, line(5, "Teapot", 100, 1, british_pounds)}),
              (Money{.minor = 300, .currency = us_dollars}));
    const std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(shown_total_of(line(6, "Moon", largest, 2)).minor, amount_max_minor);
    EXPECT_EQ(shown_total_of(std::vector{line(6, "Moon", largest, 1), three_mice}).minor, amount_max_minor);
}

TEST(place, promises_lines_total_and_hold) {
    const std::vector<Stock> stocks{{.on_hand = 2}, {.on_hand = 10, .held = 9}};
    const auto placement = place({.id = {1}, .lines = {keyboard, mouse}}, stocks, {.hold_ms = 500}, time_of_order);
    ASSERT_TRUE(placement);
    EXPECT_EQ(placement->lines, (std::vector{keyboard, mouse}));
    EXPECT_EQ(placement->total, (Money{.minor = 19998, .currency = us_dollars}));
    EXPECT_EQ(placement->hold_deadline, time_of_order + 500);
}

TEST(place, holds_nothing_when_the_terms_say_so) {
    const std::vector<Stock> stocks{{.on_hand = 2}};
    const auto placement = place({.id = {1}, .lines = {keyboard}}, stocks, {.hold_ms = 0}, time_of_order);
    ASSERT_TRUE(placement);
    EXPECT_EQ(placement->hold_deadline, std::nullopt);
}

Order placed(std::vector<Line> lines, Stage stage = Stage::placed) {
    return {.id = {9}, .cart = {1}, .stage = stage, .lines = std::move(lines), .total = {}, .placed_at = time_of_order};
}

Hold held(std::int64_t listing, std::int64_t quantity) {
    return {.order = {9}, .listing = {listing}, .quantity = quantity, .deadline = time_of_order + 500};
}

TEST(sell, decides_by_stock_and_own_holds) {
    struct Row {
        std::string what;
        Stock stock;
        std::vector<Hold> holds;
        std::optional<Sold> sold; // nothing: refused
    };
    const Row rows[] = {
        {"its own hold is enough", {.on_hand = 2, .held = 2}, {held(3, 2)}, Sold{{3}, 2, 2}},
        {"free stock is enough when the hold has expired", {.on_hand = 2, .held = 0}, {}, Sold{{3}, 2, 0}},
        {"hold and free stock together", {.on_hand = 2, .held = 1}, {held(3, 1)}, Sold{{3}, 2, 1}},
        {"what others hold is not there", {.on_hand = 2, .held = 2}, {}, std::nullopt},
        {"a hold of another listing does not help", {.on_hand = 1, .held = 0}, {held(2, 1), held(4, 9)}, std::nullopt},
    };
    for (const Row& row : rows) {
        const auto sales = sell(placed({keyboard}), std::vector{row.stock}, row.holds);
        ASSERT_EQ(sales.has_value(), row.sold.has_value()) << row.what;
        if (row.sold)
            EXPECT_EQ(sales->front(), *row.sold) << row.what;
        else
            EXPECT_EQ(sales.error().why, Why::not_enough_stock) << row.what;
    }
}

TEST(sell, refuses_a_settled_order_before_anything_else) {
    for (const Stage stage : {Stage::paid, Stage::failed}) {
        const auto sales = sell(placed({keyboard}, stage), std::vector{Stock{}}, {});
        ASSERT_FALSE(sales);
        EXPECT_EQ(sales.error(),
                  (Refusal{.why = Why::order_already_processed, .subject = std::string(name_of(stage))}));
    }
}

TEST(quantity_after_adding, follows_the_document) {
    struct Row {
        std::string what;
        Stock stock;
        std::int64_t present;
        std::int64_t added;
        std::optional<std::int64_t> quantity;
        Refusal refusal{.why = Why::quantity_too_small};
    };
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    const Row rows[] = {
        {"the first pieces", {.on_hand = 75}, 0, 2, 2},
        {"more of them", {.on_hand = 75}, 2, 73, 75},
        {"none", {.on_hand = 75}, 0, 0, std::nullopt},
        {"less than none", {.on_hand = 75}, 2, -1, std::nullopt},
        {"none comes before stock", {.on_hand = 0}, 0, 0, std::nullopt},
        {"one too many",
         {.on_hand = 75},
         2,
         74,
         std::nullopt,
         {.why = Why::not_enough_stock, .subject = "it", .requested = 76, .available = 75}},
        {"the largest number there is",
         {.on_hand = 75},
         2,
         huge,
         std::nullopt,
         {.why = Why::not_enough_stock, .subject = "it", .requested = huge, .available = 75}},
        {"stock that left after it was put in the cart",
         {.on_hand = 1},
         2,
         1,
         std::nullopt,
         {.why = Why::not_enough_stock, .subject = "it", .requested = 3, .available = 1}},
    };
    for (const Row& row : rows) {
        const auto quantity = quantity_after_adding("it", row.stock, row.present, row.added);
        ASSERT_EQ(quantity.has_value(), row.quantity.has_value()) << row.what;
        if (row.quantity)
            EXPECT_EQ(*quantity, *row.quantity) << row.what;
        else
            EXPECT_EQ(quantity.error(), row.refusal) << row.what;
    }
}

} // namespace
} // namespace cartwright
