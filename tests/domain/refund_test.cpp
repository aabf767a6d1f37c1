#include "domain/refund.hpp"

#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

Money usd(std::int64_t minor) { return {.minor = minor, .currency = {}}; }

// "100.00 of it is refunded: buyer −100.00, seller +90.00, commission +10.00; then buyer +100.00, cash −100.00".
TEST(give_back, claws_fee_and_share_back) {
    auto refund = give_back({.total = usd(45000), .fee = usd(4500), .tax = usd(0)}, {}, usd(10000));
    ASSERT_TRUE(refund);
    EXPECT_EQ(refund->fee, usd(1000));
    refund->order = {77};
    refund->seller = {9};
    const auto postings = postings_of_refund(*refund, "card");
    const std::vector<Entry> back{{"buyer:77", usd(-10000)}, {"seller:9", usd(9000)}, {"commission", usd(1000)}};
    const std::vector<Entry> paid{{"buyer:77", usd(10000)}, {"cash:card", usd(-10000)}};
    EXPECT_EQ(postings[0].entries, back);
    EXPECT_EQ(postings[1].entries, paid);
}

TEST(give_back, gives_the_whole_back_in_however_many_parts) {
    const Refundable part{.total = usd(9999), .fee = usd(1000), .tax = usd(333)};
    for (const std::int64_t step : {1, 7, 333, 5000, 9999}) {
        std::vector<Refund> refunds;
        std::int64_t amount = 0;
        std::int64_t fee = 0;
        std::int64_t tax = 0;
        while (amount < 9999) {
            const auto refund = give_back(part, refunds, usd(std::min(step, 9999 - amount)));
            ASSERT_TRUE(refund);
            EXPECT_GE(refund->fee.minor, 0);
            amount += refund->amount.minor;
            fee += refund->fee.minor;
            tax += refund->tax.minor;
            refunds.push_back(*refund);
        }
        EXPECT_EQ(fee, 1000) << step;
        EXPECT_EQ(tax, 333) << step;
    }
}

TEST(give_back, refuses_more_than_is_left) {
    const Refundable part{.total = usd(100), .fee = usd(10), .tax = usd(0)};
    const std::vector<Refund> earlier{{.amount = usd(60), .fee = usd(6), .tax = usd(0)}};
    EXPECT_EQ(give_back(part, earlier, usd(41)).error().available, 40);
    EXPECT_EQ(give_back(part, earlier, usd(0)).error().why, Why::refund_too_large);
    EXPECT_EQ(give_back(part, earlier, usd(-5)).error().why, Why::refund_too_large);
    EXPECT_EQ(give_back(part, earlier, {.minor = 5, .currency = {{'G', 'B', 'P'}}}).error().why, Why::refund_too_large);
    EXPECT_TRUE(give_back(part, earlier, usd(40)));
}

} // namespace
} // namespace cartwright
