#include "base/currencies.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

TEST(decimals_of, is_what_iso_4217_says) {
    const struct {
        const char* code;
        std::optional<int> decimals;
    } rows[] = {{"USD", 2},
                {"EUR", 2},
                {"XCG", 2},
                {"AED", 2},
                {"ZWG", 2},
                {"JPY", 0},
                {"XPF", 0},
                {"BIF", 0},
                {"KWD", 3},
                {"BHD", 3},
                {"TND", 3},
                {"ZZZ", std::nullopt},
                {"XTS", std::nullopt},
                {"XAU", std::nullopt},
                {"CLF", std::nullopt},
                {"HRK", std::nullopt},
                {"AAA", std::nullopt}};
    for (const auto& row : rows) {
        const Currency currency = Currency::parse(row.code).value();
        EXPECT_EQ(decimals_of(currency), row.decimals) << row.code;
        EXPECT_EQ(is_supported(currency), row.decimals == 2) << row.code;
    }
}

TEST(flaw_of_currency, names_the_rule_that_is_broken) {
    const struct {
        const char* text;
        std::string_view flaw;
    } rows[] = {{"GBP", ""},
                {"", "must be three capital letters"},
                {"usd", "must be three capital letters"},
                {"USDT", "must be three capital letters"},
                {"ZZZ", "must be the code of a currency in ISO 4217"},
                {"XTS", "must be the code of a currency in ISO 4217"},
                {"JPY", "must be a currency with two decimals; others are not supported"},
                {"KWD", "must be a currency with two decimals; others are not supported"}};
    for (const auto& row : rows) EXPECT_EQ(flaw_of_currency(row.text), row.flaw) << row.text;
}

} // namespace
} // namespace cartwright
