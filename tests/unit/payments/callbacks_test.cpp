#include "payments/callbacks.hpp"
#include "payments_fixture.hpp"

namespace cartwright::payments {
namespace {

using Mood = FakeStore::Mood;

TEST(Pause, GrowsUpToItsLimit) {
    SystemEntropy entropy;
    const RetryIntervals intervals{.first = std::chrono::milliseconds(1'000), .max = std::chrono::milliseconds(60'000)};
    const std::pair<std::int64_t, std::int64_t> longest[] = {{1, 1'000},  {2, 2'000},   {3, 4'000},         {6, 32'000},
                                                             {7, 60'000}, {50, 60'000}, {1'000'000, 60'000}};
    for (const auto& [attempts, most] : longest) {
        for (int i = 0; i < 100; ++i) {
            const std::int64_t pause = pause_after(attempts, intervals, entropy).count();
            EXPECT_GE(pause, most / 2) << attempts;
            EXPECT_LE(pause, most) << attempts;
        }
    }
}

TEST_F(PaymentsTest, AStoreThatIsDownIsToldLater) {
    start();
    store_.add("o1", 17998);
    store_.close();
    const auto reply = pay("o1", "179.98");
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(contains(reply.body, R"("shop_notified":false})"));
    EXPECT_EQ(balance(), "49820.02");
    EXPECT_EQ(pay("o1", "179.98").status, 409);
    store_.reopen();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("o1"), "paid");
    EXPECT_EQ(store_.confirmations().size(), 1U);
    EXPECT_EQ(balance(), "49820.02");
}

TEST_F(PaymentsTest, AWrongAmountTakenBlindlyGoesBack) {
    start();
    store_.add("dear", 17998);
    store_.close();
    EXPECT_EQ(pay("dear", "0.01").status, 200);
    EXPECT_EQ(pay("unknown", "5").status, 200);
    store_.reopen();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("dear"), "pending_payment");
    EXPECT_TRUE(store_.confirmations().empty());
    EXPECT_EQ(balance(), "50000.0");
    EXPECT_EQ(pay("dear", "179.98").status, 200);
}

TEST_F(PaymentsTest, AsksAgainAtGrowingIntervals) {
    settings_.callbacks.retry_first = std::chrono::milliseconds(100);
    start();
    store_.add("o1", 100);
    store_.be(Mood::unavailable);
    EXPECT_TRUE(contains(pay("o1", "1").body, R"("shop_notified":false)"));
    EXPECT_TRUE(eventually([&] { return store_.confirmations().size() >= 4; }));
    store_.be(Mood::well);
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("o1"), "paid");

    const auto seen = store_.confirmations();
    std::int64_t shortest = 50;
    for (std::size_t i = 1; i < 4; ++i) {
        const auto gap = std::chrono::duration_cast<std::chrono::milliseconds>(seen[i].at - seen[i - 1].at).count();
        EXPECT_GE(gap, shortest) << i;
        shortest *= 2;
    }
    for (const auto& each : seen) EXPECT_EQ(each.key, seen[0].key);
}

TEST_F(PaymentsTest, ALostAnswerDoesNotCostAnything) {
    start();
    store_.add("o1", 100);
    store_.be(Mood::loses_answers);
    EXPECT_TRUE(contains(pay("o1", "1").body, R"("shop_notified":false)"));
    EXPECT_EQ(store_.status_of("o1"), "paid");
    store_.be(Mood::well); // a repetition is refused as already processed, and the order is looked at
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(balance(), "49999.0");
    EXPECT_GE(store_.confirmations().size(), 2U);
}

TEST_F(PaymentsTest, ARefusedOrderIsNotPaidFor) {
    start();
    store_.add("o1", 17998);
    store_.be(Mood::refuses);
    const auto reply = pay("o1", "179.98");
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.body, R"({"status":"failed","message":"The store refused the order: Not enough stock for 'Chair' )"
                          R"((requested 2, available 1). The payment was reversed.","balance":50000.0})");
    EXPECT_EQ(get("/transactions").body,
              R"({"status":"success","account_id":"ACC-001","transactions":[)"
              R"({"kind":"order","order_id":"o1","amount":179.98,"balance_after":49820.02},)"
              R"({"kind":"reversal","order_id":"o1","amount":-179.98,"balance_after":50000.0}]})");
    store_.be(Mood::well);
    EXPECT_EQ(pay("o1", "179.98").status, 409);
    EXPECT_EQ(store_.confirmations().size(), 1U);
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(PaymentsTest, AStoreThatDoesNotBelieveUsIsNotPaid) {
    start();
    store_.add("o1", 100);
    store_.be(Mood::forbids);
    EXPECT_TRUE(
        contains(pay("o1", "1").body, "The store refused the order: Invalid signature. The payment was reversed."));
    EXPECT_EQ(balance(), "50000.0");
    store_.be(Mood::well);
    EXPECT_EQ(pay("o1", "1").status, 200);
    EXPECT_EQ(store_.status_of("o1"), "paid");
}

