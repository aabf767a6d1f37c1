#include "base/money.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <numeric>

namespace cartwright {

namespace {

constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

Currency euro() { return *Currency::parse("EUR"); }

TEST(Currency, is_three_capital_letters) {
    EXPECT_EQ(Currency::parse("EUR")->text(), "EUR");
    EXPECT_EQ(Currency{}.text(), "USD");
    for (const char* text : {"", "EU", "EURO", "eur", "E R", "E1R", "EÜ"}) EXPECT_FALSE(Currency::parse(text)) << text;
}

TEST(Money, is_added_within_a_currency_and_what_json_holds) {
    struct {
        Money left;
        Money right;
        std::optional<std::int64_t> sum;
    } const cases[] = {
        {{1}, {2}, 3},
        {{-5}, {2}, -3},
        {{amount_max_minor}, {0}, amount_max_minor},
        {{amount_max_minor}, {1}, std::nullopt},
        {{-amount_max_minor}, {-1}, std::nullopt},
        {{-amount_max_minor}, {amount_max_minor}, 0},
        {{largest}, {1}, std::nullopt},
        {{1}, {1, euro()}, std::nullopt},
    };
    for (const auto& c : cases) {
        const auto sum = plus(c.left, c.right);
        ASSERT_EQ(sum.has_value(), c.sum.has_value()) << c.left.minor << " + " << c.right.minor;
        if (sum) {
            EXPECT_EQ(*sum, Money{*c.sum});
        }
    }
    EXPECT_EQ(plus({1, euro()}, {2, euro()}), (Money{3, euro()}));
}

TEST(Money, is_multiplied_within_what_json_holds) {
    EXPECT_EQ(times({250, euro()}, 4), (Money{1000, euro()}));
    EXPECT_EQ(times({250}, 0), Money{0});
    EXPECT_EQ(times({amount_max_minor}, 1), Money{amount_max_minor});
    EXPECT_FALSE(times({amount_max_minor}, 2));
    EXPECT_EQ(times({-amount_max_minor}, -1), Money{amount_max_minor});
    EXPECT_FALSE(times({1}, amount_max_minor + 1));
    EXPECT_FALSE(times({smallest}, -1));
}

TEST(Split, loses_nothing_and_follows_the_weights) {
    struct {
        std::int64_t whole;
        std::vector<std::int64_t> weights;
        std::vector<std::int64_t> parts;
    } const cases[] = {
        {1000, {1, 1, 1}, {333, 334, 333}},
        {100, {1}, {100}},
        {0, {3, 4}, {0, 0}},
        {1, {1, 1}, {1, 0}},
        {-1000, {1, 1, 1}, {-333, -334, -333}},
        {10, {0, 1, 0}, {0, 10, 0}},
        {999, {50, 30, 20}, {500, 299, 200}},
        {100, {0, 0}, {50, 50}}, // no proportion is given
        {100, {-5, 1}, {0, 100}},
        {100, {-5, -1}, {50, 50}},
        {0, {0}, {0}},
        {100, {}, {}},
        {largest, {1, 1}, {4611686018427387904, 4611686018427387903}},
        {smallest, {1, 1}, {-4611686018427387904, -4611686018427387904}},
    };
    for (const auto& c : cases) {
        const auto parts = split({c.whole, euro()}, c.weights);
        ASSERT_EQ(parts.size(), c.parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i)
            EXPECT_EQ(parts[i], (Money{c.parts[i], euro()})) << c.whole << " at " << i;
    }
}

TEST(Split, always_adds_up) {
    std::uint64_t random = 1;
    const auto next = [&random](std::int64_t limit) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>((random >> 33U) % static_cast<std::uint64_t>(limit));
    };
    for (int i = 0; i < 10'000; ++i) {
        std::vector<std::int64_t> weights(static_cast<std::size_t>(1 + next(9)));
        for (auto& weight : weights) weight = next(1000);
        weights.front() += 1;
        const std::int64_t whole = next(2'000'000) - 1'000'000;
        std::int64_t sum = 0;
        for (const Money part : split({whole}, weights)) {
            sum += part.minor;
            EXPECT_FALSE(whole >= 0 ? part.minor < 0 : part.minor > 0) << "no part goes the other way";
        }
        ASSERT_EQ(sum, whole);
    }
}

TEST(Decimal, has_the_fewest_digits) {
    struct {
        std::int64_t minor;
        const char* text;
    } constexpr cases[] = {
        {17998, "179.98"},
        {3600, "36.0"},
        {0, "0.0"},
        {5, "0.05"},
        {-5, "-0.05"},
        {50, "0.5"},
        {-110, "-1.1"},
        {100, "1.0"},
        {largest, "92233720368547758.07"},
        {smallest, "-92233720368547758.08"},
    };
    for (const auto& c : cases) EXPECT_EQ(decimal(c.minor), c.text);
}

TEST(MinorUnits, are_read_from_a_number) {
    struct {
        double amount;
        std::optional<std::int64_t> minor;
    } const cases[] = {
        {0, 0},
        {179.98, 17998},
        {0.29, 29},
        {1.1, 110},
        {-0.5, -50},
        {4.35, 435},
        {1e13, 1'000'000'000'000'000},
        {123456789012.34, 12345678901234},
        {9999999999999.99, 999'999'999'999'999},
        {-9999999999999.99, -999'999'999'999'999},
        {0.1 + 0.2, 30}, // as programs add
        {0.30000000000000004, 30},
        {269.96999999999997, 26997},
        {-269.96999999999997, -26997},
        {89.99000001, std::nullopt},
        {89.99000000000001, 8999},
        {1e-20, std::nullopt},
        {0.001, std::nullopt},
        {179.985, std::nullopt},
        {1e14, std::nullopt},
        {-1e14, std::nullopt},
        {std::numeric_limits<double>::infinity(), std::nullopt},
        {std::numeric_limits<double>::quiet_NaN(), std::nullopt},
    };
    for (const auto& c : cases) EXPECT_EQ(minor_units(c.amount), c.minor) << c.amount;
}

TEST(MinorUnits, are_read_from_text) {
    struct {
        const char* text;
        std::optional<std::int64_t> exact;
        std::optional<std::int64_t> rounded;
    } const cases[] = {
        {"4.25", 425, 425},
        {"12", 1200, 1200},
        {"-0.5", -50, -50},
        {"0", 0, 0},
        {"007", 700, 700},
        {"1.50", 150, 150},
        {"1.500", 150, 150},
        {"1.005", std::nullopt, 101},
        {"1.004", std::nullopt, 100},
        {"-1.005", std::nullopt, -101},
        {"0.995", std::nullopt, 100},
        {"999999999999999.99", 99'999'999'999'999'999, 99'999'999'999'999'999},
        {"1000000000000000", std::nullopt, std::nullopt},
        {"", std::nullopt, std::nullopt},
        {"-", std::nullopt, std::nullopt},
        {".5", std::nullopt, std::nullopt},
        {"1.", std::nullopt, std::nullopt},
        {"1,5", std::nullopt, std::nullopt},
        {"1.2.3", std::nullopt, std::nullopt},
        {" 1", std::nullopt, std::nullopt},
        {"1e2", std::nullopt, std::nullopt},
        {"+1", std::nullopt, std::nullopt},
        {"--1", std::nullopt, std::nullopt},
        {"1.0x", std::nullopt, std::nullopt},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(minor_units(c.text, Places::exact), c.exact) << c.text;
        EXPECT_EQ(minor_units(c.text, Places::rounded), c.rounded) << c.text;
    }
}

TEST(MinorUnits, of_a_printed_amount_are_that_amount) {
    for (std::int64_t minor = -100'000; minor <= 100'000; minor += 7) {
        EXPECT_EQ(minor_units(decimal(minor), Places::exact), minor);
        EXPECT_EQ(minor_units(static_cast<double>(minor) / 100), minor);
    }
}

} // namespace

} // namespace cartwright
