#include "domain/orders/refund.hpp"

#include "domain/orders/sale_postings.hpp"
#include "domain/refusal.hpp"
#include "tests/unit/domain/money.hpp"
#include "tests/unit/domain/postings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace cartwright {
namespace {

RefundablePart part(std::int64_t total, std::int64_t fee = 0, std::int64_t tax = 0, SellerId seller = {9}) {
    return {.seller = seller, .total = cents(total), .fee = cents(fee), .tax = cents(tax)};
}

/// The part after that refund.
RefundablePart after(RefundablePart from, const Refund& refund) {
    from.refunded.minor += refund.amount.minor;
    from.refunded_fee.minor += refund.fee.minor;
    from.refunded_tax.minor += refund.tax.minor;
    return from;
}

/// A shoe of shop 9 for 80.00 and a keyboard of the house for 90.00, with 18 % of gross in each line.
Order shoe_and_keyboard() {
    return {.id = {77},
            .stage = Stage::paid,
            .lines = {{.price = cents(8000), .quantity = 1, .seller = {9}, .tax_minor = 1440},
                      {.price = cents(9000), .quantity = 1, .tax_minor = 1620}},
            .total = cents(17000),
            .tax_mode = TaxMode::of_gross,
            .tax = cents(3060)};
}
const SellerOrder of_the_shop{.seller = {9}, .total = cents(8000), .fee = cents(800)};

// "100.00 of it is refunded: buyer −100.00, seller +90.00, commission +10.00; then buyer +100.00, cash −100.00".
TEST(give_back, claws_fee_and_share_back) {
    Refund refund = give_back(part(45000, 4500), cents(10000));
    EXPECT_EQ(refund.fee, cents(1000));
    refund.order = {77};
    const auto postings = postings_of_refund(refund, "card");
    const std::vector<std::string> expected{"refund of 77: buyer:77 -10000, seller:9 9000, commission 1000",
                                            "refund payment of 77: buyer:77 10000, cash:card -10000"};
    EXPECT_EQ(format_postings(postings), expected);
}

TEST(postings_of_refund, are_balanced_for_odd_amounts) {
    struct Row {
        SellerId seller;
        std::int64_t amount;
        std::int64_t fee;
        std::int64_t tax;
        const char* back;
    };
    const Row rows[] = {
        {the_house, 1, 0, 0, "refund of 77 by 5: buyer:77 -1 GBP, sales 1 GBP"},
        {the_house, 9999, 0, 1525, "refund of 77 by 5: buyer:77 -9999 GBP, sales 8474 GBP, tax 1525 GBP"},
        {the_house, 1, 0, 1, "refund of 77 by 5: buyer:77 -1 GBP, sales 0 GBP, tax 1 GBP"},
        {{9}, 333, 33, 0, "refund of 77 by 5: buyer:77 -333 GBP, seller:9 300 GBP, commission 33 GBP"},
        {{9}, 1, 1, 0, "refund of 77 by 5: buyer:77 -1 GBP, seller:9 0 GBP, commission 1 GBP"},
        {{9}, 7, 2, 1, "refund of 77 by 5: buyer:77 -7 GBP, seller:9 4 GBP, commission 2 GBP, tax 1 GBP"},
    };
    for (const Row& row : rows) {
        const auto pounds_of = [](std::int64_t minor) { return Money{.minor = minor, .currency = {{'G', 'B', 'P'}}}; };
        const Refund refund{.id = {5},
                            .order = {77},
                            .seller = row.seller,
                            .amount = pounds_of(row.amount),
                            .fee = pounds_of(row.fee),
                            .tax = pounds_of(row.tax)};
        const auto postings = postings_of_refund(refund, "gateway");
        const std::string minor = std::to_string(row.amount);
        const std::vector<std::string> expected{row.back, "refund payment of 77 by 5: buyer:77 " + minor +
                                                              " GBP, cash:gateway -" + minor + " GBP"};
        EXPECT_EQ(format_postings(postings), expected);
        EXPECT_TRUE(are_balanced(postings)) << row.back;
    }
}

TEST(give_back, gives_the_whole_back_in_however_many_parts) {
    for (const std::int64_t step : {1, 7, 333, 5000, 9999}) {
        RefundablePart left = part(9999, 1000, 333);
        while (left.left().minor > 0) {
            const Refund refund = give_back(left, cents(std::min(step, left.left().minor)));
            EXPECT_GE(refund.fee.minor, 0);
            EXPECT_LE(refund.fee.minor + refund.tax.minor, refund.amount.minor + 1);
            left = after(left, refund);
        }
        EXPECT_EQ(left.refunded, cents(9999)) << step;
        EXPECT_EQ(left.refunded_fee, cents(1000)) << step;
        EXPECT_EQ(left.refunded_tax, cents(333)) << step;
    }
}

// An answer that says yes is booked, even where an earlier version has given back too much.
TEST(give_back, books_more_than_there_was) {
    const Refund refund = give_back(part(100, 10), cents(150));
    EXPECT_EQ(refund.amount, cents(150));
    EXPECT_EQ(refund.fee, cents(10));
    EXPECT_EQ(give_back(after(part(100, 10), refund), cents(20)).fee, cents(0));
    EXPECT_EQ(give_back(part(0, 0), cents(5)).fee, cents(0));
}

TEST(share_refund, refuses_more_than_is_left) {
    RefundablePart one = part(100, 10);
    one.refunded = cents(40);
    one.asked = cents(20);
    const std::vector parts{one};
    EXPECT_EQ(share_refund(parts, cents(41), {}).error().available, 40);
    EXPECT_EQ(share_refund(parts, cents(0), {}).error().why, Why::refund_too_large);
    EXPECT_EQ(share_refund(parts, cents(-5), {}).error().why, Why::refund_too_large);
    EXPECT_EQ(share_refund(parts, {.minor = 5, .currency = {{'G', 'B', 'P'}}}, {}).error().why, Why::refund_too_large);
    EXPECT_EQ(share_refund(parts, cents(40), {}).value(), (std::vector<RefundShare>{{{9}, cents(40)}}));
    one.asked = cents(60);
    EXPECT_EQ(share_refund(std::vector{one}, cents(1), {}).error().available, 0);
}

TEST(share_refund, takes_from_those_whose_pieces_come_back) {
    const std::vector parts{part(9000, 0, 0, the_house), part(8000, 800)};
    const SellerId nine[] = {{9}};
    EXPECT_EQ(share_refund(parts, cents(8000), nine).value(), (std::vector<RefundShare>{{{9}, cents(8000)}}));
    EXPECT_EQ(share_refund(parts, cents(8001), nine).value(),
              (std::vector<RefundShare>{{the_house, cents(4236)}, {{9}, cents(3765)}}));
}

// Never more of a part than is left of it.
TEST(share_refund, never_takes_more_of_a_part_than_is_left) {
    std::uint64_t random = 1;
    const auto next = [&random](std::int64_t limit) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>((random >> 33U) % static_cast<std::uint64_t>(limit));
    };
    for (int i = 0; i < 2'000; ++i) {
        std::vector<RefundablePart> parts;
        for (std::int64_t seller = 1; seller <= 1 + next(5); ++seller) parts.push_back(part(next(50), 0, 0, {seller}));
        const std::int64_t left = left_of(parts).minor;
        if (left == 0) continue;
        const Money amount = cents(1 + next(left));
        std::int64_t sum = 0;
        const auto shares = share_refund(parts, amount, {});
        ASSERT_TRUE(shares);
        for (const RefundShare& share : *shares) {
            sum += share.amount.minor;
            const auto& from = parts[static_cast<std::size_t>(share.seller.value - 1)];
            EXPECT_LE(share.amount.minor, from.left().minor);
        }
        EXPECT_EQ(sum, amount.minor);
    }
}

