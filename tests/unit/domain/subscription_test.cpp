#include "domain/reseller/subscription.hpp"

#include "domain/refusal.hpp"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>

namespace cartwright {
namespace {

using SubscriptionState = Subscription::State;

/// Of text as `timestamp` writes it.
Instant instant_of(const std::string& text) {
    using namespace std::chrono;
    const auto number = [&](std::size_t at, std::size_t digits) { return std::stoi(text.substr(at, digits)); };
    const sys_days day = year(number(0, 4)) / number(5, 2) / number(8, 2);
    const auto moment =
        day + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) + milliseconds(number(20, 3));
    return {moment.time_since_epoch().count()};
}

constexpr SubscriptionState states[] = {SubscriptionState::pending,   SubscriptionState::active,
                                        SubscriptionState::suspended, SubscriptionState::cancelled,
                                        SubscriptionState::expired,   SubscriptionState::failed};

TEST(subscription, goes_its_way_and_no_other) {
    const struct {
        SubscriptionState from;
        std::vector<SubscriptionState> to;
    } rows[] = {
        {SubscriptionState::pending,
         {SubscriptionState::active, SubscriptionState::cancelled, SubscriptionState::failed}},
        {SubscriptionState::active,
         {SubscriptionState::suspended, SubscriptionState::cancelled, SubscriptionState::expired}},
        {SubscriptionState::suspended,
         {SubscriptionState::active, SubscriptionState::cancelled, SubscriptionState::expired}},
        {SubscriptionState::cancelled, {}},
        {SubscriptionState::expired, {}},
        {SubscriptionState::failed, {}},
    };
    for (const auto& row : rows) {
        for (const SubscriptionState to : states) {
            const bool may = std::ranges::find(row.to, to) != row.to.end();
            const auto after = with_state({.state = row.from, .version = 4}, to);
            EXPECT_EQ(after.has_value(), may) << name_of(row.from) << " → " << name_of(to);
            if (after) {
                EXPECT_EQ(after->state, to);
                EXPECT_EQ(after->version, 5);
            } else {
                EXPECT_EQ(after.error().why, Why::subscription_not_active);
                EXPECT_EQ(after.error().subject, name_of(row.from));
            }
        }
    }
}

TEST(subscription, is_known_by_the_name_of_its_state) {
    for (const SubscriptionState state : states) EXPECT_EQ(parse_subscription_state(name_of(state)), state);
    EXPECT_EQ(parse_subscription_state("running"), std::nullopt);
}

TEST(subscription, is_changed_by_one_order_at_a_time_while_it_is_active) {
    EXPECT_TRUE(may_change({.state = SubscriptionState::active}));
    EXPECT_EQ(may_change({.state = SubscriptionState::active, .changing = OrderId{1}}).error().why,
              Why::subscription_changing);
    for (const SubscriptionState state :
         {SubscriptionState::pending, SubscriptionState::suspended, SubscriptionState::cancelled,
          SubscriptionState::expired, SubscriptionState::failed})
        EXPECT_EQ(may_change({.state = state}).error().why, Why::subscription_not_active) << name_of(state);
}

TEST(subscription, begins_when_it_is_provisioned_and_is_renewed_from_its_end) {
    const Instant now{1'800'000'000'000};
    const Subscription begun = activated({.quantity = 5}, "MS-1", now);
    EXPECT_EQ(begun.state, SubscriptionState::active);
    EXPECT_EQ(begun.starts_at, now);
    EXPECT_EQ(begun.ends_at, one_period_after(now, Period::month));
    EXPECT_EQ(begun.vendor_reference, "MS-1");
    Subscription changing = begun;
    changing.changing = OrderId{7};
    const Subscription longer = renewed(changing);
    EXPECT_EQ(longer.ends_at, one_period_after(*begun.ends_at, Period::month, now));
    EXPECT_EQ(longer.changing, std::nullopt);
    const Subscription larger = with_seats(changing, 9);
    EXPECT_EQ(larger.quantity, 9);
    EXPECT_EQ(larger.ends_at, begun.ends_at);
    EXPECT_EQ(larger.changing, std::nullopt);
}

TEST(subscription, keeps_the_day_of_its_start_through_every_renewal) {
    const struct {
        Period period;
        std::vector<std::string> days; // of the start, and of each end
    } rows[] = {
        {Period::month, {"2026-01-29", "2026-02-28", "2026-03-29", "2026-04-29"}},
        {Period::month, {"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"}},
        {Period::month, {"2028-01-31", "2028-02-29", "2028-03-31"}},
        {Period::month, {"2026-12-31", "2027-01-31", "2027-02-28"}},
        {Period::quarter, {"2025-11-30", "2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"}},
        {Period::quarter, {"2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"}},
        {Period::year, {"2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"}},
    };
    for (const auto& row : rows) {
        const Instant start = instant_of(row.days.front() + "T23:59:58.997Z");
        Subscription subscription = activated({.plan = {.period = row.period}}, "MS-1", start);
        for (std::size_t i = 1; i < row.days.size(); ++i) {
            EXPECT_EQ(timestamp(subscription.ends_at.value()), row.days[i] + "T23:59:58.997Z")
                << name_of(row.period) << " from " << row.days.front();
            subscription = renewed(subscription);
        }
    }
}

TEST(subscription, that_lost_its_day_by_earlier_renewals_finds_it_again) {
    const Subscription drifted{.starts_at = instant_of("2026-01-31T08:00:00.000Z"),
                               .ends_at = instant_of("2026-03-28T08:00:00.000Z")};
    EXPECT_EQ(timestamp(renewed(drifted).ends_at.value()), "2026-04-30T08:00:00.000Z");
}

} // namespace
} // namespace cartwright
