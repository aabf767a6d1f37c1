#include "base/result.hpp"

#include <gtest/gtest.h>
#include <memory>

namespace cartwright {

namespace {

constexpr Why first_reason{1};
constexpr Why second_reason{2};

Result<int> half(int number) {
    if (number % 2 != 0) return refuse(Refusal{.why = first_reason, .subject = std::to_string(number)});
    return number / 2;
}

Result<int> quarter(int number) {
    const int halved = TRY(half(number));
    return TRY(half(halved));
}

Result<std::unique_ptr<int>> boxed(int number) { return std::make_unique<int>(TRY(half(number))); }

Result<int> unboxed(int number) {
    const std::unique_ptr<int> box = TRY(boxed(number));
    return *box;
}

TEST(Result, is_a_value_or_a_refusal) {
    EXPECT_EQ(*half(4), 2);
    ASSERT_FALSE(half(3));
    EXPECT_EQ(half(3).error(), (Refusal{.why = first_reason, .subject = "3"}));
    EXPECT_NE(half(3).error(), half(5).error());
    const Result<int> plain = refuse(second_reason);
    EXPECT_EQ(plain.error(), Refusal{.why = second_reason});
}

TEST(Try, goes_on_with_the_value_or_returns_the_refusal) {
    EXPECT_EQ(*quarter(8), 2);
    EXPECT_EQ(quarter(7).error().subject, "7");
    EXPECT_EQ(quarter(6).error().subject, "3");
}

TEST(Try, moves_what_can_not_be_copied) {
    EXPECT_EQ(*unboxed(6), 3);
    EXPECT_EQ(unboxed(5).error().subject, "5");
}

} // namespace

} // namespace cartwright
