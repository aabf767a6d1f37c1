#include "domain/subscription.hpp"

#include "domain/refusal.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace cartwright {
namespace {

using State = Subscription::State;

constexpr State states[] = {State::pending,   State::active,  State::suspended,
                            State::cancelled, State::expired, State::failed};

TEST(subscription, goes_its_way_and_no_other) {
    const struct {
        State from;
        std::vector<State> to;
    } rows[] = {
        {State::pending, {State::active, State::cancelled, State::failed}},
        {State::active, {State::suspended, State::cancelled, State::expired}},
        {State::suspended, {State::active, State::cancelled, State::expired}},
        {State::cancelled, {}},
        {State::expired, {}},
        {State::failed, {}},
    };
    for (const auto& row : rows) {
        for (const State to : states) {
            const bool may = std::ranges::find(row.to, to) != row.to.end();
            const auto after = moved({.state = row.from, .version = 4}, to);
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
    for (const State state : states) EXPECT_EQ(subscription_state_named(name_of(state)), state);
    EXPECT_EQ(subscription_state_named("running"), std::nullopt);
}

TEST(subscription, is_changed_by_one_order_at_a_time_while_it_is_active) {
    EXPECT_TRUE(may_change({.state = State::active}));
    EXPECT_EQ(may_change({.state = State::active, .changing = OrderId{1}}).error().why, Why::subscription_changing);
    for (const State state : {State::pending, State::suspended, State::cancelled, State::expired, State::failed})
        EXPECT_EQ(may_change({.state = state}).error().why, Why::subscription_not_active) << name_of(state);
}

TEST(subscription, begins_when_it_is_provisioned_and_is_renewed_from_its_end) {
    const Instant now{1'800'000'000'000};
    const Subscription begun = activated({.quantity = 5}, "MS-1", now);
    EXPECT_EQ(begun.state, State::active);
    EXPECT_EQ(begun.starts_at, now);
    EXPECT_EQ(begun.ends_at, one_period_after(now, Period::month));
    EXPECT_EQ(begun.vendor_reference, "MS-1");
    Subscription changing = begun;
    changing.changing = OrderId{7};
    const Subscription longer = renewed(changing);
    EXPECT_EQ(longer.ends_at, one_period_after(*begun.ends_at, Period::month));
    EXPECT_EQ(longer.changing, std::nullopt);
    const Subscription larger = with_seats(changing, 9);
    EXPECT_EQ(larger.quantity, 9);
    EXPECT_EQ(larger.ends_at, begun.ends_at);
    EXPECT_EQ(larger.changing, std::nullopt);
}

} // namespace
} // namespace cartwright
