#include "domain/ledger.hpp"

#include <gtest/gtest.h>

#include <map>

namespace cartwright {
namespace {

TEST(postings_of_paid_order, are_those_of_the_glossary) {
    const Money total{.minor = 17998, .currency = {}};
    const Order order{.id = {77}, .cart = {1}, .stage = Stage::paid, .lines = {}, .total = total, .placed_at = {}};
    const Money given{.minor = -17998, .currency = {}};
    const std::vector<Posting> expected{
        {.fact = "sale", .order = OrderId{77}, .entries = {{"buyer:77", total}, {"sales", given}}},
        {.fact = "payment", .order = OrderId{77}, .entries = {{"cash:payments-server", total}, {"buyer:77", given}}},
    };
    EXPECT_EQ(postings_of_paid_order(order, {}, "payments-server"), expected);
}

// "marketplace order over 450.00, fee 10 %: buyer +450.00, seller −405.00, commission −45.00"; and a keyboard of the
// house beside it, and tax.
TEST(postings_of_paid_order, give_each_seller_its_share) {
    const Money total{.minor = 55000, .currency = {}};
    const Order order{.id = {77},
                      .cart = {1},
                      .stage = Stage::paid,
                      .lines = {},
                      .total = total,
                      .tax = {.minor = 1000, .currency = {}},
                      .placed_at = {}};
    const SellerOrder share{.id = {5},
                            .order = {77},
                            .seller = {9},
                            .total = {.minor = 45000, .currency = {}},
                            .fee = {.minor = 4500, .currency = {}}};
    const auto postings = postings_of_paid_order(order, std::vector{share}, "card");
    const Posting sale{.fact = "sale",
                       .order = OrderId{77},
                       .entries = {{"buyer:77", total},
                                   {"seller:9", {-40500, {}}},
                                   {"sales", {-9000, {}}},
                                   {"commission", {-4500, {}}},
                                   {"tax", {-1000, {}}}}};
    EXPECT_EQ(postings.front(), sale);
    EXPECT_TRUE(is_balanced(postings.front()));
}

TEST(is_balanced, wants_zero_in_each_currency) {
    const Currency usd{};
    const Currency gbp{{'G', 'B', 'P'}};
    struct Row {
        std::vector<Entry> entries;
        bool balanced;
    };
    const Row rows[] = {
        {{}, true},
        {{{"a", {5, usd}}, {"b", {-5, usd}}}, true},
        {{{"a", {5, usd}}, {"b", {-2, usd}}, {"c", {-3, usd}}}, true},
        {{{"a", {5, usd}}}, false},
        {{{"a", {5, usd}}, {"b", {-4, usd}}}, false},
        {{{"a", {5, usd}}, {"b", {-5, gbp}}}, false},
        {{{"a", {5, usd}}, {"b", {-5, usd}}, {"a", {1, gbp}}, {"b", {-1, gbp}}}, true},
    };
    for (const Row& row : rows)
        EXPECT_EQ(is_balanced({.fact = "test", .order = {}, .entries = row.entries}), row.balanced);
}

TEST(stages, go_forward_only) {
    for (const Stage from : {Stage::placed, Stage::paid, Stage::failed}) {
        EXPECT_EQ(stage_named(name_of(from)), from);
        for (const Stage to : {Stage::placed, Stage::paid, Stage::failed})
            EXPECT_EQ(may_go(from, to), from == Stage::placed && to != Stage::placed);
    }
    EXPECT_EQ(stage_named("lost"), std::nullopt);
}

} // namespace
} // namespace cartwright
