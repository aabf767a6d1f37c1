#include "base/json/json_reader.hpp"

#include <gtest/gtest.h>
#include <string>

namespace cartwright::http {

namespace {

std::string nested(std::size_t depth, const std::string& inside) {
    return std::string(depth, '[') + inside + std::string(depth, ']');
}

TEST(JsonReader, refuses_what_is_not_one_well_formed_document) {
    constexpr const char* malformed[] = {
        "",         " ",           "{",        "}",
        "{\"a\":}", "{\"a\":1,}",  "[1,]",     "{a:1}",
        "'a'",      "01",          "1.",       ".5",
        "+1",       "1e",          "NaN",      "Infinity",
        "tru",      "nul",         "{} {}",    "1 2",
        "\"\\x\"",  "\"\\ud800\"", "\"a\nb\"", "\"\xFF\"",
        "[1 2]",    "{\"a\"}",     "\"",       "\"\xC0\x80\"",
        "[1}",      "{\"a\":1]",   "\"\t\"",   "//x\n1",
        "-",        "[\"a\",",
    };
    JsonReader reader;
    for (const char* text : malformed) EXPECT_FALSE(reader.parse(text)) << text;
}

TEST(JsonReader, tells_the_kinds_apart) {
    using Kind = JsonValue::Kind;
    struct {
        const char* text;
        Kind kind;
    } constexpr cases[] = {
        {"null", Kind::null}, {"true", Kind::boolean}, {"false", Kind::boolean},
        {"0", Kind::integer}, {"-5", Kind::integer},   {"18446744073709551615", Kind::integer},
        {"1.5", Kind::real},  {"1e3", Kind::real},     {"\"\"", Kind::text},
        {"[]", Kind::array},  {"{}", Kind::object},    {" \n{}\t ", Kind::object},
    };
    JsonReader reader;
    for (const auto& c : cases) {
        const auto value = reader.parse(c.text);
        ASSERT_TRUE(value) << c.text;
        EXPECT_EQ(value->kind(), c.kind) << c.text;
    }
}

TEST(JsonReader, takes_whole_numbers_as_integers_however_they_are_written) {
    struct {
        const char* text;
        std::optional<std::int64_t> integer;
    } const cases[] = {
        {"0", 0},
        {"-1", -1},
        {"2.0", 2},
        {"1e3", 1000},
        {"9007199254740993", 9007199254740993}, // beyond what a double can tell apart
        {"-0.0", 0},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"9223372036854775808", std::nullopt},
        {"18446744073709551615", std::nullopt},
        {"2.5", std::nullopt},
        {"1e19", std::nullopt},
        {"-9223372036854775808.0", INT64_MIN},
        {"9223372036854775808.0", std::nullopt},
        {"true", std::nullopt},
        {"\"1\"", std::nullopt},
        {"null", std::nullopt},
        {"[1]", std::nullopt},
    };
    JsonReader reader;
    for (const auto& c : cases) {
        const auto value = reader.parse(c.text);
        ASSERT_TRUE(value) << c.text;
        EXPECT_EQ(value->integer(), c.integer) << c.text;
    }
}

TEST(JsonReader, gives_each_value_as_what_it_is_and_as_nothing_else) {
    JsonReader reader;
    const auto root = reader.parse(R"({"b":true,"n":2.5,"i":7,"t":"a\u00e9\n","o":{"x":1},"z":null,"b":false})");
    const auto object = root->object();
    ASSERT_TRUE(object);
    EXPECT_EQ(object->find("b")->boolean(), false); // the last of that name
    EXPECT_EQ(object->find("n")->number(), 2.5);
    EXPECT_EQ(object->find("i")->number(), 7.0);
    EXPECT_EQ(object->find("t")->text(), "a\xC3\xA9\n");
    EXPECT_EQ(object->find("o")->object()->find("x")->integer(), 1);
    EXPECT_EQ(object->find("z")->kind(), JsonValue::Kind::null);
    EXPECT_FALSE(object->find("missing"));
    EXPECT_FALSE(object->find("i")->text());
    EXPECT_FALSE(object->find("i")->boolean());
    EXPECT_FALSE(object->find("t")->number());
    EXPECT_FALSE(object->find("z")->object());
    EXPECT_FALSE(object->find("b")->integer());
}

TEST(JsonReader, goes_as_deep_as_it_is_told_and_no_deeper) {
    for (const std::size_t depth : {std::size_t{1}, std::size_t{5}, std::size_t{32}}) {
        JsonReader reader(depth);
        for (const char* inside : {"", "1", "\"[[[[{{{\"", "\"\\\"[\""}) {
            EXPECT_TRUE(reader.parse(nested(depth, inside))) << depth << inside;
            EXPECT_FALSE(reader.parse(nested(depth + 1, inside))) << depth << inside;
        }
        EXPECT_FALSE(reader.parse(nested(depth, "{}")));
        EXPECT_FALSE(reader.parse(nested(100'000, "")));
    }
}

TEST(JsonReader, reads_one_document_after_the_other_whatever_their_size) {
    JsonReader reader;
    const std::string large = "[" + std::string(100'000, ' ') + "\"" + std::string(500'000, 'x') + "\"]";
    for (const std::string& text : {std::string("1"), large, std::string("{\"a\":1}"), large})
        EXPECT_TRUE(reader.parse(text));
}

TEST(JsonReader, reads_integers_beyond_64_bits_as_reals) {
    const std::string long_one(400, '9');
    const struct {
        std::string text;
        std::int64_t nearest;
    } cases[] = {
        {"9223372036854775808", INT64_MAX},
        {"18446744073709551616", INT64_MAX},
        {"-99999999999999999999", INT64_MIN},
        {"1e21", INT64_MAX},
        {"-1e300", INT64_MIN},
        {long_one, INT64_MAX},
        {"-" + long_one, INT64_MIN},
        {"-5", -5},
        {"2.0", 2},
    };
    JsonReader reader;
    for (const auto& c : cases) {
        const auto value = reader.parse(c.text);
        ASSERT_TRUE(value) << c.text;
        EXPECT_EQ(value->nearest_integer(), c.nearest) << c.text;
    }
    for (const char* text : {"2.5", "\"1\"", "null", "true"})
        EXPECT_FALSE(reader.parse(text)->nearest_integer()) << text;
    for (const char* text :
         {"099999999999999999999", "--99999999999999999999", "99999999999999999999e", "1-99999999999999999999"})
        EXPECT_FALSE(reader.parse(text)) << text;
}

TEST(JsonReader, leaves_the_rest_of_a_document_with_a_long_integer_as_it_is) {
    JsonReader reader;
    const auto value = reader.parse(R"({"a\"99999999999999999999":"99999999999999999999\\","b":9223372036854775807,)"
                                    R"("c":[-99999999999999999999,1.5e3]})");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->object()->find("a\"99999999999999999999")->text(), "99999999999999999999\\");
    EXPECT_EQ(value->object()->find("b")->integer(), INT64_MAX);
    const auto list = value->object()->find("c")->array();
    EXPECT_EQ(list->at(0).number(), -1e20);
    EXPECT_EQ(list->at(1).integer(), 1500);
}

} // namespace

} // namespace cartwright::http
