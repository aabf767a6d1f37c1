#include "payments_fixture.hpp"

namespace cartwright::payments {
namespace {

class CardPayments : public PaymentsTest {
  protected:
    void SetUp() override {
        PaymentsTest::SetUp();
        start();
    }
    [[nodiscard]] http::ClientReply charge(const std::string& key, const std::string& amount,
                                           const std::string& more = {}) const {
        return post("/charges", R"({"key":")" + key + R"(","customer":"8080","amount_minor":)" + amount +
                                    R"(,"currency":"USD","reference":"Invoice 2026-000001")" + more + "}");
    }
    [[nodiscard]] http::ClientReply refund(const std::string& key, const std::string& of,
                                           const std::string& amount) const {
        return post("/refunds", R"({"key":")" + key + R"(","charge":")" + of + R"(","amount_minor":)" + amount + "}");
    }
};

TEST_F(CardPayments, takes_money_once_for_each_key) {
    const http::ClientReply first = charge("charge-1", "20000");
    EXPECT_EQ(first.status, 200);
    EXPECT_TRUE(contains(first.body, R"("status":"approved")")) << first.body;
    EXPECT_TRUE(contains(first.body, R"("first_name":"John","last_name":"Doe","first_digits":"424242")")) << first.body;
    EXPECT_EQ(balance(), "49800.0");
    EXPECT_EQ(charge("charge-1", "20000").body, first.body);
    EXPECT_EQ(get("/charges/charge-1").body, first.body);
    EXPECT_EQ(balance(), "49800.0");
    EXPECT_EQ(charge("charge-1", "20001").status, 422);
    EXPECT_EQ(charge("charge-2", "1").status, 200);
    EXPECT_EQ(balance(), "49799.99");
}

TEST_F(CardPayments, declines_for_good) {
    EXPECT_EQ(charge("charge-1", "5000001").status, 402);
    EXPECT_EQ(get("/charges/charge-1").status, 402);
    EXPECT_EQ(charge("charge-1", "5000001").body, R"({"status":"declined","message":"Insufficient funds"})");
    EXPECT_EQ(charge("charge-2", "1", R"(,"valid_month":"2031-01")").status, 402);
    EXPECT_EQ(charge("charge-3", "1", R"(,"valid_month":"2030-12")").status, 200);
    EXPECT_EQ(balance(), "49999.99");
}

TEST_F(CardPayments, gives_back_what_was_taken_and_no_more) {
    ASSERT_EQ(charge("charge-1", "20000").status, 200);
    EXPECT_EQ(refund("refund-1", "charge-1", "15000").status, 200);
    EXPECT_EQ(refund("refund-1", "charge-1", "15000").status, 200);
    EXPECT_EQ(balance(), "49950.0");
    EXPECT_EQ(refund("refund-1", "charge-1", "1").status, 422);
    EXPECT_EQ(refund("refund-2", "charge-1", "5001").status, 402);
    EXPECT_EQ(refund("refund-2", "charge-1", "5001").status, 402);
    EXPECT_EQ(refund("refund-3", "charge-1", "5000").status, 200);
    EXPECT_EQ(refund("refund-4", "charge-9", "1").status, 402);
    EXPECT_EQ(balance(), "50000.0");
    EXPECT_TRUE(contains(get("/transactions").body, R"("kind":"reversal")"));
}

TEST_F(CardPayments, remembers_after_a_restart_and_a_reset) {
    const std::string first = charge("charge-1", "20000").body;
    stop();
    start();
    EXPECT_EQ(get("/charges/charge-1").body, first);
    ASSERT_EQ(post("/reset", "").status, 200);
    EXPECT_EQ(charge("charge-1", "20000").body, first);
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(CardPayments, says_what_is_wrong) {
    EXPECT_EQ(get("/charges/charge-1").status, 404);
    for (const char* body :
         {"", "x", "[]", "{}", R"({"key":"","customer":"a","amount_minor":1,"currency":"USD","reference":"r"})",
          R"({"key":"k","customer":"a","amount_minor":-1,"currency":"USD","reference":"r"})",
          R"({"key":"k","customer":"a","amount_minor":1.5,"currency":"USD","reference":"r"})",
          R"({"key":"k","customer":"a","amount_minor":1,"currency":"USD"})",
          R"({"key":"k","customer":"a","amount_minor":1,"currency":"JPY","reference":"r"})",
          R"({"key":"k","customer":"a","amount_minor":1,"currency":"ZZZ","reference":"r"})",
          R"({"key":"k\u0001k","customer":"a","amount_minor":1,"currency":"USD","reference":"r"})"})
        EXPECT_EQ(post("/charges", body).status, 400) << body;
    EXPECT_EQ(post("/refunds", R"({"key":"k","charge":"c"})").status, 400);
}

} // namespace
} // namespace cartwright::payments
