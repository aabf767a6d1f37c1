#include "api/shopping/products/product_search.hpp"

#include <gtest/gtest.h>
#include <ostream>

namespace cartwright::api::shopping {

void PrintTo(const PriceRange& range, std::ostream* out) { *out << range.from << " to " << range.to; }

namespace {

using Ranges = std::vector<PriceRange>;

TEST(a_word, begins_the_prices_that_are_spelled_so) {
    const struct {
        std::string_view word;
        Ranges ranges;
    } cases[] = {
        {"12.5", {{1'250, 1'259}}},
        {"12.50", {{1'250, 1'250}}},
        {"12.05", {{1'205, 1'205}}},
        {"12.", {{1'200, 1'299}}},
        {"0", {{0, 99}}},
        {"0.9", {{90, 99}}},
        {"120000000", {{12'000'000'000, 12'000'000'099}}},
        {"1000000000", {{100'000'000'000, 100'000'000'099}}},
        {"123456789", {{12'345'678'900, 12'345'678'999}}},
        // What begins no price.
        {"", {}},
        {"007", {}},
        {"-12", {}},
        {"12.345", {}},
        {"12.-5", {}},
        {"12.5.1", {}},
        {"1e5", {}},
        {".5", {}},
        {"9999999999", {}},
        {"99999999999999999999", {}},
        {"twelve", {}},
    };
    for (const auto& each : cases) EXPECT_EQ(prices_beginning(each.word), each.ranges) << each.word;
}

TEST(a_whole_number, also_begins_longer_ones) {
    const Ranges all = prices_beginning("12");
    ASSERT_EQ(all.size(), 8U);
    EXPECT_EQ(all[0], (PriceRange{1'200, 1'299}));
    EXPECT_EQ(all[1], (PriceRange{12'000, 12'999}));
    EXPECT_EQ(all[7], (PriceRange{12'000'000'000, 12'999'999'999}));
}

} // namespace
} // namespace cartwright::api::shopping
