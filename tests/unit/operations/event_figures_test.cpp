#include "operation_test.hpp"
#include "operations/outbox/webhooks.hpp"
#include "operations/upkeep/shop_gauges.hpp"

namespace cartwright::operations {
namespace {

class EventFiguresTest : public OperationTest {
  protected:
    EventFiguresTest() : OperationTest("admin") {}

    EventFigures figures(std::optional<std::int64_t> sequence = std::nullopt) {
        store::Transaction tx = transaction();
        return read_event_figures(tx, sequence);
    }
    SubscriberId webhook() { return done(add_webhook, {.url = "https://example.com/", .secret = "whsec_"}).id; }
};

TEST_F(EventFiguresTest, count_only_events_that_are_new) {
    offer("Keyboard", 8'999, 5);
    const EventFigures before = figures();
    EXPECT_GT(before.newest, 0);
    EXPECT_TRUE(before.new_events.empty()); // of earlier times
    offer("Mouse", 2'000, 5);
    offer("Lamp", 500, 5);
    const EventFigures after = figures(before.newest);
    EXPECT_EQ(after.new_events.at("cartwright.product.changed"), 2);
    EXPECT_TRUE(figures(after.newest).new_events.empty());
}

TEST_F(EventFiguresTest, show_how_far_a_subscriber_is_behind) {
    const SubscriberId up_to_date = webhook();
    EXPECT_EQ(figures().backlogs.at(0).subscriber, up_to_date);
    EXPECT_EQ(figures().backlogs.at(0).events, 0);
    EXPECT_EQ(figures().backlogs.at(0).age_ms, 0);
    const std::int64_t newest = figures().newest;
    offer("Keyboard", 8'999, 5);
    now = now + minute_ms;
    offer("Mouse", 2'000, 5);
    now = now + minute_ms;
    const EventFigures behind = figures();
    EXPECT_EQ(behind.backlogs.at(0).events, behind.newest - newest);
    EXPECT_EQ(behind.backlogs.at(0).age_ms, 2 * minute_ms);
    EXPECT_EQ(behind.backlogs.at(0).kind, Subscriber::Kind::webhook);
}

TEST_F(EventFiguresTest, leave_out_subscribers_that_are_switched_off) {
    done(change_webhook, {.id = webhook(), .active = false});
    EXPECT_TRUE(figures().backlogs.empty());
}

} // namespace
} // namespace cartwright::operations
