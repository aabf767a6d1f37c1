#include "base/text.hpp"

#include "base/entropy.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <set>

namespace cartwright {

namespace {

TEST(Folded, ignores_case_and_normal_form) {
    struct {
        const char* text;
        const char* folded;
    } constexpr cases[] = {
        {"", ""},
        {"Shoe 42", "shoe 42"},
        {"ÄÖÜ ß É", "äöü ss é"},
        {"× ÷", "× ÷"},
        {"ŁÓDŹ", "łódź"},
        {"ΩΜΈΓΑ", "ωμέγα"},
        {"Ωμέγας", "ωμέγασ"}, // the sigma at the end of a word
        {"ҐАНОК Ё", "ґанок ё"},
        {"ԱՐԵՎ", "արեվ"},
        {"e\u0301", "é"},
        {"E\u0301", "é"},
        {"İ", "i\u0307"},
        {"日本", "日本"},
        {"\xFF\xC3 A", "\xFF\xC3 a"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(folded(c.text), c.folded) << c.text;
        EXPECT_EQ(folded(folded(c.text)), folded(c.text)) << c.text;
    }
}

TEST(Searchable, ignores_case_marks_and_surplus_spaces) {
    struct {
        const char* text;
        const char* searchable;
    } constexpr cases[] = {
        {"", ""},
        {"  Electric \t Kettle ", "electric kettle"},
        {"Café", "cafe"},
        {"Cafe\u0301", "cafe"},
        {"CRÈME\u00a0\u3000brûlée", "creme brulee"},
        {"Zoë Łódź Smørrebrød", "zoe lodz smorrebrod"},
        {"Ωμέγα", "ωμεγα"},
        {"Ґанок", "ґанок"},
        {"ﬁne ℡ Ｗｉｄｅ", "fine tel wide"},
        {"日本 ガ", "日本 カ"},
        {"\xC3", "\xC3"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(searchable(c.text), c.searchable) << c.text;
        EXPECT_EQ(searchable(searchable(c.text)), searchable(c.text)) << c.text;
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
    EXPECT_EQ(trimmed("\u00a0\u3000\u200bé \u2003é\ufeff\u2060\u0085"), "é \u2003é");
    EXPECT_EQ(trimmed("\xFF \xC3"), "\xFF \xC3");
    EXPECT_EQ(trimmed("\u2764\ufe0f"), "\u2764\ufe0f"); // a red heart, not a black one
}

TEST(Trimmed, is_empty_where_nothing_can_be_seen) {
    for (const char* blank : {"\u00a0", "\u1680", "\u2000\u2001\u200a", "\u2028\u2029", "\u202f\u205f\u3000", "\u200b",
                              "\u200c\u200d", "\u2060", "\ufeff", " \u00ad ", "\u180e", "\u3164\u115f", "\u034f\ufe0f"})
        EXPECT_EQ(trimmed(blank), "") << blank;
}

TEST(NumberText, is_a_number_in_any_script_and_nothing_else) {
    struct {
        const char* text;
        NumberText number;
    } const numbers[] = {
        {"3", {.digits = "3"}},
        {" 3", {.digits = "3"}},
        {"03", {.digits = "3"}},
        {"3 ", {.digits = "3"}},
        {"+3", {.digits = "3"}},
        {"3.0", {.digits = "3"}},
        {"٣", {.digits = "3"}},
        {"３", {.digits = "3"}},
        {"③", {.digits = "3"}},
        {"३.००", {.digits = "3"}},
        {"1\u200b2", {.digits = "12"}},
        {"000", {.digits = "0"}},
        {"3.", {.digits = "3"}},
        {"١٢٣٫٠", {.digits = "123"}},
        {"-3", {.digits = "3", .negative = true}},
        {"\u22123", {.digits = "3", .negative = true}},
        {"3.5", {.digits = "3", .whole = false}},
        {"3,05", {.digits = "3", .whole = false}},
        {"99999999999999999999", {.digits = "99999999999999999999"}},
    };
    for (const auto& each : numbers) EXPECT_EQ(parse_number_text(each.text), each.number) << each.text;
    for (const char* other :
         {"", " ", "+", "-", ".", ".5", "3a", "a3", "1e3", "0x3", "--3", "3 4", "1.2.3", "½", "tea", "三", "\xFF"})
        EXPECT_FALSE(parse_number_text(other)) << other;
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

TEST(ControlCharacters, are_those_of_ascii_or_of_latin_1_too) {
    for (const char* text : {"\x01", "a\n", "\x7F!", "ü\t"}) {
        EXPECT_TRUE(has_control_characters(text)) << text;
        EXPECT_TRUE(has_control_characters(text, Controls::latin_1)) << text;
    }
    for (const char* text : {"\u0080", "a\u0085b", "\u009F"}) {
        EXPECT_FALSE(has_control_characters(text)) << text;
        EXPECT_TRUE(has_control_characters(text, Controls::latin_1)) << text;
    }
    for (const char* text : {"", " ", "a b", "\u00A0", "ü", "\u0400", "\xC2"})
        EXPECT_FALSE(has_control_characters(text, Controls::latin_1)) << text;
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

} // namespace cartwright
