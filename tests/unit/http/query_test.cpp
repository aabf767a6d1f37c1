#include "http/query.hpp"

#include <gtest/gtest.h>

namespace cartwright::http {

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

TEST(QueryString, is_read_in_the_order_sent) {
    struct {
        const char* query;
        std::optional<Parameters> parameters;
    } const cases[] = {
        {"", Parameters{}},
        {"a=1", Parameters{{"a", "1"}}},
        {"a=1&b=2&a=3", Parameters{{"a", "1"}, {"b", "2"}, {"a", "3"}}},
        {"a", Parameters{{"a", ""}}},
        {"a=", Parameters{{"a", ""}}},
        {"=b", Parameters{{"", "b"}}},
        {"&&a=1&", Parameters{{"a", "1"}}},
        {"a=b=c", Parameters{{"a", "b=c"}}},
        {"a=x+y%2B%20%26", Parameters{{"a", "x y+ &"}}},
        {"%61%3D=%C3%A9", Parameters{{"a=", "\xC3\xA9"}}},
        {"a=%2541", Parameters{{"a", "%41"}}}, // decoded once
        {"a=%", std::nullopt},
        {"a=%4", std::nullopt},
        {"a=%4g", std::nullopt},
        {"%zz=1", std::nullopt},
        {"a=%FF", std::nullopt},
        {"a=%C0%80", std::nullopt},
    };
    for (const auto& c : cases) {
        const auto query = QueryString::parse(c.query);
        ASSERT_EQ(query.has_value(), c.parameters.has_value()) << c.query;
        if (query) {
            EXPECT_EQ(query->parameters(), *c.parameters) << c.query;
        }
    }
}

TEST(QueryString, gives_the_last_value_of_a_name) {
    const auto query = QueryString::parse("page=1&page=2&q=");
    EXPECT_EQ(query->value("page"), "2");
    EXPECT_EQ(query->value("q"), "");
    EXPECT_EQ(query->value("Page"), std::nullopt);
}

TEST(QueryString, has_a_limit_of_parameters) {
    std::string query = "a";
    for (std::size_t i = 1; i < QueryString::parameters_max; ++i) query += "&a";
    EXPECT_TRUE(QueryString::parse(query));
    EXPECT_FALSE(QueryString::parse(query + "&a"));
}

TEST(PercentDecoded, takes_plus_as_asked) {
    EXPECT_EQ(percent_decoded("a+b%2b", Plus::literal), "a+b+");
    EXPECT_EQ(percent_decoded("a+b%2B", Plus::blank), "a b+");
    EXPECT_EQ(percent_decoded("%", Plus::blank), std::nullopt);
    EXPECT_EQ(percent_decoded("%-1", Plus::blank), std::nullopt);
}

TEST(PercentEncoding, is_undone_by_decoding) {
    EXPECT_EQ(percent_encoded("AZaz09-._~"), "AZaz09-._~");
    EXPECT_EQ(percent_encoded("+91 a&b=c%/?#"), "%2B91%20a%26b%3Dc%25%2F%3F%23");
    EXPECT_EQ(percent_encoded("\xC3\xA9\n"), "%C3%A9%0A");
    std::string every;
    for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
    EXPECT_EQ(percent_decoded(percent_encoded(every), Plus::literal), every);
    EXPECT_EQ(percent_decoded(percent_encoded(every), Plus::blank), every);
}

} // namespace

} // namespace cartwright::http
