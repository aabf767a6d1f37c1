#include "domain/ledger/ledger.hpp"
#include "domain/orders/sale_postings.hpp"

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

/// A shoe of a shop for 100.00, with 18 % tax in its line.
Order shoe(TaxMode mode) {
    const std::int64_t on_top = mode == TaxMode::exclusive ? 1800 : 0;
    return {.id = {77},
            .lines = {{.price = {10000, {}}, .quantity = 1, .seller = {9}, .tax_minor = 1800}},
            .total = {10000 + on_top, {}},
            .tax_mode = mode,
            .tax = {1800, {}}};
}

// goods.md: the tax in a shop's lines stands on the invoice and is not posted: the shop owes it.
TEST(postings_of_paid_order, leave_a_sellers_tax_to_the_seller) {
    const SellerOrder share{.seller = {9}, .total = {10000, {}}, .fee = {1000, {}}};
    const std::vector<Entry> within{{"buyer:77", {10000, {}}}, {"seller:9", {-9000, {}}}, {"commission", {-1000, {}}}};
    EXPECT_EQ(postings_of_paid_order(shoe(TaxMode::of_gross), std::vector{share}, "gateway").front().entries, within);

    SellerOrder with_tax = share;
    with_tax.tax_minor = 1800;
    const std::vector<Entry> on_top{{"buyer:77", {11800, {}}}, {"seller:9", {-10800, {}}}, {"commission", {-1000, {}}}};
    EXPECT_EQ(postings_of_paid_order(shoe(TaxMode::exclusive), std::vector{with_tax}, "gateway").front().entries,
              on_top);
}

TEST(postings_of_paid_order, post_the_tax_of_the_houses_own_lines) {
    Order order = shoe(TaxMode::of_gross);
    order.lines.push_back({.price = {5000, {}}, .quantity = 1, .tax_minor = 900});
    order.total.minor += 5000;
    order.tax.minor += 900;
    const SellerOrder share{.seller = {9}, .total = {10000, {}}, .fee = {1000, {}}};
    const std::vector<Entry> entries{{"buyer:77", {15000, {}}},
                                     {"seller:9", {-9000, {}}},
                                     {"sales", {-4100, {}}},
                                     {"commission", {-1000, {}}},
                                     {"tax", {-900, {}}}};
    EXPECT_EQ(postings_of_paid_order(order, std::vector{share}, "gateway").front().entries, entries);
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
        EXPECT_EQ(parse_stage(name_of(from)), from);
        for (const Stage to : {Stage::placed, Stage::paid, Stage::failed})
            EXPECT_EQ(may_go(from, to), from == Stage::placed && to != Stage::placed);
    }
    EXPECT_EQ(parse_stage("lost"), std::nullopt);
}

} // namespace
} // namespace cartwright
