#include "marketplace.hpp"

#include <algorithm>
#include <array>

namespace cartwright::operations {
namespace {

constexpr std::array goods_steps{Step::processing, Step::shipped, Step::out_for_delivery, Step::delivered};

class ShopOrders : public MarketplaceTest {
  protected:
    void SetUp() override {
        MarketplaceTest::SetUp();
        listing = shoe(shop, 10'000, 9);
    }

    RatedOrder rate(std::int64_t order, std::int64_t stars) {
        return done(rate_order, {.order = order, .user = buyer, .stars = stars});
    }
    Refusal rate_refused(const RateOrder& wish) { return refused(rate_order, wish); }

    RefundedShopOrder refund(const RefundShopOrder& wish) {
        const AskedRefund asked = done(begin_shop_refund, wish);
        return accepted(with_work([&](Work& work) {
            return finish_shop_refund(work, asked, {.kind = providers::Refunded::Kind::approved});
        }));
    }
    Refusal refund_refused(const RefundShopOrder& wish) { return refused(begin_shop_refund, wish); }

    /// One order with a shoe of this shop and one of another; returns the numbers of the parts.
    std::vector<std::int64_t> bought_of_two_shops() {
        const std::int64_t other = shop_of(buyer, "Boris' Boots");
        const std::int64_t cart = cart_of(buyer);
        put(cart, listing, 1);
        put(cart, shoe(other, 4'000, 5), 1);
        std::vector<std::int64_t> numbers;
        for (const ShoesSold::Part& part : done(check_out_shoes, {.cart = cart}).parts)
            numbers.push_back(part.order.number.value());
        return numbers;
    }

    std::int64_t listing = 0;
};

class ShopOrderSteps : public ShopOrders, public testing::WithParamInterface<std::tuple<Step, Step>> {};

std::string steps_in(const testing::TestParamInfo<std::tuple<Step, Step>>& each) {
    return std::string(name_of(std::get<0>(each.param))) + "_to_" + std::string(name_of(std::get<1>(each.param)));
}

TEST_P(ShopOrderSteps, go_one_forward_or_stay) {
    const auto [from, to] = GetParam();
    const std::int64_t order = bought(buyer, listing, 1);
    const auto place = std::ranges::find(goods_steps, from);
    for (auto step = goods_steps.begin(); step <= place; ++step) done(step_order, {.order = order, .step = *step});
    const auto result = act(step_order, {.order = order, .step = to});
    const bool may = to == from || (place + 1 != goods_steps.end() && to == *(place + 1));
    ASSERT_EQ(result.has_value(), may);
    if (may)
        EXPECT_EQ(result->step, to);
    else
        EXPECT_EQ(result.error(), (Refusal{.why = Why::step_not_possible, .subject = std::string(name_of(from))}));
}

INSTANTIATE_TEST_SUITE_P(Of, ShopOrderSteps,
                         testing::Combine(testing::ValuesIn(goods_steps), testing::ValuesIn(goods_steps)), steps_in);

TEST_F(ShopOrders, are_hidden_from_other_shops) {
    const std::vector<std::int64_t> numbers = bought_of_two_shops();
    call_as_shop(shop);
    EXPECT_EQ(done(track_order, {.order = numbers[0]}).step, Step::processing);
    const Refusal hidden{.why = Why::order_not_found, .subject = std::to_string(numbers[1])};
    EXPECT_EQ(refused(track_order, {.order = numbers[1]}), hidden);
    EXPECT_EQ(refused(step_order, {.order = numbers[1], .step = Step::shipped}), hidden);
    EXPECT_EQ(refund_refused({.order = numbers[1], .reason = {}}), hidden);
    EXPECT_EQ(refund_refused({.order = 99, .reason = {}}).why, Why::order_not_found);
    EXPECT_EQ(done(list_shop_orders, {.shop = shop, .before = 1'000, .limit = 10}).size(), 1U);
}

// marketplace A0-6: "Query order_id (preferred) or user_id (latest order of that user)".
TEST_F(ShopOrders, are_tracked_by_number_or_as_the_latest_of_a_user) {
    EXPECT_EQ(refused(track_order, {.user = buyer}).why, Why::order_not_found);
    EXPECT_EQ(refused(track_order, {.user = 99}).why, Why::account_not_found);
    const std::int64_t first = bought(buyer, listing, 1);
    now = now + 1;
    const std::int64_t second = bought(buyer, listing, 1);
    bought(owner, listing, 1);
    EXPECT_EQ(done(track_order, {.user = buyer}).number, second);
    EXPECT_EQ(done(track_order, {.order = first, .user = owner}).number, first);
    EXPECT_EQ(done(track_order, {.order = first}).due, Instant{now.milliseconds - 1} + terms.orders.delivery_ms);
}

TEST_F(ShopOrders, refuse_a_rating_by_someone_who_did_not_buy) {
    const std::int64_t order = bought(buyer, listing, 1);
    EXPECT_EQ(rate_refused({.order = order, .user = owner, .stars = 5}).why, Why::not_bought);
    EXPECT_EQ(rate_refused({.order = order, .user = 99, .stars = 5}).why, Why::account_not_found);
    EXPECT_EQ(rate_refused({.order = 99, .user = buyer, .stars = 5}).why, Why::order_not_found);
}

TEST_F(ShopOrders, refuse_a_second_rating_of_the_same_listing) {
    const std::int64_t order = bought(buyer, listing, 2);
    EXPECT_EQ(rate(order, 5).listing, listing);
    EXPECT_EQ(rate_refused({.order = order, .user = buyer, .stars = 1}).why, Why::already_rated);
    rate(bought(buyer, listing, 1), 4); // another order
    const ProductId product = done(show_shoe, {.listing = listing}).listing.product;
    EXPECT_EQ(offer_of(product).value().product.rating_hundredths, 450);
}

TEST_F(ShopOrders, with_two_listings_are_rated_by_the_number_of_one) {
    const std::int64_t other = shoe(shop, 5'000, 5);
    const std::int64_t cart = cart_of(buyer);
    put(cart, listing, 1);
    put(cart, other, 1);
    const std::int64_t order = done(check_out_shoes, {.cart = cart}).parts.at(0).order.number.value();
    EXPECT_EQ(rate_refused({.order = order, .user = buyer, .stars = 5}).flaws.at(0).field, "listing_id");
    EXPECT_EQ(rate_refused({.order = order, .user = buyer, .listing = 99, .stars = 5}),
              (Refusal{.why = Why::listing_not_found, .subject = "99"}));
    EXPECT_EQ(done(rate_order, {.order = order, .user = buyer, .listing = other, .stars = 5}).listing, other);
    EXPECT_EQ(done(rate_order, {.order = order, .user = buyer, .listing = listing, .stars = 1}).listing, listing);
}

TEST_F(ShopOrders, take_the_fee_back_in_proportion_to_a_refund) {
    const std::int64_t order = bought(buyer, listing, 1);
    const RefundedShopOrder refunded = refund({.order = order, .amount_minor = 2'505, .reason = {}});
    EXPECT_EQ(refunded.order, order);
    EXPECT_EQ(refunded.refund.fee, usd(251)); // 250.5, rounded half up
    EXPECT_EQ(refunded.share(), usd(2'254));
    refund({.order = order, .reason = {}}); // the rest
    EXPECT_EQ(ledger(), Ledger{});
}

TEST_F(ShopOrders, refund_no_more_than_their_own_part) {
    const std::vector<std::int64_t> numbers = bought_of_two_shops();
    EXPECT_EQ(refund_refused({.order = numbers[0], .amount_minor = 10'001, .reason = {}}),
              (Refusal{.why = Why::refund_too_large, .requested = 10'001, .available = 10'000}));
    EXPECT_EQ(refund({.order = numbers[0], .reason = {}}).refund.amount, usd(10'000));
    EXPECT_EQ(refund_refused({.order = numbers[0], .amount_minor = 1, .reason = {}}).available, 0);
    EXPECT_EQ(refund({.order = numbers[1], .reason = {}}).refund.amount, usd(4'000));
}

TEST_F(ShopOrders, refund_pieces_at_the_price_that_was_paid_the_dearest_first) {
    done(set_flash_sale, {.listing = listing, .units = 2, .percentage = 50});
    const std::int64_t order = bought(buyer, listing, 3);
    const auto one_piece = [&](const std::string& reason) {
        return RefundShopOrder{
            .order = order, .reason = reason, .pieces = {{.listing = listing, .quantity = 1}}, .reference = reason};
    };
    EXPECT_EQ(refund(one_piece("first")).refund.amount, usd(10'000));
    EXPECT_EQ(refund(one_piece("second")).refund.amount, usd(5'000));
    EXPECT_EQ(free_of(listing), 8);
    EXPECT_EQ(refund_refused({.order = order, .reason = {}, .pieces = {{.listing = listing, .quantity = 2}}}),
              (Refusal{.why = Why::not_enough_stock, .requested = 2, .available = 1}));
    EXPECT_EQ(refund_refused({.order = order, .reason = {}, .pieces = {{.listing = 99, .quantity = 1}}}),
              (Refusal{.why = Why::listing_not_found, .subject = "99"}));
}

TEST_F(ShopOrders, no_longer_count_as_sales_once_they_are_refunded_whole) {
    const std::int64_t order = bought(buyer, listing, 1);
    const auto sales = [&] { return done(show_shop, {.shop = shop}).record.verification.standing.sales; };
    refund({.order = order, .amount_minor = 9'999, .reason = {}});
    EXPECT_EQ(sales(), 1);
    refund({.order = order, .reason = {}});
    EXPECT_EQ(sales(), 0);
}

} // namespace
} // namespace cartwright::operations
