#include "domain/orders/seller.hpp"
#include "domain/orders/seller_shares.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

// marketplace A0-9: "fee = round-half-up(cents×bps/10000); seller = total − fee, so the parts always sum".
TEST(fee_of, is_rounded_half_up) {
    struct Row {
        std::int64_t total, bps, fee;
    };
    const Row rows[] = {
        {45000, 1000, 4500}, {35000, 1000, 3500}, {5, 1000, 1},
        {4, 1000, 0},        {0, 1000, 0},        {99, 0, 0},
        {99, 10000, 99},     {33333, 1, 3},       {9'000'000'000'000'000'000, 10000, 9'000'000'000'000'000'000}};
    for (const Row& row : rows)
        EXPECT_EQ(fee_of({.minor = row.total, .currency = {}}, row.bps).minor, row.fee) << row.total << " " << row.bps;
}

Line line_of_seller(SellerId seller, std::int64_t price, std::int64_t quantity) {
    return {.listing = {1}, .product = {1}, .name = {}, .price = {price, {}}, .quantity = quantity, .seller = seller};
}

TEST(shares_of, are_one_for_each_seller_beside_the_house) {
    const std::vector<Seller> sellers{{.id = {7}, .name = "beta", .fee_bps = 1000},
                                      {.id = {3}, .name = "alpha", .fee_bps = 500}};
    const auto shares = shares_of({line_of_seller({7}, 100, 2), line_of_seller(the_house, 999, 1),
                                   line_of_seller({3}, 50, 1), line_of_seller({7}, 30, 1)},
                                  sellers);
    ASSERT_EQ(shares.size(), 2U);
    EXPECT_EQ(shares[0].seller, SellerId{3});
    EXPECT_EQ(shares[0].total.minor, 50);
    EXPECT_EQ(shares[0].fee.minor, 3); // 2.5
    EXPECT_EQ(shares[1].seller, SellerId{7});
    EXPECT_EQ(shares[1].total.minor, 230);
    EXPECT_EQ(shares[1].share().minor, 207);
}

TEST(step_changes, go_forward_only) {
    EXPECT_TRUE(may_go(Step::processing, Step::shipped));
    EXPECT_FALSE(may_go(Step::processing, Step::delivered));
    EXPECT_FALSE(may_go(Step::shipped, Step::processing));
    EXPECT_FALSE(may_go(Step::delivered, Step::shipped));
}

} // namespace
} // namespace cartwright
