#include "domain/ledger/ledger_account.hpp"
#include "reseller.hpp"

namespace cartwright::operations {
namespace {

class VendorOrders : public ResellerTest {
  protected:
    Refusal order_refused(const CartPath& path) { return refused(check_out_customer_cart, {.path = path}); }
    Refusal submit_refused(Wanted wanted) { return refused(submit_vendor_order, order_of(std::move(wanted))); }
    Refusal cancel_refused(OrderId order) {
        return refused(cancel_vendor_order, {.path = {.customer = {.customer = customer}, .order = order}});
    }
    VendorOrder cancelled(OrderId order) {
        return done(cancel_vendor_order, {.path = {.customer = {.customer = customer}, .order = order}});
    }
};

TEST_F(VendorOrders, refuse_an_empty_cart_and_a_plan_disabled_since) {
    const CartPath path = cart();
    EXPECT_EQ(order_refused(path).why, Why::cart_is_empty);
    put(path, "mail", 1);
    done(enable_plan, {.account = reseller.number, .sku = "mail", .enabled = false});
    EXPECT_EQ(order_refused(path), (Refusal{.why = Why::plan_disabled, .subject = "mail"}));
    done(enable_plan, {.account = reseller.number, .sku = "mail", .enabled = true});
    EXPECT_EQ(done(check_out_customer_cart, {.path = path}).orders.size(), 1U);
}

TEST_F(VendorOrders, refuse_what_lacks_data_for_provisioning) {
    const CartPath path = cart();
    const ItemId item = put(path, "azure", 1).id;
    const Refusal refusal = order_refused(path);
    EXPECT_EQ(refusal.why, Why::provisioning_data_invalid);
    EXPECT_EQ(refusal.flaws.at(0).type, "COMM-VL-004");
    EXPECT_EQ(
        submit_refused({.plan = named("azure"),
                        .attributes = {{.name = "domainName", .value = "acme"}, {.name = "region", .value = "mars"}}})
            .flaws.at(0)
            .type,
        "COMM-VL-002");
    const CheckOutCustomerCart wish{
        .path = path, .provisions = {{.item = item, .attributes = {{.name = "domainName", .value = "acme"}}}}};
    EXPECT_EQ(done(check_out_customer_cart, wish).orders.at(0).items.at(0).attributes.at(0).value, "acme");
}

TEST_F(VendorOrders, are_one_for_each_vendor) {
    const CartPath path = cart();
    put(path, "mail", 2);
    put(path, "office", 1);
    put(path, "mail", 1);
    const PlacedOrders placed = done(check_out_customer_cart, {.path = path, .reference = "PO 7"});
    ASSERT_EQ(placed.orders.size(), 2U);
    EXPECT_EQ(placed.orders[0].total, usd(1'500));
    EXPECT_EQ(placed.orders[0].vendor_name, "POSTAL");
    EXPECT_EQ(placed.orders[1].total, usd(2'000));
    EXPECT_EQ(placed.orders[1].reference, "PO 7");
}

TEST_F(VendorOrders, are_charged_when_they_are_provisioned_and_not_before) {
    const VendorOrder order = ordered("mail", 10);
    EXPECT_EQ(ledger(), Ledger{});
    ask_vendor(order.id);
    EXPECT_EQ(ledger(), Ledger{});
    answer(order.id, VendorAnswer::Kind::provisioned);
    EXPECT_EQ(ledger(), (Ledger{{"cash:purchase-order", 5'000},
                                {format_account(LedgerAccount::seller(order.vendor)), -4'500},
                                {"commission", -500}}));
    EXPECT_EQ(shown_order(order.id).step, Step::completed);
    const Subscription subscription = shown(order.items.at(0).subscription);
    EXPECT_EQ(subscription.state, Subscription::State::active);
    EXPECT_EQ(subscription.ends_at, one_period_after(now, Period::month));
}

TEST_F(VendorOrders, charge_nothing_when_the_vendor_refuses) {
    const VendorOrder order = ordered("mail", 10);
    ask_vendor(order.id);
    answer(order.id, VendorAnswer::Kind::refused);
    EXPECT_EQ(ledger(), Ledger{});
    EXPECT_EQ(shown_order(order.id).step, Step::failed);
    EXPECT_EQ(shown_order(order.id).detail, "no");
    EXPECT_EQ(shown(order.items.at(0).subscription).state, Subscription::State::failed);
}

TEST_F(VendorOrders, heed_only_the_first_answer) {
    const VendorOrder order = ordered("mail", 10);
    answer(order.id, VendorAnswer::Kind::provisioned); // before any request
    EXPECT_EQ(shown_order(order.id).step, Step::pending);
    provision(order.id);
    answer(order.id, VendorAnswer::Kind::refused);
    answer(order.id, VendorAnswer::Kind::provisioned);
    EXPECT_EQ(shown_order(order.id).step, Step::completed);
    EXPECT_EQ(ledger().at("cash:purchase-order"), 5'000);
    EXPECT_FALSE(done(begin_provisioning, {.order = order.id}).has_value());
}

// reseller §5.6: "cancel only from NEW or ON_HOLD".
TEST_F(VendorOrders, are_cancelled_only_before_their_vendor_is_asked) {
    const VendorOrder order = ordered("mail", 1);
    EXPECT_EQ(cancelled(order.id).step, Step::cancelled);
    EXPECT_EQ(shown(order.items.at(0).subscription).state, Subscription::State::cancelled);
    EXPECT_FALSE(done(begin_provisioning, {.order = order.id}).has_value());
    EXPECT_EQ(cancel_refused(order.id).why, Why::order_not_cancellable);
    const OrderId asked = ordered("mail", 1).id;
    ask_vendor(asked);
    EXPECT_EQ(cancel_refused(asked).why, Why::order_not_cancellable);
    answer(asked, VendorAnswer::Kind::provisioned);
    EXPECT_EQ(cancel_refused(asked).why, Why::order_not_cancellable);
    EXPECT_EQ(cancel_refused({7}).why, Why::resource_not_found);
}

TEST_F(VendorOrders, cost_only_the_seats_that_are_added) {
    const SubscriptionId subscription = subscribed("mail", 10);
    const auto change = [&](std::int64_t seats) {
        const auto placed = done(submit_vendor_order, order_of({.plan = {},
                                                                .action = Action::update,
                                                                .quantity = seats,
                                                                .subscription = std::to_string(subscription.value)}));
        provision(placed.orders.at(0).id);
        return placed.orders.at(0).total;
    };
    EXPECT_EQ(change(13), usd(1'500));
    EXPECT_EQ(shown(subscription).quantity, 13);
    EXPECT_EQ(change(4), usd(0)); // no refund for the current period
    EXPECT_EQ(shown(subscription).quantity, 4);
    EXPECT_EQ(change(5), usd(500));
}

TEST_F(VendorOrders, that_change_seats_need_a_quantity_and_a_subscription) {
    const std::string subscription = std::to_string(subscribed("mail", 10).value);
    EXPECT_EQ(submit_refused({.plan = {}, .action = Action::update, .subscription = subscription}).flaws.at(0).field,
              "quantity");
    EXPECT_EQ(submit_refused({.plan = named("mail"), .action = Action::update, .quantity = 1}).flaws.at(0).type,
              "COMM-VL-003");
    EXPECT_EQ(submit_refused({.plan = {}, .action = Action::update, .quantity = 1, .subscription = "99"}).why,
              Why::resource_not_found);
    EXPECT_EQ(
        submit_refused({.plan = named("office"), .action = Action::update, .quantity = 1, .subscription = subscription})
            .why,
        Why::malformed);
}

TEST_F(VendorOrders, change_a_subscription_one_after_the_other) {
    const SubscriptionId subscription = subscribed("mail", 10);
    const Wanted more{
        .plan = {}, .action = Action::update, .quantity = 11, .subscription = std::to_string(subscription.value)};
    SubmitVendorOrder twice = order_of(more);
    twice.wanted.push_back(more);
    EXPECT_EQ(refused(submit_vendor_order, twice).why, Why::subscription_changing);
    const OrderId first = done(submit_vendor_order, order_of(more)).orders.at(0).id;
    EXPECT_EQ(submit_refused(more).why, Why::subscription_changing);
    EXPECT_EQ(refused(renew_subscription, {.path = path_of(subscription)}).why, Why::subscription_changing);
    cancelled(first);
    EXPECT_EQ(shown(subscription).quantity, 10);
    EXPECT_EQ(done(submit_vendor_order, order_of(more)).orders.size(), 1U);
}

} // namespace
} // namespace cartwright::operations
