#include "payments/answers.hpp"
#include "payments/callback_sender.hpp"
#include "payments/callbacks.hpp"
#include "payments/requests.hpp"
#include "payments/schema/0001_payments.sql.hpp"
#include "payments/schema/0004_unchecked_failures.sql.hpp"
#include "payments_fixture.hpp"

#include <algorithm>
#include <array>
#include <atomic>

namespace cartwright::payments {
namespace {

using Mood = FakeStore::Mood;

/// Runs `work(i)` on as many threads, at once as far as can be.
void at_once(int threads, const std::function<void(int)>& work) {
    std::atomic<bool> go = false;
    std::vector<std::thread> all;
    all.reserve(static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i) {
        all.emplace_back([&, i] {
            while (!go) std::this_thread::yield();
            work(i);
        });
    }
    go = true;
    for (std::thread& thread : all) thread.join();
}

TEST_F(PaymentsTest, FiftyPaymentsOfOneOrderAreOneCharge) {
    start();
    store_.add("o1", 17998);
    std::array<int, 50> statuses{};
    at_once(50, [&](int i) { statuses.at(static_cast<std::size_t>(i)) = pay("o1", "179.98").status; });
    EXPECT_EQ(std::ranges::count(statuses, 200), 1);
    EXPECT_EQ(std::ranges::count(statuses, 409), 49);
    EXPECT_EQ(balance(), "49820.02");
    EXPECT_EQ(store_.confirmations().size(), 1U);
    EXPECT_EQ(store_.status_of("o1"), "paid");
}

TEST_F(PaymentsTest, NobodyOverdrawsTheAccount) {
    settings_.opening_balance_minor = 1'000;
    start();
    for (int i = 0; i < 20; ++i) store_.add("o" + std::to_string(i), 300);
    std::array<int, 20> statuses{};
    at_once(20, [&](int i) { statuses.at(static_cast<std::size_t>(i)) = pay("o" + std::to_string(i), "3").status; });
    EXPECT_EQ(std::ranges::count(statuses, 200), 3);
    EXPECT_EQ(std::ranges::count(statuses, 402), 17);
    EXPECT_EQ(balance(), "1.0");
    EXPECT_TRUE(nothing_is_owed());
    int paid = 0;
    for (int i = 0; i < 20; ++i) paid += store_.status_of("o" + std::to_string(i)) == "paid" ? 1 : 0;
    EXPECT_EQ(paid, 3);
}

TEST_F(PaymentsTest, AKeyGetsItsFirstAnswerAgain) {
    start();
    store_.add("o1", 100);
    store_.add("o2", 200);
    const auto first = pay("o1", "1", "key-1");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(pay("o2", "2").status, 200); // the balance moves on, the answer does not
    const auto second = pay("o1", "1", "key-1");
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(pay("o1", "1.0", "key-1").status, 422);
    EXPECT_EQ(post("/pay", R"({"order_id":"o1","amount":1,"recipient":"r"})", "key-1").status, 422);
    stop();
    start();
    EXPECT_EQ(pay("o1", "1", "key-1").body, first.body);
    EXPECT_EQ(balance(), "49997.0");
    EXPECT_EQ(store_.confirmations().size(), 2U);
}

TEST_F(PaymentsTest, AKeyRemembersARefusalToo) {
    start();
    store_.add("o1", 100);
    const auto mismatch = pay("o1", "2", "key-1");
    EXPECT_EQ(mismatch.status, 400);
    EXPECT_EQ(pay("late", "2", "key-2").status, 404);
    store_.add("dear", 6'000'000);
    EXPECT_EQ(pay("dear", "60000", "key-3").status, 402);
    store_.add("o1", 200);
    store_.add("late", 200);
    EXPECT_EQ(pay("o1", "2", "key-1").body, mismatch.body);
    EXPECT_EQ(pay("late", "2", "key-2").status, 404);
    EXPECT_EQ(pay("dear", "60000", "key-3").status, 402);
    EXPECT_EQ(store_.confirmations().size(), 1U);
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(PaymentsTest, ATransferWithAKeyIsMadeOnce) {
    start();
    const std::string body = R"({"amount":5,"recipient":"r"})";
    const auto first = post("/pay", body, "key-1");
    EXPECT_EQ(first.status, 200);
    std::array<http::ClientReply, 10> replies{};
    at_once(10, [&](int i) { replies.at(static_cast<std::size_t>(i)) = post("/pay", body, "key-1"); });
    for (const auto& reply : replies) {
        EXPECT_TRUE(reply.status == 409 || reply.body == first.body) << reply.status << reply.body;
    }
    EXPECT_EQ(post("/pay", R"({"amount":6,"recipient":"r"})", "key-1").status, 422);
    EXPECT_EQ(balance(), "49995.0");
}

TEST_F(PaymentsTest, AKeyWhoseRequestIsRunningHasToWait) {
    start();
    store_.add("o1", 100);
    store_.be(Mood::loses_answers); // the first request waits for its store
    http::ClientReply first;
    std::thread running([&] { first = pay("o1", "1", "key-1"); });
    EXPECT_TRUE(eventually([&] { return !store_.confirmations().empty(); }));
    EXPECT_EQ(pay("o1", "1", "key-1").status, 409);
    EXPECT_EQ(pay("o1", "2", "key-1").status, 422);
    running.join();
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(pay("o1", "1", "key-1").body, first.body);
}

/// Leaves the database as a server does that was cut off after a charge and before its answer.
class CutOffTest : public PaymentsTest {
  protected:
    void charge_and_die() {
        telemetry::Log log((directory_ / "log").string());
        telemetry::Metrics metrics;
        store::Store store({.url = settings_.database_url,
                            .schema = {{"0001_payments", embedded::schema_0001_payments},
                                       {"0004_unchecked_failures", embedded::schema_0004_unchecked_failures}}},
                           clock_, entropy_, log, metrics);
        const std::array headers{http::Header{.name = "Idempotency-Key", .value = "key-1"}};
        const auto asked = read_request_info({.method = http::Method::post, .headers = headers, .body = body}, "order");
        write(store, [&](store::Transaction& transaction) {
            ledger::open(transaction, settings_.opening_balance_minor);
            const auto charge = ledger::charge(transaction, {.order_id = "o1", .amount = 100}, true);
            callbacks::add(transaction, *charge, {});
            answers::begin(transaction, *asked, charge->id);
        });
    }

    static constexpr const char* body = R"({"order_id":"o1","amount":1})";
};

TEST_F(CutOffTest, ARetryIsAnsweredAndNotChargedAgain) {
    charge_and_die();
    store_.add("o1", 100);
    start();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("o1"), "paid");
    const auto reply = post("/payments/orders", body, "key-1");
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(contains(reply.body, R"("balance":49999.0,)"));
    EXPECT_TRUE(contains(reply.body, R"("shop_notified":true})"));
    EXPECT_EQ(post("/payments/orders", body, "key-1").body, reply.body);
    EXPECT_EQ(balance(), "49999.0");
}

TEST_F(CutOffTest, ARetryThatComesBeforeTheStoreIsBack) {
    charge_and_die();
    store_.add("o1", 100);
    store_.close();
    start();
    const auto reply = post("/payments/orders", body, "key-1");
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(contains(reply.body, R"("shop_notified":false})"));
    store_.reopen();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(post("/payments/orders", body, "key-1").body, reply.body);
    EXPECT_EQ(balance(), "49999.0");
}

TEST_F(CutOffTest, ARetryIsToldOfTheReversal) {
    charge_and_die();
    store_.add("o1", 100);
    store_.be(Mood::refuses);
    start();
    EXPECT_TRUE(nothing_is_owed());
    const auto reply = post("/payments/orders", body, "key-1");
    EXPECT_EQ(reply.status, 409);
    EXPECT_TRUE(contains(reply.body, "The payment was reversed."));
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(PaymentsTest, TooManyAtOnceAreTurnedAwayUntouched) {
    settings_.workers = 1;
    settings_.queue_max = 1;
    start();
    for (int i = 0; i < 10; ++i) store_.add("o" + std::to_string(i), 100);
    store_.be(Mood::loses_answers); // each payment occupies its worker for a while
    std::array<int, 6> statuses{};
    at_once(6, [&](int i) { statuses.at(static_cast<std::size_t>(i)) = pay("o" + std::to_string(i), "1").status; });
    EXPECT_EQ(std::ranges::count(statuses, 200) + std::ranges::count(statuses, 503), 6);
    EXPECT_GE(std::ranges::count(statuses, 503), 1);
    EXPECT_EQ(balance(), "4999" + std::to_string(10 - std::ranges::count(statuses, 200)) + ".0");
}

} // namespace
} // namespace cartwright::payments