TEST(share_given, shares_all_of_it_whatever_is_left) {
    const std::vector parts{part(30, 0, 0, the_house), part(70, 7)};
    EXPECT_EQ(share_given(parts, cents(50)), (std::vector<RefundShare>{{the_house, cents(15)}, {{9}, cents(35)}}));
    EXPECT_EQ(share_given(parts, cents(150)), (std::vector<RefundShare>{{the_house, cents(80)}, {{9}, cents(70)}}));
    const std::vector nothing_left{part(0, 0, 0, the_house), part(0)};
    EXPECT_EQ(share_given(nothing_left, cents(5)), (std::vector<RefundShare>{{the_house, cents(5)}}));
}

TEST(refundable_parts, count_what_is_asked_for_as_given_back) {
    const Order order = shoe_and_keyboard();
    const std::vector<Refund> refunds{{.seller = {9}, .amount = cents(1000), .fee = cents(100), .tax = cents(0)}};
    const std::vector<RefundShare> asked{{{9}, cents(2000)}, {the_house, cents(500)}};
    const auto parts = refundable_parts(order, std::vector{of_the_shop}, refunds, asked);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].total, cents(9000));
    EXPECT_EQ(parts[0].tax, cents(1620));
    EXPECT_EQ(parts[0].left(), cents(8500));
    EXPECT_EQ(parts[1].fee, cents(800));
    EXPECT_EQ(parts[1].left(), cents(5000));
    EXPECT_EQ(left_of(parts), cents(13500));

    // Asked for in a version that kept no shares: of no seller in particular.
    const std::vector<RefundShare> unshared{{SellerId{0}, cents(1700)}};
    const auto others = refundable_parts(order, std::vector{of_the_shop}, {}, unshared);
    EXPECT_EQ(others[0].asked, cents(900));
    EXPECT_EQ(others[1].asked, cents(800));
}

