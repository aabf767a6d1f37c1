#include "import/csv.hpp"

#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <vector>

namespace cartwright::import {

namespace {

struct Row {
    std::int64_t line;
    std::vector<std::string> fields;

    friend bool operator==(const Row&, const Row&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Row& row) {
        out << row.line << ':';
        for (const std::string& field : row.fields) out << '[' << field << ']';
        return out;
    }
};

struct Case {
    std::string name;
    std::string text;
    std::vector<Row> rows;

    friend std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }
};

/// The rows of `text` when it comes in parts of `part` bytes.
std::vector<Row> rows_of(std::string_view text, std::size_t part) {
    std::vector<Row> rows;
    CsvReader reader([&](const CsvRow& row) {
        rows.push_back({.line = row.line, .fields = {row.fields.begin(), row.fields.end()}});
    });
    for (std::size_t i = 0; i < text.size(); i += part) EXPECT_TRUE(reader.feed(text.substr(i, part)));
    EXPECT_TRUE(reader.finish());
    return rows;
}

class CsvTest : public testing::TestWithParam<Case> {};

TEST_P(CsvTest, is_read_whole_and_byte_by_byte) {
    for (const std::size_t part : {GetParam().text.size() + 1, std::size_t{1}, std::size_t{2}})
        EXPECT_EQ(rows_of(GetParam().text, part), GetParam().rows) << "in parts of " << part;
}

const Case csv_cases[] = {
    {"empty", "", {}},
    {"one_row", "a,b", {{1, {"a", "b"}}}},
    {"line_feeds", "a,b\nc,d\n", {{1, {"a", "b"}}, {2, {"c", "d"}}}},
    {"windows_line_ends", "a\r\nb\r\n", {{1, {"a"}}, {2, {"b"}}}},
    {"old_line_ends", "a\rb\r", {{1, {"a"}}, {2, {"b"}}}},
    {"blank_lines_count", "a\n\n\nb\r\n\r\nc", {{1, {"a"}}, {4, {"b"}}, {6, {"c"}}}},
    {"empty_fields", ",\n\"\",\n", {{1, {"", ""}}, {2, {"", ""}}}},
    {"commas_in_quotes", "\"a,b\",c\n", {{1, {"a,b", "c"}}}},
    {"doubled_quotes", "\"12\"\" plate\"\n", {{1, {"12\" plate"}}}},
    {"line_end_in_quotes", "a,\"b\nc\"\nd\n", {{1, {"a", "b\nc"}}, {3, {"d"}}}},
    {"windows_line_end_in_quotes", "\"b\r\n\r\nc\"\r\nd\r\n", {{1, {"b\r\n\r\nc"}}, {4, {"d"}}}},
    {"byte_order_mark", "\xEF\xBB\xBF\"a\",b\n", {{1, {"a", "b"}}}},
    {"byte_order_mark_alone", "\xEF\xBB\xBF", {}},
    {"shorter_than_a_mark", "a", {{1, {"a"}}}},
};

INSTANTIATE_TEST_SUITE_P(Rows, CsvTest, testing::ValuesIn(csv_cases), [](const auto& one) { return one.param.name; });

struct Broken {
    std::string text;
    std::int64_t line;
};

TEST(CsvFaultTest, names_the_line_on_which_the_broken_row_begins) {
    const Broken broken[] = {
        {"a,b\n\"never ends\n\n", 2}, {"\"a\" b\n", 1}, {"a\n\"x\ny\"\nb \"c\" d\n", 4}, {"a\nb\"c\nd\n", 2}};
    for (const auto& [text, line] : broken) {
        CsvReader reader([](const CsvRow&) {});
        EXPECT_FALSE(reader.feed(text) && reader.finish()) << text;
        ASSERT_TRUE(reader.fault()) << text;
        EXPECT_EQ(reader.fault()->line, line) << text;
        EXPECT_FALSE(reader.finish()) << "it stays broken";
    }
}

} // namespace

} // namespace cartwright::import
