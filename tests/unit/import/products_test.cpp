#include "import/products.hpp"

#include "demo/demo_products.csv.hpp"
#include "domain/catalogue/product.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <ostream>
#include <sstream>

namespace cartwright::import {

using operations::Goods;
using operations::PutGoods;

namespace {

const Format products_format{};

TEST(ReadProducts, reads_every_column_in_any_order) {
    const auto put =
        read_products("price,sku,stock,name,description,category,brand,rating\r\n"
                      "12.5,A-1,3,\"Mug, large\",\"Holds \"\"half\"\"\r\na litre\",Kitchen,Potter,4.25\r\n",
                      products_format);
    ASSERT_TRUE(put) << put.error();
    const Goods mug{.sku = "A-1",
                    .name = "Mug, large",
                    .brand = "Potter",
                    .category = "Kitchen",
                    .description = "Holds \"half\"\r\na litre",
                    .price = {.minor = 1250},
                    .rating_hundredths = 425,
                    .stock = 3};
    EXPECT_EQ(put->goods, std::vector{mug});
    EXPECT_EQ(put->stock, PutGoods::Stock::set);
}

TEST(ReadProducts, needs_four_columns_only) {
    const auto put = read_products("\xEF\xBB\xBFSKU, Name ,category,price\na1, Plate ,Kitchen,7\n\n"
                                   "a2,Té,Kitchen,0.05",
                                   products_format);
    ASSERT_TRUE(put) << put.error();
    ASSERT_EQ(put->goods.size(), 2U);
    EXPECT_EQ(put->goods[0], (Goods{.sku = "a1", .name = "Plate", .category = "Kitchen", .price = {.minor = 700}}));
    EXPECT_EQ(put->goods[1].price.minor, 5);
    EXPECT_EQ(put->stock, PutGoods::Stock::keep) << "a list that says nothing of stock leaves it alone";
}

TEST(ReadProducts, says_what_it_says_nothing_of) {
    const auto put = read_products("sku,brand,stock\na,,3\n", products_format);
    ASSERT_TRUE(put) << put.error();
    EXPECT_TRUE(put->columns.brand);
    for (const bool said :
         {put->columns.name, put->columns.category, put->columns.description, put->columns.price, put->columns.rating})
        EXPECT_FALSE(said);
}

TEST(ReadProducts, reads_files_with_other_delimiters) {
    for (const char delimiter : {';', '\t', '|'}) {
        std::string csv = "sku,name,price\na, Big Mug ,1.5\nb,\"Cup\",\"2\"\n";
        std::ranges::replace(csv, ',', delimiter);
        const auto put = read_products(csv, {.delimiter = delimiter});
        ASSERT_TRUE(put) << put.error();
        EXPECT_EQ(put->goods[0].name, "Big Mug");
        EXPECT_EQ(put->goods[0].price.minor, 150);
        EXPECT_EQ(put->goods[1].price.minor, 200);
    }
    const auto commas = read_products("sku,name\na,b\n", {.delimiter = ';'});
    ASSERT_FALSE(commas);
    EXPECT_EQ(commas.error().rows,
              (std::vector<BadRow>{{1, "", "commas separate the fields of this file: use --delimiter ,"}}));
}

TEST(ReadProducts, takes_prices_in_the_currency_that_is_usual_or_named) {
    const Format euros{.currency = *Currency::parse("EUR")};
    const auto put = read_products("sku,price,currency\na,1,\nb,1,GBP\n", euros);
    ASSERT_TRUE(put) << put.error();
    EXPECT_EQ(put->goods[0].price.currency.text(), "EUR");
    EXPECT_EQ(put->goods[1].price.currency.text(), "GBP");
}

TEST(ReadProducts, reads_the_demo_catalogue) {
    const auto put = read_products(embedded::demo_products, products_format);
    ASSERT_TRUE(put) << put.error();
    ASSERT_GE(put->goods.size(), 25U);
    EXPECT_EQ(put->goods[2].name, "Mechanical Keyboard");
    EXPECT_EQ(put->goods[2].price.minor, 8999);
    EXPECT_EQ(put->goods[2].stock, 75);
}

const std::string names = "sku, name, brand, category, price, currency, rating, stock and description";

struct BadCase {
    std::string name;
    std::string csv;
    std::vector<BadRow> rows;

