#include "domain/marketplace/payment_form.hpp"
#include "domain/marketplace/payout.hpp"
#include "domain/marketplace/shoe.hpp"
#include "domain/marketplace/verification.hpp"
#include "domain/refusal.hpp"
#include "tests/unit/domain/money.hpp"
#include "tests/unit/domain/postings.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

TEST(price_in, is_rounded_half_up_and_never_nothing) {
    struct Row {
        std::int64_t price, percentage, sale;
    };
    const Row rows[] = {{45000, 80, 36000}, {1999, 50, 1000}, {999, 50, 500},
                        {101, 49, 49},      {1, 1, 1},        {price_max_minor, 99, 99'000'000'000}};
    for (const Row& row : rows)
        EXPECT_EQ(price_in({.id = {}, .percentage = row.percentage}, {.minor = row.price}).minor, row.sale)
            << row.price << " " << row.percentage;
}

TEST(shoe_size, is_whole_or_half) {
    struct Row {
        std::int64_t hundredths;
        std::string_view text; // empty: it is none
    };
    const Row rows[] = {{700, "7"}, {750, "7.5"}, {725, ""}, {701, ""}, {100, "1"},        {150, "1.5"},
                        {50, ""},   {99, ""},     {0, ""},   {-50, ""}, {100'000, "1000"}, {100'050, ""}};
    for (const Row& row : rows) {
        const auto size = shoe_size_of(row.hundredths);
        EXPECT_EQ(size ? format_size(*size) : "", row.text) << row.hundredths;
    }
    EXPECT_EQ(format_size(whole_size(11)), "11");
    EXPECT_LT(whole_size(7), *shoe_size_of(750));
}

Line shoe_line(std::int64_t quantity) {
    return {.listing = {1}, .product = {1}, .name = "Shoe", .price = {.minor = 1000}, .quantity = quantity};
}

TEST(apply_flash_sale, splits_a_line_where_the_flash_sale_ends) {
    const FlashSale sale{.id = {7}, .percentage = 75, .units = 5, .left = 2};
    EXPECT_EQ(apply_flash_sale(shoe_line(3), std::nullopt), std::vector{shoe_line(3)});
    EXPECT_EQ(apply_flash_sale(shoe_line(3), FlashSale{.id = {7}, .percentage = 75, .units = 5, .left = 0}),
              std::vector{shoe_line(3)});
    const std::vector<Line> some = apply_flash_sale(shoe_line(3), sale);
    ASSERT_EQ(some.size(), 2U);
    EXPECT_EQ(some[0].price.minor, 750);
    EXPECT_EQ(some[0].quantity, 2);
    EXPECT_EQ(some[1].price.minor, 1000);
    EXPECT_EQ(some[1].quantity, 1);
    const std::vector<Line> all = apply_flash_sale(shoe_line(2), sale);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].price.minor, 750);
    EXPECT_EQ(units_in(sale, shoe_line(1)), 1);
    EXPECT_EQ(units_in(sale, shoe_line(9)), 2);
}

// marketplace A0-11: "sales ≥5 (order lines, not pairs), average rating ≥3.0 (not rounded), ratings ≥5".
TEST(evidence, meets_each_criterion_or_not) {
    struct Row {
        Standing actual;
        bool sales, rating, ratings;
    };
    const Row rows[] = {
        {{.sales = 5, .ratings = 5, .stars = 15}, true, true, true},
        {{.sales = 4, .ratings = 5, .stars = 15}, false, true, true},
        {{.sales = 5, .ratings = 5, .stars = 14}, true, false, true},
        {{.sales = 9, .ratings = 4, .stars = 20}, true, true, false},
        {{.sales = 9, .ratings = 0, .stars = 0}, true, false, false},
        {{.sales = 5, .ratings = 1000, .stars = 2999}, true, false, true},
        {{.sales = 5, .ratings = 1'000'000, .stars = 3'000'000}, true, true, true},
    };
    for (const Row& row : rows) {
        const Evidence evidence{.required = {}, .actual = row.actual};
        EXPECT_EQ(evidence.has_sales(), row.sales) << row.actual.stars;
        EXPECT_EQ(evidence.is_well_rated(), row.rating) << row.actual.stars;
        EXPECT_EQ(evidence.has_ratings(), row.ratings) << row.actual.stars;
        EXPECT_EQ(evidence.is_enough(), row.sales && row.rating && row.ratings);
    }
    EXPECT_EQ((Evidence{.required = {}, .actual = {.ratings = 1000, .stars = 2999}}).average_of_ten_thousand(), 29990);
    EXPECT_EQ((Evidence{.required = {}, .actual = {.ratings = 3, .stars = 8}}).average_of_ten_thousand(), 26666);
    EXPECT_EQ(average_hundredths(3, 8), 267);
    EXPECT_EQ(average_hundredths(0, 0), 0);
}

constexpr Standing good_standing{.sales = 5, .ratings = 5, .stars = 15};
constexpr Standing bad_standing{.sales = 5, .ratings = 5, .stars = 14};

