#include "pipeline.hpp"

namespace cartwright::operations {
namespace {

class DirectOrders : public PipelineTest {
  protected:
    Refusal order_refused(Items items, std::optional<OrderId> order = {}) {
        return refused(order_directly, wish_for(std::move(items), order));
    }
    Refusal rejected(std::int64_t requested, std::int64_t available) {
        return {.why = Why::inventory_rejected,
                .subject = code_of(keyboard),
                .requested = requested,
                .available = available};
    }
};

// orderflow A3-11: "If the product is in the catalogue, its price and stock rule; unknown ids are accepted".
TEST_F(DirectOrders, take_items_that_the_catalogue_does_not_know_as_they_are) {
    const Placement placement = done(order_directly, wish_for(tea(1'000'000))).placement;
    EXPECT_EQ(placement.total, usd(1'000'000'000));
    EXPECT_EQ(placement.lines.at(0).name, "tea");
}

TEST_F(DirectOrders, refuse_a_price_that_is_not_the_catalogues) {
    Items items = keyboards(1);
    items[0].price_minor = 4'999;
    EXPECT_EQ(order_refused(items), rejected(1, 0));
}

TEST_F(DirectOrders, refuse_more_than_is_free_in_all_items_together) {
    Items items = keyboards(3);
    items.push_back(items[0]);
    EXPECT_EQ(order_refused(items), rejected(3, 2));
    EXPECT_EQ(order_refused({}).why, Why::cart_is_empty);
}

TEST_F(DirectOrders, refuse_what_is_no_longer_sold) {
    take_off_sale(keyboard);
    EXPECT_EQ(order_refused(keyboards(1)), rejected(1, 0));
}

TEST_F(DirectOrders, refuse_two_currencies) {
    const ProductId teapot = offer("Teapot", 1'500, 5, british_pounds);
    Items items = keyboards(1);
    items.push_back({.code = code_of(teapot), .quantity = 1, .price_minor = 1'500});
    EXPECT_EQ(order_refused(items).why, Why::mixed_currencies);
}

// orderflow A3-1: "tax = 18 % of gross, subTotal = gross − tax … half-up on cents".
TEST_F(DirectOrders, contain_the_tax_of_the_terms) {
    Items items = tea(1);
    items[0].price_minor = 99;
    const Placement placement = done(order_directly, wish_for(items)).placement;
    EXPECT_EQ(placement.tax, usd(18)); // 17.82
    EXPECT_EQ(placement.total, usd(99));
}

TEST_F(DirectOrders, hold_stock_that_a_change_holds_anew) {
    const OrderId order = order_of(keyboards(4));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 4}));
    EXPECT_EQ(order_refused(keyboards(2)), rejected(2, 1));
    const DirectlyOrdered changed = done(order_directly, wish_for(keyboards(5), order));
    EXPECT_EQ(changed.order, order);
    EXPECT_FALSE(changed.is_new);
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5, .held = 5}));
    done(order_directly, wish_for(tea(1), order));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 5}));
}

// orderflow A3-15: "Every POST makes a new order; optional orderId in the body updates a pending one".
TEST_F(DirectOrders, are_changed_by_their_customer_before_the_invoice_only) {
    const OrderId order = order_of(tea(1));
    EXPECT_NE(order_of(tea(1)), order);
    EXPECT_EQ(order_refused(tea(2), OrderId{7}).why, Why::order_not_found);
    OrderDirectly of_another = wish_for(tea(2), order);
    of_another.wish.customer = "9090";
    EXPECT_EQ(refused(order_directly, of_another), (Refusal{.why = Why::amounts_differ, .subject = "customerId"}));
    invoiced(order);
    EXPECT_EQ(order_refused(tea(2), order), (Refusal{.why = Why::out_of_turn, .subject = "invoiced"}));
}

class DirectRefunds : public PipelineTest {
  protected:
    static RefundDirectly wish(OrderId order, std::int64_t minor, Items items = {}) {
        return {.order = order, .amount_minor = minor, .reason = "returned", .items = std::move(items)};
    }
    void approve(const AskedRefund& asked) {
        accepted(with_work(
            [&](Work& work) { return finish_refund(work, asked, {.kind = providers::Refunded::Kind::approved}); }));
    }
};

TEST_F(DirectRefunds, are_refused_before_the_payment) {
    const OrderId order = order_of(tea(1));
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 100)), (Refusal{.why = Why::out_of_turn, .subject = "placed"}));
    EXPECT_EQ(refused(begin_direct_refund, wish({7}, 100)).why, Why::order_not_found);
}

TEST_F(DirectRefunds, are_of_the_currency_of_the_order) {
    RefundDirectly in_pounds = wish(paid(tea(1)), 100);
    in_pounds.currency = british_pounds;
    EXPECT_EQ(refused(begin_direct_refund, in_pounds), (Refusal{.why = Why::amounts_differ, .subject = "currency"}));
    in_pounds.currency = Currency{};
    done(begin_direct_refund, in_pounds);
}

TEST_F(DirectRefunds, are_refused_for_more_than_was_bought) {
    Items items = keyboards(2);
    items.push_back(tea(2)[0]);
    const OrderId order = paid(items);
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 12'001)).why, Why::refund_too_large);
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 100, {{.code = "milk", .quantity = 1}})),
              (Refusal{.why = Why::item_not_in_cart, .subject = "milk"}));
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 100, tea(3))),
              (Refusal{.why = Why::not_enough_stock, .subject = "tea", .requested = 3, .available = 2}));
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 100, keyboards(3))),
              (Refusal{.why = Why::not_enough_stock, .subject = code_of(keyboard), .requested = 3, .available = 2}));
}

TEST_F(DirectRefunds, that_are_equal_are_one_until_they_are_answered) {
    const OrderId order = paid(keyboards(2));
    const AskedRefund first = done(begin_direct_refund, wish(order, 5'000, keyboards(1)));
    EXPECT_EQ(done(begin_direct_refund, wish(order, 5'000, keyboards(1))).request.id, first.request.id);
    EXPECT_NE(done(begin_direct_refund, wish(order, 4'000)).request.id, first.request.id);
    approve(first);
    EXPECT_EQ(stock_of(keyboard).on_hand, 4);
    EXPECT_EQ(refused(begin_direct_refund, wish(order, 5'000, keyboards(1))).available, 1'000);
}

TEST_F(DirectRefunds, of_the_same_idempotent_request_are_one_for_ever) {
    const OrderId order = paid(tea(2));
    attempt = "key 1";
    const AskedRefund first = done(begin_direct_refund, wish(order, 500));
    approve(first);
    EXPECT_EQ(done(begin_direct_refund, wish(order, 500)).request.id, first.request.id);
    attempt = "key 2";
    EXPECT_NE(done(begin_direct_refund, wish(order, 500)).request.id, first.request.id);
}

} // namespace
} // namespace cartwright::operations
