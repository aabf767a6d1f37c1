#include "domain/reseller/plan.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <chrono>

namespace cartwright {

namespace {

constexpr int months_of_quarter = 3;
constexpr int months_of_year = 12;

std::chrono::months months_of(Period period) {
    switch (period) {
    case Period::month: return std::chrono::months(1);
    case Period::quarter: return std::chrono::months(months_of_quarter);
    case Period::year: return std::chrono::months(months_of_year);
    }
    return {};
}

} // namespace

std::string_view name_of(Period period) {
    switch (period) {
    case Period::month: return "month";
    case Period::quarter: return "quarter";
    case Period::year: return "year";
    }
    return {};
}

std::optional<Period> parse_period(std::string_view name) {
    for (const Period period : {Period::month, Period::quarter, Period::year})
        if (name_of(period) == name) return period;
    return std::nullopt;
}

Instant one_period_after(Instant start, Period period, Instant first) {
    using std::chrono::milliseconds;
    using std::chrono::sys_days;
    using std::chrono::year_month_day;
    const auto day_of = [](Instant instant) {
        return std::chrono::floor<std::chrono::days>(
            std::chrono::sys_time<milliseconds>(milliseconds(instant.milliseconds)));
    };
    const sys_days day = day_of(start);
    const year_month_day from(day);
    const year_month_day first_day(day_of(first));
    const auto month = from.year() / from.month() + months_of(period);
    year_month_day date = month / first_day.day();
    if (!date.ok()) date = month / std::chrono::last;
    const milliseconds time_of_day = milliseconds(start.milliseconds) - sys_days(day).time_since_epoch();
    return {(sys_days(date).time_since_epoch() + time_of_day).count()};
}

bool is_secret_by_name(std::string_view attribute) {
    const std::string name = folded(attribute);
    return name.find("password") != std::string::npos || name.find("secret") != std::string::npos;
}

bool is_secret(const Plan& plan, std::string_view attribute) {
    const auto rule = std::ranges::find(plan.rules, attribute, &AttributeRule::name);
    return (rule != plan.rules.end() && rule->secret) || is_secret_by_name(attribute);
}

} // namespace cartwright
