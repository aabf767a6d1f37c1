#include "base/object_id.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

namespace cartwright {
namespace {

constexpr std::int64_t largest_number = std::numeric_limits<std::int64_t>::max();

TEST(ObjectIdTest, is_eight_digits_of_the_second_and_sixteen_of_the_number) {
    struct Case {
        Instant made_at;
        std::int64_t number;
        std::string spelt;
    };
    const std::vector<Case> cases{
        {{0}, 0, "000000000000000000000000"},
        {{999}, 1, "000000000000000000000001"},
        {{1'000}, 1, "000000010000000000000001"},
        {{0x5a87111b * std::int64_t{1'000} + 17}, 0x421aa91047c428b9, "5a87111b421aa91047c428b9"},
        {{0xffffffff * std::int64_t{1'000}}, largest_number, "ffffffff7fffffffffffffff"}};
    for (const Case& one : cases) {
        EXPECT_EQ(object_id(one.made_at, one.number), one.spelt);
        const auto read = parse_object_id(one.spelt);
        ASSERT_TRUE(read) << one.spelt;
        EXPECT_EQ(*read, (ObjectId{.seconds = one.made_at.milliseconds / 1'000, .number = one.number})) << one.spelt;
    }
}

TEST(ObjectIdTest, is_nothing_else) {
    const std::vector<std::string> others{"",
                                          "1",
                                          "5a87111b421aa91047c428b",   // 23 digits
                                          "5a87111b421aa91047c428b90", // 25
                                          "5A87111B421AA91047C428B9",  // two ways to write an id are one too many
                                          "5a87111b421aa91047c428bg",
                                          "5a87111b 21aa91047c428b9",
                                          "-a87111b421aa91047c428b9",
                                          "+a87111b421aa91047c428b9",
                                          "0x87111b421aa91047c428b9",
                                          "5a87111b8000000000000000", // a number that is none of ours
                                          "5a87111bffffffffffffffff",
                                          std::string("5a87111b421aa91047c428b\0", 24),
                                          "5a87111b421aa91047c428\xc3\xa9"};
    for (const std::string& text : others) EXPECT_FALSE(parse_object_id(text)) << text;
}

} // namespace
} // namespace cartwright
