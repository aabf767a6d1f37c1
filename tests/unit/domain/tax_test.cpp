#include "domain/ledger/tax.hpp"
#include "domain/refusal.hpp"
#include "tests/unit/domain/money.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace cartwright {
namespace {

struct TaxRow {
    std::int64_t amount;
    std::int64_t bps;
    TaxMode mode;
    std::int64_t tax;
};

TEST(TaxTest, is_rounded_half_up) {
    const TaxRow table[] = {
        {20'000, 1'800, TaxMode::of_gross, 3'600},  // 200.00 → 36.00
        {99, 1'800, TaxMode::of_gross, 18},         // 0.99 → 0.18, and 0.81 are left
        {100, 1'850, TaxMode::of_gross, 19},        // 18.5 goes up
        {100, 1'849, TaxMode::of_gross, 18},        //
        {0, 1'800, TaxMode::of_gross, 0},           //
        {1, 1'800, TaxMode::of_gross, 0},           // 0.18
        {1, 5'000, TaxMode::of_gross, 1},           // half a cent
        {100, 10'000, TaxMode::of_gross, 100},      // all of it
        {20'000, 1'800, TaxMode::inclusive, 3'051}, // 18/118
        {20'000, 1'700, TaxMode::inclusive, 2'906}, // 17/117
        {120, 2'000, TaxMode::inclusive, 20},       //
        {16'400, 2'200, TaxMode::exclusive, 3'608}, // 22 % on net
        {8'999, 2'000, TaxMode::exclusive, 1'800},  // 1799.8
        {10'000, 0, TaxMode::exclusive, 0},         //
        {10'000, 1'800, TaxMode::none, 0},          //
        {std::numeric_limits<std::int64_t>::max(), 1'800, TaxMode::of_gross, 1'660'206'966'633'859'645},
    };
    for (const TaxRow& row : table)
        EXPECT_EQ(tax_of(cents(row.amount), row.bps, row.mode), cents(row.tax))
            << row.amount << " at " << row.bps << ' ' << name_of(row.mode);
}

TEST(TaxTest, knows_the_names_of_its_modes) {
    for (const TaxMode mode : {TaxMode::none, TaxMode::of_gross, TaxMode::inclusive, TaxMode::exclusive})
        EXPECT_EQ(parse_tax_mode(name_of(mode)), mode);
    EXPECT_EQ(parse_tax_mode("of_net"), std::nullopt);
}

TEST(TaxTest, reads_rates) {
    EXPECT_EQ(parse_tax_rate("GB:books=0"), (TaxRate{.country = "GB", .goods = "books", .bps = 0}));
    EXPECT_EQ(parse_tax_rate("*:standard=1800"), (TaxRate{.country = "*", .goods = "standard", .bps = 1'800}));
    EXPECT_EQ(parse_tax_rate("DE:home-kitchen=10000"),
              (TaxRate{.country = "DE", .goods = "home-kitchen", .bps = 10'000}));
    for (const char* wrong : {"", "GB", "GB=2000", "GB:=2000", "gb:books=0", "GBR:books=0", ":books=0", "GB:books",
                              "GB:books=", "GB:books=-1", "GB:books=10001", "GB:books=2.5", "GB:books=x", "books=0:GB"})
        EXPECT_EQ(parse_tax_rate(wrong), std::nullopt) << wrong;
}

TEST(TaxTest, finds_the_nearest_rate) {
    const TaxTerms terms{.mode = TaxMode::exclusive,
                         .rates = {{.country = "GB", .goods = "standard", .bps = 2'000},
                                   {.country = "GB", .goods = "books", .bps = 0},
                                   {.country = "*", .goods = "books", .bps = 500},
                                   {.country = "*", .goods = "standard", .bps = 1'800}}};
    EXPECT_EQ(rate_of(terms, "GB", "books"), 0);
    EXPECT_EQ(rate_of(terms, "GB", "toys"), 2'000);
    EXPECT_EQ(rate_of(terms, "GB", ""), 2'000);
    EXPECT_EQ(rate_of(terms, "FR", "books"), 500);
    EXPECT_EQ(rate_of(terms, "FR", "toys"), 1'800);
    EXPECT_EQ(rate_of({}, "GB", "books"), 0);
}

Line taxed_line(std::int64_t price, std::int64_t quantity, std::int64_t bps) {
    return {.listing = {}, .product = {}, .name = "tea", .price = cents(price), .quantity = quantity, .tax_bps = bps};
}

std::vector<std::int64_t> taxes(const std::vector<Line>& lines) {
    std::vector<std::int64_t> all;
    for (const Line& each : lines) all.push_back(each.tax_minor);
    return all;
}

TEST(LevyTest, rounds_once_for_each_rate_and_loses_nothing) {
    std::vector<Line> lines{taxed_line(99, 1, 1'800), taxed_line(99, 1, 1'800), taxed_line(99, 1, 1'800),
                            taxed_line(99, 1, 0)};
    const auto taxed = levy(lines, TaxMode::of_gross, TaxRounding::total);
    ASSERT_TRUE(taxed);
    EXPECT_EQ(*taxed, (Taxed{.tax = cents(53), .total = cents(396)})); // 53.46, where three times 18 were 54
    EXPECT_EQ(taxes(lines), (std::vector<std::int64_t>{18, 17, 18, 0}));
}

TEST(LevyTest, rounds_line_by_line) {
    std::vector<Line> lines{taxed_line(99, 1, 1'800), taxed_line(99, 1, 1'800), taxed_line(33, 3, 1'800)};
    const auto taxed = levy(lines, TaxMode::of_gross, TaxRounding::line);
    ASSERT_TRUE(taxed);
    EXPECT_EQ(*taxed, (Taxed{.tax = cents(54), .total = cents(297)}));
    EXPECT_EQ(taxes(lines), (std::vector<std::int64_t>{18, 18, 18}));
}

TEST(LevyTest, adds_what_comes_on_top) {
    std::vector<Line> lines{taxed_line(8'999, 1, 2'000), taxed_line(1'299, 2, 500)};
    const auto taxed = levy(lines, TaxMode::exclusive, TaxRounding::total);
    ASSERT_TRUE(taxed);
    EXPECT_EQ(*taxed, (Taxed{.tax = cents(1'930), .total = cents(13'527)}));
    EXPECT_EQ(tax_parts_of(lines, TaxMode::exclusive),
              (std::vector<TaxPart>{{.bps = 2'000, .net = cents(8'999), .tax = cents(1'800)},
                                    {.bps = 500, .net = cents(2'598), .tax = cents(130)}}));
}

TEST(LevyTest, takes_nothing_of_nothing) {
    std::vector<Line> lines{taxed_line(0, 5, 1'800)};
    EXPECT_EQ(*levy(lines, TaxMode::of_gross, TaxRounding::total), (Taxed{.tax = cents(0), .total = cents(0)}));
}

TEST(LevyTest, says_when_it_is_too_much) {
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::vector<Line> lines{taxed_line(most, 1, 1'800)};
    EXPECT_EQ(levy(lines, TaxMode::exclusive, TaxRounding::total).error().why, Why::amount_too_large);
    lines.push_back(taxed_line(1, 1, 1'800));
    EXPECT_EQ(levy(lines, TaxMode::of_gross, TaxRounding::total).error().why, Why::amount_too_large);
}

TEST(LevyTest, splits_what_is_within_the_price) {
    std::vector<Line> lines{taxed_line(10'000, 1, 1'900), taxed_line(5'000, 1, 700)};
    ASSERT_TRUE(levy(lines, TaxMode::inclusive, TaxRounding::total));
    EXPECT_EQ(tax_parts_of(lines, TaxMode::inclusive),
              (std::vector<TaxPart>{{.bps = 1'900, .net = cents(8'403), .tax = cents(1'597)},
                                    {.bps = 700, .net = cents(4'673), .tax = cents(327)}}));
}

} // namespace
} // namespace cartwright