TEST(refundable_parts, have_the_tax_on_top_of_a_sellers_prices) {
    Order order = shoe_and_keyboard();
    order.tax_mode = TaxMode::exclusive;
    order.total = cents(20060);
    SellerOrder shop = of_the_shop;
    shop.tax_minor = 1440;
    const auto parts = refundable_parts(order, std::vector{shop}, {}, {});
    EXPECT_EQ(parts[0].total, cents(10620));
    EXPECT_EQ(parts[0].tax, cents(1620));
    EXPECT_EQ(parts[1].total, cents(9440));
    EXPECT_EQ(parts[1].tax, cents(0));
}

/// What is left on each account after the sale and these refunds.
std::map<std::string, std::int64_t> accounts_after(const Order& order, const SellerOrder& shop,
                                                   const std::vector<std::int64_t>& amounts) {
    std::map<std::string, std::int64_t> accounts;
    const auto post = [&](const std::vector<Posting>& postings) {
        for (const Posting& posting : postings) {
            EXPECT_TRUE(is_balanced(posting));
            for (const Entry& entry : posting.entries) accounts[format_account(entry.account)] += entry.amount.minor;
        }
    };
    post(postings_of_paid_order(order, std::vector{shop}, "gateway"));
    std::vector<Refund> refunds;
    for (const std::int64_t amount : amounts) {
        const auto parts = refundable_parts(order, std::vector{shop}, refunds, {});
        const auto shares = share_refund(parts, cents(amount), {});
        EXPECT_TRUE(shares);
        for (const RefundShare& share : shares ? *shares : std::vector<RefundShare>{}) {
            const auto found = std::ranges::find(parts, share.seller, &RefundablePart::seller);
            refunds.push_back(give_back(*found, share.amount));
            refunds.back().order = order.id;
            post(postings_of_refund(refunds.back(), "gateway"));
        }
    }
    std::erase_if(accounts, [](const auto& account) { return account.second == 0; });
    return accounts;
}

TEST(refunds_of_the_whole, leave_every_account_at_zero) {
    const std::map<std::string, std::int64_t> nothing;
    EXPECT_EQ(accounts_after(shoe_and_keyboard(), of_the_shop, {17000}), nothing);
    EXPECT_EQ(accounts_after(shoe_and_keyboard(), of_the_shop, {1, 333, 5000, 11666}), nothing);
    Order on_top = shoe_and_keyboard();
    on_top.tax_mode = TaxMode::exclusive;
    on_top.total = cents(20060);
    SellerOrder shop = of_the_shop;
    shop.tax_minor = 1440;
    EXPECT_EQ(accounts_after(on_top, shop, {20060}), nothing);
    EXPECT_EQ(accounts_after(on_top, shop, {7, 20053}), nothing);
}

// Paid in a version that posted the tax of all lines as the house's, of which the house's part may be less.
TEST(refunds_of_the_whole, balance_in_orders_of_earlier_versions) {
    Order order = shoe_and_keyboard();
    order.sellers_owe_tax = false;
    EXPECT_EQ(refundable_parts(order, std::vector{of_the_shop}, {}, {}).front().tax, cents(3060));
    order.lines[1].price = cents(10);
    order.total = cents(8010);
    const auto parts = refundable_parts(order, std::vector{of_the_shop}, {}, {});
    EXPECT_EQ(parts.front().tax, cents(10));
    const Refund refund = give_back(parts.front(), cents(10));
    EXPECT_EQ(refund.tax, cents(10));
    for (const Posting& posting : postings_of_refund(refund, "gateway")) EXPECT_TRUE(is_balanced(posting));
}

TEST(refund_request, keeps_its_key_and_its_names) {
    EXPECT_EQ(key_of(RefundRequestId{7}), "refund-7");
    using State = RefundRequest::State;
    for (const State state : {State::asked, State::approved, State::declined, State::no_charge})
        EXPECT_EQ(parse_refund_state(name_of(state)), state);
    EXPECT_EQ(refund_provider_of("gateway"), RefundProvider::gateway);
    EXPECT_EQ(refund_provider_of("payments-server"), RefundProvider::payments_server);
    for (const char* method : {"card", "account", "purchase order", ""})
        EXPECT_EQ(refund_provider_of(method), RefundProvider::none);
}

} // namespace
} // namespace cartwright
