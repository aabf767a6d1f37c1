#include "api/core/input.hpp"

#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright::api {
namespace {

TEST(QueryInputTest, says_of_an_integer_beyond_64_bits_on_which_side_it_is) {
    QueryInput query("page=99999999999999999999&after=-99999999999999999999&id=-99999999999999999999");
    query.integer("page", {.min = 1, .max = 10});
    query.integer("after", {.min = 0});
    EXPECT_EQ(query.id("id"), INT64_MIN);
    ASSERT_EQ(query.flaws().size(), 2U);
    EXPECT_EQ(query.flaws().front().message, "Input should be less than or equal to 10");
    EXPECT_EQ(query.flaws().back().message, "Input should be greater than or equal to 0");
}

} // namespace
} // namespace cartwright::api
