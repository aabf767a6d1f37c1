#include "base/text.hpp"

#include "base/entropy.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <set>

namespace cartwright {

namespace {

TEST(Folded, makes_letters_small_where_that_keeps_their_length) {
    struct {
        const char* text;
        const char* folded;
    } constexpr cases[] = {
        {"", ""},       {"Shoe 42", "shoe 42"}, {"ÄÖÜ ß É", "äöü ß é"},
        {"× ÷", "× ÷"}, {"ŁÓDŹ", "łódź"},       {"ĀŽ", "āž"},
        {"Ÿ", "ÿ"},     {"ΑΩ Σ", "αω σ"},       {"АЯ ЁЏ", "ая ёџ"},
        {"İ", "İ"},     {"日本", "日本"},       {"\xFF\xC3", "\xFF\xC3"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(folded(c.text), c.folded) << c.text;
        EXPECT_EQ(folded(folded(c.text)), folded(c.text)) << c.text;
    }
}

TEST(Folded, leaves_utf8_utf8) {
    for (unsigned point = 0x80; point < 0x800; ++point) {
        const std::string text{static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 0x3F))};
        ASSERT_TRUE(is_utf8(text));
        EXPECT_TRUE(is_utf8(folded(text))) << point;
        EXPECT_EQ(folded(folded(text)), folded(text)) << point;
    }
}

TEST(Utf8, is_told_from_other_bytes) {
    using namespace std::string_view_literals;
    for (const auto text :
         {""sv, "abc"sv, "\0"sv, "é"sv, "€"sv, "😀"sv, "\xEF\xBF\xBF"sv, "\xF4\x8F\xBF\xBF"sv, "\xED\x9F\xBF"sv}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
    for (const auto text :
         {"\x80"sv, "\xC3"sv, "a\xC3z"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x80\x80"sv, "\xE2\x82"sv, "\xED\xA0\x80"sv,
          "\xF0\x80\x80\x80"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv, "\xF0\x9F\x98"sv}) {
        EXPECT_FALSE(is_utf8(text)) << text;
    }
}

TEST(Trimmed, has_no_blanks_at_its_ends) {
    EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
    EXPECT_EQ(trimmed("a"), "a");
    EXPECT_EQ(trimmed(" \t\r\n"), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(ParseInteger, takes_decimal_integers_of_64_bits_and_nothing_else) {
    struct {
        const char* text;
        std::optional<std::int64_t> value;
    } const cases[] = {
        {"0", 0},
        {"42", 42},
        {"-7", -7},
        {"007", 7},
        {"-0", 0},
        {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
        {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
        {"9223372036854775808", std::nullopt},
        {"-9223372036854775809", std::nullopt},
        {"", std::nullopt},
        {"-", std::nullopt},
        {"+1", std::nullopt},
        {" 1", std::nullopt},
        {"1 ", std::nullopt},
        {"1.0", std::nullopt},
        {"0x1", std::nullopt},
        {"1e3", std::nullopt},
        {"--1", std::nullopt},
        {"one", std::nullopt},
    };
    for (const auto& c : cases) EXPECT_EQ(parse_integer(c.text), c.value) << c.text;
}

TEST(EqualInConstantTime, is_equal) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("secret", "secret"));
    EXPECT_FALSE(equal_in_constant_time("secret", "secreT"));
    EXPECT_FALSE(equal_in_constant_time("secret", "secre"));
}

TEST(Hexadecimal, writes_the_lowest_digits) {
    EXPECT_EQ(hexadecimal(0, 4), "0000");
    EXPECT_EQ(hexadecimal(0xA1B2C3, 6), "a1b2c3");
    EXPECT_EQ(hexadecimal(0x1234, 2), "34");
    EXPECT_EQ(hexadecimal(~std::uint64_t{0}, 16), "ffffffffffffffff");
}

TEST(SystemEntropy, does_not_repeat_itself) {
    SystemEntropy entropy;
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(entropy.next()).second);
}

} // namespace

TEST(text, loses_its_accents) {
    EXPECT_EQ(without_accents(""), "");
    EXPECT_EQ(without_accents("Ada 5"), "Ada 5");
    EXPECT_EQ(without_accents("zo\xc3\xab"), "zoe");
    EXPECT_EQ(without_accents("\xc5\x81\xc3\xb3\x64\xc5\xba"), "lodz");
    EXPECT_EQ(without_accents("\xce\xb1\xe2\x82\xac"), "\xce\xb1\xe2\x82\xac") << "not Latin";
    EXPECT_EQ(without_accents("\xc3"), "\xc3") << "cut short";
}

} // namespace cartwright