TEST(verification, is_granted_kept_and_lost) {
    struct Row {
        const char* what;
        Verification before;
        bool applied, reviewed, left_to_criteria;
    };
    const Row rows[] = {
        {"a good newcomer", {.standing = good_standing}, true, false, true},
        {"a bad newcomer", {.standing = bad_standing}, false, false, false},
        {"verified and still good", {.verified = true, .standing = good_standing}, true, true, true},
        {"verified and bad now", {.verified = true, .standing = bad_standing}, true, false, false},
        {"decided for", {.verified = true, .decided = true, .standing = bad_standing}, true, true, false},
        {"decided against", {.verified = false, .decided = false, .standing = good_standing}, false, false, true},
    };
    for (const Row& row : rows) {
        const bool is_good = row.before.standing == good_standing;
        const Verification applied = after_application(row.before, {});
        EXPECT_EQ(applied.verified, row.applied) << row.what;
        EXPECT_EQ(applied.application, is_good ? Application::approved : Application::rejected) << row.what;
        EXPECT_EQ(after_review(row.before, {}).verified, row.reviewed) << row.what;
        EXPECT_EQ(after_decision(row.before, std::nullopt, "x", {}).verified, row.left_to_criteria) << row.what;
        EXPECT_TRUE(after_decision(row.before, true, "x", {}).verified) << row.what;
        EXPECT_FALSE(after_decision(row.before, false, "x", {}).verified) << row.what;
        EXPECT_EQ(after_decision(row.before, false, "x", {}).reason, "x") << row.what;
    }
}

TEST(payment_form, must_be_whole) {
    const Instant now{1'795'270'000'000}; // November 2026
    const PaymentForm sound{
        .name = "A. Buyer", .credit_card = "4111 1111-1111 1111", .exp_date = "11/26", .security_code = "123"};
    EXPECT_TRUE(accept(sound, now));
    struct Row {
        std::string PaymentForm::* field;
        const char* value;
        const char* refused; // null: taken
    };
    const Row rows[] = {
        {&PaymentForm::name, "", "name"},
        {&PaymentForm::name, "  ", "name"},
        {&PaymentForm::credit_card, "", "credit_card"},
        {&PaymentForm::credit_card, "41111111111", "credit_card"},
        {&PaymentForm::credit_card, "41111111111111111111", "credit_card"},
        {&PaymentForm::credit_card, "0000000000000000", "credit_card"},
        {&PaymentForm::credit_card, "4111x11111111111", "credit_card"},
        {&PaymentForm::exp_date, "", "exp_date"},
        {&PaymentForm::exp_date, "10/26", "exp_date"},
        {&PaymentForm::exp_date, "00/30", "exp_date"},
        {&PaymentForm::exp_date, "13/30", "exp_date"},
        {&PaymentForm::exp_date, "12-30-31", "exp_date"},
        {&PaymentForm::exp_date, "soon", "exp_date"},
        {&PaymentForm::exp_date, "1/2027", nullptr},
        {&PaymentForm::exp_date, "2026-11", nullptr},
        {&PaymentForm::exp_date, "12/30", nullptr},
        {&PaymentForm::security_code, "12", "security_code"},
        {&PaymentForm::security_code, "12345", "security_code"},
        {&PaymentForm::security_code, "12a", "security_code"},
        {&PaymentForm::security_code, "1234", nullptr},
    };
    for (const Row& row : rows) {
        PaymentForm form = sound;
        form.*row.field = row.value;
        const auto accepted = accept(form, now);
        EXPECT_EQ(accepted.has_value(), row.refused == nullptr) << row.value;
        if (!accepted && row.refused != nullptr) {
            EXPECT_EQ(accepted.error().subject, row.refused) << row.value;
        }
    }
}

TEST(payable, is_what_is_owed_and_no_more) {
    struct Row {
        std::int64_t balance;
        std::optional<std::int64_t> wanted;
        std::optional<std::int64_t> paid;
    };
    const Row rows[] = {{500, {}, 500}, {500, 200, 200}, {500, 500, 500}, {500, 501, {}}, {500, 0, {}},
                        {500, -1, {}},  {0, {}, {}},     {-5, {}, {}},    {-5, 1, {}}};
    for (const Row& row : rows) {
        const auto amount = payable({.minor = row.balance}, row.wanted);
        EXPECT_EQ(amount.has_value(), row.paid.has_value()) << row.balance;
        if (amount && row.paid) {
            EXPECT_EQ(amount->minor, *row.paid);
        }
    }
}

TEST(posting_of, a_payout_is_balanced_and_undone_by_its_counterpart) {
    struct Row {
        Money amount;
        const char* there;
        const char* back;
    };
    const Row rows[] = {
        {cents(31500), "payout by 9: seller:7 31500, payout -31500",
         "payout failed by 9: seller:7 -31500, payout 31500"},
        {cents(1), "payout by 9: seller:7 1, payout -1", "payout failed by 9: seller:7 -1, payout 1"},
        {{.minor = 333, .currency = {{'G', 'B', 'P'}}},
         "payout by 9: seller:7 333 GBP, payout -333 GBP",
         "payout failed by 9: seller:7 -333 GBP, payout 333 GBP"},
    };
    for (const Row& row : rows) {
        const Payout payout{.id = {9}, .seller = {7}, .amount = row.amount};
        EXPECT_EQ(format_posting(posting_of(payout)), row.there);
        EXPECT_EQ(format_posting(posting_back_of(payout)), row.back);
        EXPECT_TRUE(are_balanced({posting_of(payout), posting_back_of(payout)}));
    }
}

} // namespace
} // namespace cartwright
