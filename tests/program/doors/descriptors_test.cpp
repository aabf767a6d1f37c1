#include "app/descriptors.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

bool operator==(const Connections& left, const Connections& right) {
    return left.shop == right.shop && left.payments == right.payments;
}

TEST(Descriptors, are_shared_out_to_the_connections_of_both_servers) {
    const Connections wanted{.shop = 10'000, .payments = 10'000};
    struct {
        std::size_t descriptors;
        Connections fit;
    } const cases[] = {
        {1'048'576, {.shop = 10'000, .payments = 10'000}},
        {25'200, {.shop = 10'000, .payments = 10'000}},
        {10'200, {.shop = 6'000, .payments = 2'000}},
        {1'200, {.shop = 600, .payments = 200}},
        {250, {.shop = 24, .payments = 16}},
        {100, {.shop = 16, .payments = 16}}, // the least
    };
    for (const auto& c : cases) EXPECT_TRUE(connections_that_fit(c.descriptors, 200, wanted) == c.fit) << c.descriptors;
    EXPECT_TRUE(connections_that_fit(1'200, 200, {.shop = 100, .payments = 0}) == (Connections{.shop = 100}));
}

} // namespace
} // namespace cartwright::tests
