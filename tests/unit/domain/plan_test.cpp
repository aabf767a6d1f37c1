#include "domain/reseller/plan.hpp"

#include <chrono>
#include <gtest/gtest.h>

namespace cartwright {
namespace {

/// Midnight and a bit on a day, in milliseconds since 1970.
Instant on(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    const sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return {duration_cast<milliseconds>(date.time_since_epoch()).count() + 12'345};
}

TEST(one_period_after, is_the_same_day_or_the_last_of_the_month) {
    struct Row {
        Instant start;
        Period period;
        Instant end;
    };
    const Row rows[] = {
        {on(2026, 1, 15), Period::month, on(2026, 2, 15)},    {on(2026, 1, 31), Period::month, on(2026, 2, 28)},
        {on(2028, 1, 31), Period::month, on(2028, 2, 29)},    {on(2026, 12, 1), Period::month, on(2027, 1, 1)},
        {on(2026, 11, 30), Period::quarter, on(2027, 2, 28)}, {on(2026, 5, 31), Period::quarter, on(2026, 8, 31)},
        {on(2028, 2, 29), Period::year, on(2029, 2, 28)},     {on(2026, 6, 30), Period::year, on(2027, 6, 30)},
    };
    for (const Row& row : rows)
        EXPECT_EQ(one_period_after(row.start, row.period), row.end)
            << timestamp(row.start) << " " << name_of(row.period);
}

TEST(Period, is_known_by_its_name) {
    for (const Period period : {Period::month, Period::quarter, Period::year})
        EXPECT_EQ(parse_period(name_of(period)), period);
    EXPECT_EQ(parse_period("week"), std::nullopt);
}

TEST(is_secret, is_what_the_plan_says_or_what_is_called_so) {
    Plan plan;
    plan.rules = {{.name = "key", .secret = true}, {.name = "domainName", .required = true}};
    const struct {
        const char* name;
        bool secret;
    } rows[] = {{"key", true},          {"domainName", false}, {"adminPassword", true}, {"PASSWORD", true},
                {"clientSecret", true}, {"pass", false},       {"Key", false}};
    for (const auto& row : rows) EXPECT_EQ(is_secret(plan, row.name), row.secret) << row.name;
}

} // namespace
} // namespace cartwright