    friend std::ostream& operator<<(std::ostream& out, const BadCase& one) { return out << one.name; }
};

class BadProducts : public testing::TestWithParam<BadCase> {};

TEST_P(BadProducts, are_rejected_with_every_bad_row) {
    const auto put = read_products(GetParam().csv, products_format);
    ASSERT_FALSE(put);
    std::ostringstream said;
    said << put.error();
    EXPECT_EQ(put.error().rows, GetParam().rows) << said.str();
    EXPECT_EQ(put.error().more, 0);
}

/// A list with all columns and these rows.
std::string list(const std::string& rows) { return "sku,name,brand,category,price,rating,stock,description\n" + rows; }

const std::string long_text(description_bytes_max + 1, 'x');
constexpr const char* no_decimal = " is not a decimal number with at most two places, such as 4.25";

const BadCase bad_cases[] = {
    {"empty_file", "", {{1, "", "the file is empty; its first row must name the columns"}}},
    {"unknown_columns",
     "sku,name,category,price,colour,size\na,b,c,1,red,9\n",
     {{1, "", "'colour' and 'size' are not columns of goods; the columns are " + names}}},
    {"an_unknown_column_beside_an_empty_one",
     "sku,price,\na,1,\n",
     {{1, "", "the unnamed column 3 is not a column of goods; the columns are " + names}}},
    {"no_column_sku",
     "name,brand\nb,c\n",
     {{1, "sku", "is not named in the header; the columns of goods are " + names}}},
    {"one_column", "sku\na\nb\n", {{1, "", "the header names one column only; the others of goods are " + names}}},
    {"currency_without_price", "sku,currency\na,USD\n", {{1, "currency", "requires the column price as well"}}},
    {"currencies_that_are_none",
     "sku,price,currency\na,1,JPY\nb,1,ZZZ\nc,1,usd\nd,1,\n",
     {{2, "currency", "'JPY' must be a currency with two decimals; others are not supported"},
      {3, "currency", "'ZZZ' must be the code of a currency in ISO 4217"},
      {4, "currency", "'usd' must be three capital letters"}}},
    {"semicolons",
     "sku;name;category;price\na;b;c;1,5\nb;b;c;2,5\n",
     {{1, "", "semicolons separate the fields of this file: use --delimiter ';'"}}},
    {"semicolons_and_quotes",
     "\xEF\xBB\xBF\"SKU\";\"name\"\r\na;b\r\n",
     {{1, "", "semicolons separate the fields of this file: use --delimiter ';'"}}},
    {"tabs", "name\tsku\tprice\na\tb\t1\n", {{1, "", "tabs separate the fields of this file: use --delimiter tab"}}},
    {"bars", "name|sku|price\na|b|1\n", {{1, "", "bars separate the fields of this file: use --delimiter '|'"}}},
    {"a_note_for_spreadsheets",
     "sep=,\r\nsku,name,category,price\r\na,b,c,1\r\n",
     {{1, "",
       "'sep=,' is for spreadsheet programs: remove this line, because the first line must name the columns; "
       "--delimiter sets the separator"}}},
    {"a_row_of_delimiters",
     list("a,b,c,d,1,,1,\n,,,,,,,\nb,b,c,d,1,,1,\n"),
     {{3, "", "contains only delimiters; remove it"}}},
    {"rows_of_delimiters",
     list("a,b,c,d,1,,1,\n,,,,,,,\n,,,\n , ,,,,,,\n"),
     {{3, "", "contains only delimiters, as do 2 more rows; remove them"}}},
    {"utf_16_of_little_ends",
     std::string("\xFF\xFEs\0k\0u\0,\0", 10),
     {{0, "", "the file is UTF-16; save it as CSV in UTF-8"}}},
    {"utf_16_of_big_ends",
     std::string("\xFE\xFF\0s\0k\0u\0,", 10),
     {{0, "", "the file is UTF-16; save it as CSV in UTF-8"}}},
    {"utf_16_without_a_mark",
     std::string("s\0k\0u\0,\0p\0r\0i\0c\0e\0\n\0", 20),
     {{0, "", "the file contains NUL bytes, so it is UTF-16 or not text; save it as CSV in UTF-8"}}},
    {"a_spreadsheet",
     "PK\x03\x04 and so on",
     {{0, "", "the file is a spreadsheet or an archive; save it as CSV in UTF-8"}}},
    {"column_twice", "sku,name,category,price,sku\na,b,c,1,a\n", {{1, "sku", "is named twice"}}},
    {"header_of_latin_1", "sku,name,category,price,\xE9tat\n", {{1, "", "the name of column 5 is not UTF-8"}}},
    {"no_sku", list("\"\",b,c,d,1,,1,\n"), {{2, "sku", "is missing"}}},
    {"no_name", list("a, ,c,d,1,,1,\n"), {{2, "name", "is missing"}}},
    {"no_category", list("a,b,c,,1,,1,\n"), {{2, "category", "is missing"}}},
    {"no_price", list("a,b,c,d,,,1,\n"), {{2, "price", "is missing"}}},
    {"no_stock_in_a_list_with_stock", list("a,b,c,d,1,,,\n"), {{2, "stock", "is missing"}}},
    {"three_places", list("a,b,c,d,0.001,,1,\n"), {{2, "price", std::string("'0.001'") + no_decimal}}},
    {"price_with_a_sign", list("a,b,c,d,$5,,1,\n"), {{2, "price", std::string("'$5'") + no_decimal}}},
    {"price_with_a_comma", list("a,b,c,d,\"1,5\",,1,\n"), {{2, "price", std::string("'1,5'") + no_decimal}}},
    {"price_with_an_exponent", list("a,b,c,d,1e3,,1,\n"), {{2, "price", std::string("'1e3'") + no_decimal}}},
    {"negative_price", list("a,b,c,d,-0.01,,1,\n"), {{2, "price", "is negative"}}},
    {"price_beyond_the_limit", list("a,b,c,d,1000000000.01,,1,\n"), {{2, "price", "is more than 1000000000"}}},
    {"rating_beyond_the_limit", list("a,b,c,d,1,5.01,1,\n"), {{2, "rating", "is more than 5"}}},
    {"half_a_piece", list("a,b,c,d,1,,1.5,\n"), {{2, "stock", "'1.5' is not a whole number"}}},
    {"negative_stock", list("a,b,c,d,1,,-1,\n"), {{2, "stock", "is negative"}}},
    {"stock_beyond_the_limit", list("a,b,c,d,1,,1000000001,\n"), {{2, "stock", "is more than 1000000000"}}},
    {"stock_beyond_64_bits",
     list("a,b,c,d,1,,9223372036854775808,\n"),
     {{2, "stock", "'9223372036854775808' is not a whole number"}}},
    {"long_description", list("a,b,c,d,1,,1," + long_text + "\n"), {{2, "description", "is longer than 20000 bytes"}}},
    {"long_name", list("a," + long_text + ",c,d,1,,1,\n"), {{2, "name", "is longer than 500 bytes"}}},
    {"latin_1", list("a,Caf\xE9,c,d,1,,1,\n"), {{2, "name", "is not UTF-8"}}},
    {"control_characters", list("a,b\x1B[2J,c,d,1,,1,\n"), {{2, "name", "has control characters"}}},
    {"line_end_in_a_name", list("a,\"b\nb\",c,d,1,,1,\n"), {{2, "name", "has control characters"}}},
    {"same_sku_twice", list("a,b,c,d,1,,1,\nA,b,c,d,1,,1,\na,b,c,d,1,,1,\n"), {{4, "sku", "'a' is on line 2 already"}}},
    {"category_without_a_word", list("a,b,c,&,1,,1,\n"), {{2, "category", "must contain a letter or a digit"}}},
    {"categories_alike",
     list("a,b,c,Home & Garden,1,,1,\nb,b,c,Home Garden,1,,1,\n"),
     {{3, "category", "'Home Garden' and 'Home & Garden' have the same web address"}}},
    {"too_few_fields", list("a,b,c,d,1,,1\n"), {{2, "", "has 7 fields, but the header has 8"}}},
    {"too_many_fields", list("a,b,c,d,1,,1,,\n"), {{2, "", "has 9 fields, but the header has 8"}}},
    {"lines_after_line_ends_in_quotes",
     list("a,b,c,d,1,,1,\"two\nlines\"\r\n\r\nb,b,c,d,x,,1,\n"),
     {{5, "price", std::string("'x'") + no_decimal}}},
    {"several_in_one_row",
     list("a,,c,d,x,,1,\n"),
     {{2, "name", "is missing"}, {2, "price", std::string("'x'") + no_decimal}}},
    {"open_quote",
     list("a,b,c,d,1,,1,\nb,\"b,c,d,1,,1,\n"),
     {{3, "", "a quoted field that begins here is not closed"}}},
};

INSTANTIATE_TEST_SUITE_P(Rows, BadProducts, testing::ValuesIn(bad_cases),
                         [](const auto& one) { return one.param.name; });

TEST(ReadProducts, names_fifty_and_counts_the_rest) {
    std::string rows;
    for (int i = 0; i < 60; ++i) rows += "a" + std::to_string(i) + ",b,c,d,free,,1,\n";
    const auto put = read_products(list(rows), products_format);
    ASSERT_FALSE(put);
    EXPECT_EQ(put.error().rows.size(), 50U);
    EXPECT_EQ(put.error().rows.back().line, 51);
    EXPECT_EQ(put.error().more, 10);
    std::ostringstream said;
    said << put.error();
    EXPECT_TRUE(said.str().ends_with("  … and 10 more\n")) << said.str();
}

} // namespace

} // namespace cartwright::import
