#include "domain/ledger/ledger.hpp"
#include "domain/orders/sale_postings.hpp"
#include "tests/unit/domain/money.hpp"
#include "tests/unit/domain/postings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cartwright {
namespace {

using Lines = std::vector<std::string>;

TEST(postings_of_paid_order, are_those_of_the_glossary) {
    const Order order{.id = {77}, .cart = {1}, .stage = Stage::paid, .total = cents(17998)};
    const std::vector<Posting> expected{
        {.fact = "sale",
         .order = OrderId{77},
         .entries = {{LedgerAccount::buyer(OrderId{77}), cents(17998)}, {LedgerAccount::sales(), cents(-17998)}}},
        {.fact = "payment",
         .order = OrderId{77},
         .entries = {{LedgerAccount::cash("payments-server"), cents(17998)},
                     {LedgerAccount::buyer(OrderId{77}), cents(-17998)}}},
    };
    EXPECT_EQ(postings_of_paid_order(order, {}, "payments-server"), expected);
}

// "marketplace order over 450.00, fee 10 %: buyer +450.00, seller −405.00, commission −45.00"; and a keyboard of the
// house beside it, and tax.
TEST(postings_of_paid_order, give_each_seller_its_share) {
    const Order order{.id = {77}, .cart = {1}, .stage = Stage::paid, .total = cents(55000), .tax = cents(1000)};
    const SellerOrder share{.id = {5}, .order = {77}, .seller = {9}, .total = cents(45000), .fee = cents(4500)};
    const auto postings = postings_of_paid_order(order, std::vector{share}, "card");
    const Lines expected{"sale of 77: buyer:77 55000, seller:9 -40500, sales -9000, commission -4500, tax -1000",
                         "payment of 77: cash:card 55000, buyer:77 -55000"};
    EXPECT_EQ(format_postings(postings), expected);
    EXPECT_TRUE(are_balanced(postings));
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
    EXPECT_EQ(format_posting(postings_of_paid_order(shoe(TaxMode::of_gross), std::vector{share}, "gateway").front()),
              "sale of 77: buyer:77 10000, seller:9 -9000, commission -1000");

    SellerOrder with_tax = share;
    with_tax.tax_minor = 1800;
    EXPECT_EQ(
        format_posting(postings_of_paid_order(shoe(TaxMode::exclusive), std::vector{with_tax}, "gateway").front()),
        "sale of 77: buyer:77 11800, seller:9 -10800, commission -1000");
}

TEST(postings_of_paid_order, post_the_tax_of_the_houses_own_lines) {
    Order order = shoe(TaxMode::of_gross);
    order.lines.push_back({.price = {5000, {}}, .quantity = 1, .tax_minor = 900});
    order.total.minor += 5000;
    order.tax.minor += 900;
    const SellerOrder share{.seller = {9}, .total = {10000, {}}, .fee = {1000, {}}};
    EXPECT_EQ(format_posting(postings_of_paid_order(order, std::vector{share}, "gateway").front()),
              "sale of 77: buyer:77 15000, seller:9 -9000, sales -4100, commission -1000, tax -900");
}

TEST(postings_of_paid_order, are_balanced_for_odd_amounts) {
    const Currency gbp{{'G', 'B', 'P'}};
    struct Row {
        Money total;
        std::int64_t tax;
        std::vector<SellerOrder> shares;
        Lines postings;
    };
    const Row rows[] = {
        {cents(0), 0, {}, {"sale of 77: buyer:77 0, sales 0", "payment of 77: cash:free 0, buyer:77 0"}},
        {cents(1), 0, {}, {"sale of 77: buyer:77 1, sales -1", "payment of 77: cash:free 1, buyer:77 -1"}},
        {cents(1), 1, {}, {"sale of 77: buyer:77 1, sales 0, tax -1", "payment of 77: cash:free 1, buyer:77 -1"}},
        {cents(9999),
         1525,
         {},
         {"sale of 77: buyer:77 9999, sales -8474, tax -1525", "payment of 77: cash:free 9999, buyer:77 -9999"}},
        {cents(333),
         0,
         {{.seller = {9}, .total = cents(333)}},
         {"sale of 77: buyer:77 333, seller:9 -333", "payment of 77: cash:free 333, buyer:77 -333"}},
        {cents(1),
         0,
         {{.seller = {9}, .total = cents(1), .fee = cents(1)}},
         {"sale of 77: buyer:77 1, seller:9 0, commission -1", "payment of 77: cash:free 1, buyer:77 -1"}},
        {{10001, gbp},
         509,
         {{.seller = {9}, .total = {3333, gbp}, .fee = {333, gbp}},
          {.seller = {10}, .total = {3334, gbp}, .fee = {334, gbp}}},
         {"sale of 77: buyer:77 10001 GBP, seller:9 -3000 GBP, seller:10 -3000 GBP, sales -2825 GBP, "
          "commission -667 GBP, tax -509 GBP",
          "payment of 77: cash:free 10001 GBP, buyer:77 -10001 GBP"}},
    };
    for (const Row& row : rows) {
        const Order order{.id = {77}, .total = row.total, .tax = {row.tax, row.total.currency}};
        const auto postings = postings_of_paid_order(order, row.shares, "free");
        EXPECT_EQ(format_postings(postings), row.postings);
        EXPECT_TRUE(are_balanced(postings)) << row.postings.front();
    }
}

TEST(transfer, debits_one_account_and_credits_the_other) {
    const LedgerAccount debited = LedgerAccount::payout();
    const LedgerAccount credited = LedgerAccount::seller({9});
    for (const std::int64_t minor : {0, 1, -1, 333, -9999}) {
        const Money amount{.minor = minor, .currency = {{'G', 'B', 'P'}}};
        const std::vector<Entry> entries{{debited, amount}, {credited, {-minor, amount.currency}}};
        EXPECT_EQ(transfer(debited, credited, amount), entries);
        EXPECT_TRUE(is_balanced({.fact = "test", .order = {}, .entries = entries}));
    }
}

TEST(is_balanced, wants_zero_in_each_currency) {
    const Currency usd{};
    const Currency gbp{{'G', 'B', 'P'}};
    const LedgerAccount a = LedgerAccount::sales();
    const LedgerAccount b = LedgerAccount::tax();
    struct Row {
        std::vector<Entry> entries;
        bool balanced;
    };
    const Row rows[] = {
        {{}, true},
        {{{a, {5, usd}}, {b, {-5, usd}}}, true},
        {{{a, {5, usd}}, {b, {-2, usd}}, {LedgerAccount::commission(), {-3, usd}}}, true},
        {{{a, {5, usd}}}, false},
        {{{a, {5, usd}}, {b, {-4, usd}}}, false},
        {{{a, {5, usd}}, {b, {-5, gbp}}}, false},
        {{{a, {5, usd}}, {b, {-5, usd}}, {a, {1, gbp}}, {b, {-1, gbp}}}, true},
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
