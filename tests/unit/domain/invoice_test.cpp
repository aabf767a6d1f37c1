#include "domain/orderflow/invoice.hpp"
#include "domain/orders/charge.hpp"
#include "domain/refusal.hpp"
#include "tests/unit/domain/money.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

constexpr Instant in_november{1'795'251'600'000}; // 2026-11-21
constexpr Instant new_year{1'798'761'600'000};    // 2027-01-01T00:00:00Z

Order tea_order() {
    return {.id = {456},
            .cart = {456},
            .lines = {{.listing = {},
                       .product = {},
                       .name = "tea",
                       .price = cents(10'000),
                       .quantity = 2,
                       .code = "tea",
                       .tax_bps = 1'800,
                       .tax_minor = 3'600}},
            .total = cents(20'000),
            .tax_mode = TaxMode::of_gross,
            .tax = cents(3'600),
            .placed_at = in_november,
            .reference = "8080"};
}

AssertedInvoice asserted() {
    return {.customer = "8080",
            .items = {{"1", 2, 5'000}, {"2", 1, 10'000}},
            .tax_minor = 3'600,
            .net_minor = 16'400,
            .total_minor = 20'000,
            .currency = {}};
}

Invoice invoice() {
    return invoice_of(tea_order(), {.name = "Lital", .phone = "1", .address = "here"}, {.name = "Shop"}, {},
                      in_november);
}

TEST(InvoiceTest, is_numbered_by_its_year) {
    Invoice issued = invoice();
    EXPECT_EQ(issued.year, 2026);
    issued.number = 1;
    EXPECT_EQ(invoice_number(issued), "2026-000001");
    issued.number = 1'234'567;
    EXPECT_EQ(invoice_number(issued), "2026-1234567");
    EXPECT_EQ(invoice_of(tea_order(), {}, {}, {}, new_year).year, 2027);
    EXPECT_EQ(invoice_of(tea_order(), {}, {}, {}, new_year + -1).year, 2026);
}

TEST(InvoiceTest, is_in_the_currency_asked_for) {
    const Currency euro = *Currency::parse("EUR");
    const Invoice issued = invoice_of(tea_order(), {}, {}, euro, in_november);
    EXPECT_EQ(issued.total.currency, euro);
    EXPECT_EQ(issued.tax.currency, euro);
    EXPECT_EQ(issued.lines.front().price.currency, euro);
    EXPECT_EQ(issued.net(), (Money{.minor = 16'400, .currency = euro}));
}

TEST(InvoiceTest, has_a_digest_that_tells_every_change) {
    using Change = void (*)(Invoice&);
    const Change changes[] = {
        [](Invoice& one) { one.id.value++; },
        [](Invoice& one) { one.order.value++; },
        [](Invoice& one) { one.seller.value++; },
        [](Invoice& one) { one.year++; },
        [](Invoice& one) { one.number++; },
        [](Invoice& one) { one.from.name += "x"; },
        [](Invoice& one) { one.from.address += "x"; },
        [](Invoice& one) { one.from.tax_number += "x"; },
        [](Invoice& one) { one.customer += "x"; },
        [](Invoice& one) { one.to.name += "x"; },
        [](Invoice& one) { one.to.phone += "x"; },
        [](Invoice& one) { one.to.address += "x"; },
        [](Invoice& one) { one.tax.minor++; },
        [](Invoice& one) { one.total.minor++; },
        [](Invoice& one) { one.total.currency = *Currency::parse("EUR"); },
        [](Invoice& one) { one.tax_mode = TaxMode::exclusive; },
        [](Invoice& one) { one.issued_at.milliseconds++; },
        [](Invoice& one) { one.lines.front().code += "x"; },
        [](Invoice& one) { one.lines.front().name += "x"; },
        [](Invoice& one) { one.lines.front().quantity++; },
        [](Invoice& one) { one.lines.front().price.minor++; },
        [](Invoice& one) { one.lines.front().tax_bps++; },
        [](Invoice& one) { one.lines.front().tax_minor++; },
        [](Invoice& one) { one.lines.push_back(one.lines.front()); },
        [](Invoice& one) { one.lines.clear(); },
        // What stands beside one another can't be moved over.
        [](Invoice& one) { one.lines.front().code = "te", one.lines.front().name = "atea"; },
    };
    const std::string digest = digest_of(invoice());
    EXPECT_EQ(digest_of(invoice()), digest);
    for (std::size_t i = 0; i < std::size(changes); ++i) {
        Invoice changed = invoice();
        changes[i](changed);
        EXPECT_NE(digest_of(changed), digest) << i;
    }
}

TEST(InvoiceTest, may_be_issued_for_what_was_ordered) {
    EXPECT_TRUE(may_be_invoiced(tea_order(), Milestone::pending, asserted()));
    for (const Milestone other : {Milestone::invoiced, Milestone::paid, Milestone::shipped, Milestone::failed})
        EXPECT_EQ(may_be_invoiced(tea_order(), other, asserted()).error(),
                  (Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(other))}));

    const auto refused = [](AssertedInvoice wish, const Order& of) {
        const auto may = may_be_invoiced(of, Milestone::pending, wish);
        return may ? std::string() : may.error().subject;
    };
    AssertedInvoice wish = asserted();
    wish.customer = "8081";
    EXPECT_EQ(refused(wish, tea_order()), "customerId");
    wish = asserted();
    wish.tax_minor--;
    EXPECT_EQ(refused(wish, tea_order()), "tax");
    wish = asserted();
    wish.net_minor--;
    EXPECT_EQ(refused(wish, tea_order()), "subTotalAmount");
    wish = asserted();
    wish.total_minor--;
    EXPECT_EQ(refused(wish, tea_order()), "totalAmount");
    wish = asserted();
    wish.items.pop_back();
    EXPECT_EQ(refused(wish, tea_order()), "items");
    wish.items = {{"1", 1'000'000'000, 1'000'000'000'000}};
    EXPECT_EQ(refused(wish, tea_order()), "items");
    wish = asserted();
    wish.currency = *Currency::parse("EUR");
    EXPECT_EQ(refused(wish, tea_order()), "");
    Order listed = tea_order();
    listed.lines.front().listing = {3};
    EXPECT_EQ(refused(wish, listed), "currency");
}

TEST(MilestoneTest, follows_from_what_there_is) {
    EXPECT_EQ(milestone_of(Stage::placed, false, false), Milestone::pending);
    EXPECT_EQ(milestone_of(Stage::placed, true, false), Milestone::invoiced);
    EXPECT_EQ(milestone_of(Stage::paid, true, false), Milestone::paid);
    EXPECT_EQ(milestone_of(Stage::paid, true, true), Milestone::shipped);
    EXPECT_EQ(milestone_of(Stage::failed, true, false), Milestone::failed);
}

TEST(ChargeTest, is_for_what_the_invoice_says) {
    EXPECT_TRUE(may_be_charged(tea_order(), invoice(), "8080", 20'000));
    EXPECT_EQ(may_be_charged(tea_order(), invoice(), "8081", 20'000).error().subject, "customerId");
    EXPECT_EQ(may_be_charged(tea_order(), invoice(), "8080", 19'999).error().subject, "totalAmount");
    Order paid = tea_order();
    paid.stage = Stage::paid;
    EXPECT_EQ(may_be_charged(paid, invoice(), "8080", 20'000).error().why, Why::out_of_turn);
    EXPECT_EQ(may_be_charged(paid, invoice(), "8080", 19'999).error().why, Why::amounts_differ);
}

TEST(CardTest, is_good_to_the_end_of_its_month) {
    const Card card{.expiry_month = 11, .expiry_year = 2026};
    EXPECT_TRUE(is_valid_at(card, in_november));
    EXPECT_FALSE(is_valid_at({.expiry_month = 10, .expiry_year = 2026}, in_november));
    EXPECT_TRUE(is_valid_at({.expiry_month = 1, .expiry_year = 2027}, in_november));
    EXPECT_TRUE(is_valid_at({.expiry_month = 12, .expiry_year = 2026}, new_year + -1));
    EXPECT_FALSE(is_valid_at({.expiry_month = 12, .expiry_year = 2026}, new_year));
}

TEST(ChargeTest, keeps_its_key_and_its_names) {
    EXPECT_EQ(key_of(ChargeId{7}), "charge-7");
    for (const auto state :
         {Charge::State::asked, Charge::State::approved, Charge::State::declined, Charge::State::late})
        EXPECT_EQ(parse_charge_state(name_of(state)), state);
}

} // namespace
} // namespace cartwright
