#include "reseller.hpp"

namespace cartwright::operations {
namespace {

using SubscriptionState = Subscription::State;

class Subscriptions : public ResellerTest {
  protected:
    SubscriptionState move(SubscriptionId subscription, SubscriptionState to) {
        return done(move_subscription, {.path = path_of(subscription), .to = to}).state;
    }
    Refusal move_refused(SubscriptionId subscription, SubscriptionState to) {
        return refused(move_subscription, {.path = path_of(subscription), .to = to});
    }
    std::int64_t end_due() {
        return with_work([](Work& work) { return end_subscriptions(work.tx, 10); });
    }
};

TEST_F(Subscriptions, are_suspended_resumed_and_ended) {
    const SubscriptionId subscription = subscribed("mail", 1);
    EXPECT_EQ(move(subscription, SubscriptionState::suspended), SubscriptionState::suspended);
    EXPECT_EQ(move_refused(subscription, SubscriptionState::suspended),
              (Refusal{.why = Why::subscription_not_active, .subject = "suspended"}));
    EXPECT_EQ(move(subscription, SubscriptionState::active), SubscriptionState::active);
    EXPECT_EQ(move(subscription, SubscriptionState::cancelled), SubscriptionState::cancelled);
    EXPECT_EQ(move_refused(subscription, SubscriptionState::active).subject, "cancelled");
}

TEST_F(Subscriptions, are_not_moved_before_they_are_provisioned_or_while_they_change) {
    const SubscriptionId pending = ordered("mail", 1).items.at(0).subscription;
    EXPECT_EQ(move_refused(pending, SubscriptionState::cancelled),
              (Refusal{.why = Why::subscription_not_active, .subject = "pending"}));
    const SubscriptionId subscription = subscribed("mail", 1);
    done(renew_subscription, {.path = path_of(subscription)});
    EXPECT_EQ(move_refused(subscription, SubscriptionState::suspended).why, Why::subscription_changing);
}

TEST_F(Subscriptions, are_renewed_for_one_period_while_they_are_active) {
    const SubscriptionId subscription = subscribed("mail", 3);
    const Instant end = shown(subscription).ends_at.value();
    const VendorOrder order = done(renew_subscription, {.path = path_of(subscription)}).orders.at(0);
    EXPECT_EQ(order.total, usd(1'500));
    provision(order.id);
    EXPECT_EQ(shown(subscription).ends_at, one_period_after(end, Period::month, now));
    move(subscription, SubscriptionState::suspended);
    EXPECT_EQ(refused(renew_subscription, {.path = path_of(subscription)}).why, Why::subscription_not_active);
}

TEST_F(Subscriptions, end_when_their_time_is_over_unless_an_order_renews_them) {
    const SubscriptionId subscription = subscribed("mail", 1);
    const SubscriptionId renewed = subscribed("mail", 1);
    done(renew_subscription, {.path = path_of(renewed)});
    now = {shown(subscription).ends_at.value().milliseconds - 1};
    EXPECT_EQ(end_due(), 0);
    now = now + 1;
    EXPECT_EQ(end_due(), 1);
    EXPECT_EQ(shown(subscription).state, SubscriptionState::expired);
    EXPECT_EQ(shown(renewed).state, SubscriptionState::active);
}

TEST_F(Subscriptions, are_not_found_through_another_customer) {
    SubscriptionPath path = path_of(subscribed("mail", 1));
    EXPECT_EQ(done(show_subscription, {.path = path}).quantity, 1);
    path.customer.customer = customer_with("other@acme.example.com");
    EXPECT_EQ(refused(show_subscription, {.path = path}).why, Why::resource_not_found);
    EXPECT_EQ(refused(renew_subscription, {.path = path}).why, Why::resource_not_found);
}

TEST_F(Subscriptions, are_told_to_their_vendor_until_it_knows_the_last_change) {
    const SubscriptionId subscription = subscribed("mail", 1);
    EXPECT_FALSE(done(subscription_to_notify, {.subscription = subscription}).has_value());
    move(subscription, SubscriptionState::suspended);
    const auto to_tell = done(subscription_to_notify, {.subscription = subscription});
    move(subscription, SubscriptionState::active); // meanwhile
    done(record_notified, {.subscription = subscription, .version = to_tell.value().version});
    EXPECT_EQ(done(subscription_to_notify, {.subscription = subscription}).value().state, SubscriptionState::active);
}

} // namespace
} // namespace cartwright::operations
