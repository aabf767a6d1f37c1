#include "domain/marketplace/events.hpp"
#include "store/engine/schema.hpp"
#include "store/outbox/subscribers.hpp"
#include "support/database.hpp"
#include "support/temporary_folder.hpp"
#include "support/waiting.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "workers/events/broker.hpp"
#include "workers/events/dispatcher.hpp"
#include "workers/events/feed.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

// Whatever a listener, a stream or a broker throws, the threads that tell them go on, and nothing is repeated without a
// pause.

namespace cartwright::tests {
namespace {

using store::events::Recorded;

class SurvivalTest : public testing::TestWithParam<Engine> {
  protected:
    void record(std::int64_t shop) {
        store_.write_and_wait([&](store::Transaction& tx) {
            tx.record(ShopVerified{.shop = shop, .verified = true});
            return true;
        });
    }

    template <class Condition> static void wait_until(const Condition& condition) {
        ASSERT_TRUE(becomes_true(condition));
    }

    test::TemporaryFolder folder_;
    TestDatabase database_{GetParam(), folder_.path().string(), Content::tables};
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    telemetry::Metrics metrics_;
    store::Store store_{{.url = database_.url(),
                         .schema = store::shop_schema(),
                         .readers = 1 + events::Dispatcher::readers,
                         .batch_max = 64,
                         .queue_max = 64,
                         .connections = 2},
                        clock_,
                        entropy_,
                        log_,
                        metrics_};
};

INSTANTIATE_TEST_SUITE_P(On, SurvivalTest, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(SurvivalTest, of_a_feed_whose_listener_throws) {
    std::atomic<int> told = 0;
    std::atomic<int> made_anew = 0;
    std::atomic<std::int64_t> newest = 0;
    events::Feed feed({.store = store_, .reader = 0, .log = log_});
    feed.listen([&](std::span<const Recorded> facts) {
        if (++told == 1) throw std::invalid_argument("what is this?");
        newest = facts.back().sequence;
    });
    feed.rebuild([&] { ++made_anew; });
    feed.start();
    record(1);
    wait_until([&] { return made_anew == 1; });
    EXPECT_EQ(told, 1);
    record(2);
    wait_until([&] { return newest == 2; });
    EXPECT_EQ(told, 2); // the first fact was not told again
    feed.stop();
    store_.stop();
}

class Broken final : public events::Broker {
  public:
    bool publish(std::span<const Recorded>) override {
        if (++attempts == 1) throw std::runtime_error("no");
        return true;
    }
    std::atomic<int> attempts = 0;
};

/// As a node finds it when the database was away while it had to write down how far a subscriber has come.
TEST_P(SurvivalTest, of_a_lease_that_its_own_holder_could_not_give_back) {
    Broken broker;
    broker.attempts = 1; // from now on it works
    record(1);
    events::number_pending_facts(store_);
    store_.write_and_wait([&](store::Transaction& tx) {
        store::subscribers::use_broker(tx, "nats://127.0.0.1:1");
        return true;
    });
    events::Dispatcher dispatcher({.store = store_,
                                   .first_reader = 1,
                                   .clock = clock_,
                                   .entropy = entropy_,
                                   .log = log_,
                                   .metrics = metrics_,
                                   .broker = &broker});
    dispatcher.start();
    const auto told = [&] { return rows(database_.url(), "SELECT sequence FROM subscribers"); };
    wait_until([&] { return told() == std::vector<Row>{{"1"}}; });
    wait_until([&] { return number(database_.url(), "SELECT lease_until FROM subscribers") == 0; });
    meddle(database_.url(), "UPDATE subscribers SET lease_until = 9000000000000");
    record(2);
    events::number_pending_facts(store_);
    const auto begun = std::chrono::steady_clock::now();
    wait_until([&] { return told() == std::vector<Row>{{"2"}}; });
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));

    // Another node's lease is its own.
    meddle(database_.url(), "UPDATE subscribers SET lease_until = 9000000000000, lease_holder = 2");
    store_.read(0, [&](store::Transaction& tx) { EXPECT_TRUE(store::subscribers::due(tx, 9, 1, 9).empty()); });
    dispatcher.stop();
    store_.stop();
}

TEST_P(SurvivalTest, of_a_dispatcher_whose_broker_throws) {
    Broken broker;
    record(1);
    events::number_pending_facts(store_);
    store_.write_and_wait([&](store::Transaction& tx) {
        store::subscribers::use_broker(tx, "nats://127.0.0.1:1");
        return true;
    });
    events::Dispatcher dispatcher({.store = store_,
                                   .first_reader = 1,
                                   .clock = clock_,
                                   .entropy = entropy_,
                                   .log = log_,
                                   .metrics = metrics_,
                                   .broker = &broker});
    dispatcher.start();
    wait_until([&] { return broker.attempts == 1; });
    // It is put off, and not repeated when the lease ends.
    wait_until([&] {
        return rows(database_.url(), "SELECT attempts FROM subscribers") == std::vector<Row>{{"1"}} ||
               broker.attempts == 2;
    });
    wait_until([&] { return rows(database_.url(), "SELECT sequence FROM subscribers") == std::vector<Row>{{"1"}}; });
    EXPECT_EQ(broker.attempts, 2);
    dispatcher.stop();
    store_.stop();
}

} // namespace
} // namespace cartwright::tests
