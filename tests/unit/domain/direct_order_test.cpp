#include "domain/orderflow/direct_order.hpp"
#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

constexpr Instant time_of_placing{1'000};

const TaxTerms tax{.mode = TaxMode::of_gross, .rates = {{.country = "*", .goods = "standard", .bps = 1'800}}};
const DirectOrderTerms terms{.hold_ms = 500, .tax = tax};

std::optional<KnownItem> known(std::int64_t listing, std::int64_t price, std::int64_t on_hand, std::int64_t held = 0) {
    return KnownItem{.listing = {.id = {listing},
                                 .product = {listing},
                                 .price = {.minor = price, .currency = {}},
                                 .stock = {.on_hand = on_hand, .held = held}},
                     .name = "Keyboard",
                     .goods = "electronics",
                     .is_offered = true};
}

DirectOrder direct_order(std::vector<AssertedItem> items) {
    return {.customer = "8080", .country = "US", .items = std::move(items)};
}

TEST(ProductCodeTest, is_a_number_without_leading_zeros) {
    EXPECT_EQ(parse_product_code("3"), ProductId{3});
    EXPECT_EQ(parse_product_code("1234"), ProductId{1'234});
    for (const char* other : {"", "0", "03", "-3", "+3", "3.0", "3a", " 3", "99999999999999999999"})
        EXPECT_EQ(parse_product_code(other), std::nullopt) << other;
}

TEST(DirectOrderTest, takes_what_nobody_knows_at_the_price_given) {
    const std::vector<std::optional<KnownItem>> nothing(2);
    const auto placement =
        place(direct_order({{"1234", 2, 5'000}, {"2345", 1, 10'000}}), nothing, terms, time_of_placing);
    ASSERT_TRUE(placement);
    EXPECT_EQ(placement->total.minor, 20'000);
    EXPECT_EQ(placement->tax.minor, 3'600);
    EXPECT_EQ(placement->tax_mode, TaxMode::of_gross);
    EXPECT_EQ(placement->reference, "8080");
    EXPECT_EQ(placement->hold_deadline, Instant{1'500});
    EXPECT_EQ(placement->lines[0].listing, ListingId{});
    EXPECT_EQ(placement->lines[0].code, "1234");
    EXPECT_EQ(placement->lines[0].name, "1234");
}

struct OrderRow {
    const char* name;
    std::vector<AssertedItem> items;
    std::vector<std::optional<KnownItem>> known;
    std::optional<Why> refused;
};

TEST(DirectOrderTest, lets_the_catalogue_rule) {
    auto retired = known(3, 8'999, 10);
    retired->is_offered = false;
    auto pounds = known(4, 100, 10);
    pounds->listing.price.currency = *Currency::parse("GBP");
    const OrderRow table[] = {
        {"its price and stock", {{"3", 2, 8'999}}, {known(3, 8'999, 2)}, {}},
        {"another price", {{"3", 2, 8'998}}, {known(3, 8'999, 2)}, Why::inventory_rejected},
        {"too few", {{"3", 3, 8'999}}, {known(3, 8'999, 2)}, Why::inventory_rejected},
        {"held for others", {{"3", 2, 8'999}}, {known(3, 8'999, 2, 1)}, Why::inventory_rejected},
        {"not for sale", {{"3", 1, 8'999}}, {retired}, Why::inventory_rejected},
        {"twice, enough", {{"3", 1, 8'999}, {"3", 1, 8'999}}, {known(3, 8'999, 2), known(3, 8'999, 2)}, {}},
        {"twice, too few",
         {{"3", 1, 8'999}, {"3", 2, 8'999}},
         {known(3, 8'999, 2), known(3, 8'999, 2)},
         Why::inventory_rejected},
        {"two currencies", {{"3", 1, 8'999}, {"4", 1, 100}}, {known(3, 8'999, 2), pounds}, Why::mixed_currencies},
        {"nothing", {}, {}, Why::cart_is_empty},
        {"too dear", {{"x", 1'000'000, 100'000'000'000}}, {std::nullopt}, Why::amount_too_large},
        {"dearer than a number", {{"x", 1'000'000'000, 100'000'000'000}}, {std::nullopt}, Why::amount_too_large},
    };
    for (const OrderRow& row : table) {
        const auto placement = place(direct_order(row.items), row.known, terms, time_of_placing);
        EXPECT_EQ(placement ? std::nullopt : std::optional(placement.error().why), row.refused) << row.name;
    }
}

TEST(DirectOrderTest, is_in_the_currency_of_the_catalogue) {
    auto pounds = known(4, 100, 10);
    pounds->listing.price.currency = *Currency::parse("GBP");
    const std::vector<std::optional<KnownItem>> both{std::nullopt, pounds};
    const auto placement = place(direct_order({{"x", 1, 50}, {"4", 1, 100}}), both, terms, time_of_placing);
    ASSERT_TRUE(placement);
    EXPECT_EQ(placement->total, (Money{.minor = 150, .currency = *Currency::parse("GBP")}));

    const DirectOrderTerms of_euros{.currency = *Currency::parse("EUR"), .tax = tax};
    const auto unknown =
        place(direct_order({{"x", 1, 50}}), std::vector<std::optional<KnownItem>>(1), of_euros, time_of_placing);
    EXPECT_EQ(unknown->total, (Money{.minor = 50, .currency = of_euros.currency}));
}

TEST(DirectOrderTest, holds_nothing_where_the_terms_say_so) {
    const DirectOrderTerms none{.hold_ms = 0, .tax = tax};
    const std::vector<std::optional<KnownItem>> nothing(1);
    EXPECT_EQ(place(direct_order({{"x", 1, 50}}), nothing, none, time_of_placing)->hold_deadline, std::nullopt);
}

} // namespace
} // namespace cartwright