TEST_F(PaymentsTest, ARepetitionThatTheStoreIsStillWorkingOnIsAskedAgain) {
    start();
    store_.add("o1", 100);
    store_.be(Mood::repeats);
    EXPECT_EQ(pay("o1", "1").status, 200);
    store_.be(Mood::well);
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("o1"), "paid");
    EXPECT_EQ(balance(), "49999.0");
}

TEST_F(PaymentsTest, CallbacksOutliveTheServer) {
    start();
    store_.add("paid", 100);
    store_.add("poor", 6'000'000);
    store_.add("mistaken", 100);
    store_.close();
    EXPECT_EQ(pay("paid", "1").status, 200);
    EXPECT_EQ(pay("poor", "60000").status, 402);
    EXPECT_EQ(pay("poor", "60000").status, 402);
    EXPECT_EQ(pay("mistaken", "60000").status, 402);
    stop();
    store_.reopen();
    EXPECT_EQ(store_.status_of("paid"), "pending_payment");
    start();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("paid"), "paid");
    EXPECT_EQ(store_.status_of("poor"), "payment_failed");
    EXPECT_EQ(store_.status_of("mistaken"), "pending_payment") << "another amount is no payment of the order";
    EXPECT_EQ(store_.confirmations().size(), 2U);
    EXPECT_EQ(balance(), "49999.0");
}

TEST_F(PaymentsTest, AFailureThatWasOvertakenIsNotTold) {
    start();
    store_.add("o1", 100);
    store_.close();
    EXPECT_EQ(pay("o1", "60000").status, 402);
    EXPECT_EQ(pay("o1", "1").status, 200);
    store_.reopen();
    EXPECT_TRUE(nothing_is_owed());
    EXPECT_EQ(store_.status_of("o1"), "paid");
}

TEST_F(PaymentsTest, SignsWhatItSays) {
    settings_.secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    start();
    store_.add("o1", 100);
    EXPECT_EQ(pay("o1", "1").status, 200);
    const auto seen = store_.confirmations();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].id, seen[0].key);
    const SignedMessage message{
        .id = seen[0].id, .timestamp = seen[0].timestamp, .signature = seen[0].signature, .body = seen[0].body};
    EXPECT_TRUE(verify(std::vector<std::string>{settings_.secret}, message, clock_.now()));
    EXPECT_FALSE(verify(std::vector<std::string>{"whsec_bmV3"}, message, clock_.now()));
}

TEST_F(PaymentsTest, StopsWhileTheStoreIsAway) {
    start();
    store_.add("o1", 100);
    store_.close();
    EXPECT_EQ(pay("o1", "1").status, 200);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_TRUE(server_->drain(std::chrono::seconds(2)));
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

} // namespace
} // namespace cartwright::payments
