#include "domain/outbox/back_off.hpp"
#include "domain/outbox/subscriber.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

TEST(subscriber, tells_of_types_and_of_starts_of_types) {
    struct Row {
        const char* types;
        const char* type;
        bool told;
    };
    constexpr Row rows[] = {{"", "cartwright.order.paid", true},
                            {"cartwright.order.paid", "cartwright.order.paid", true},
                            {"cartwright.order.paid", "cartwright.order.placed", false},
                            {"cartwright.order.", "cartwright.order.placed", true},
                            {"cartwright.order", "cartwright.order.placed", false},
                            {"cartwright.stock.low,cartwright.order.", "cartwright.stock.low", true},
                            {"cartwright.stock.low,cartwright.order.", "cartwright.stock.changed", false},
                            {"cartwright.stock.low,cartwright.order.", "cartwright.order.failed", true}};
    for (const Row& row : rows) EXPECT_EQ(includes_type(row.types, row.type), row.told) << row.types << " " << row.type;
}

TEST(subscriber, waits_twice_as_long_each_time_up_to_an_hour) {
    constexpr std::int64_t longest[] = {1'000, 2'000, 4'000, 8'000, 16'000};
    for (std::int64_t attempts = 1; attempts <= 5; ++attempts) {
        EXPECT_EQ(back_off_ms(attempts, 0), longest[attempts - 1] / 2);
        for (const std::uint64_t drawn : {1ULL, 77ULL, 123'456'789ULL, ~0ULL}) {
            EXPECT_GE(back_off_ms(attempts, drawn), longest[attempts - 1] / 2);
            EXPECT_LE(back_off_ms(attempts, drawn), longest[attempts - 1]);
        }
    }
    EXPECT_EQ(back_off_ms(1'000'000, 0), 1'800'000);
    EXPECT_LE(back_off_ms(1'000'000, ~0ULL), 3'600'000);
}

} // namespace
} // namespace cartwright
