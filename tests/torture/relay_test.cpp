// Somebody has the shop write to strangers: a hundred mails with a sentence of their own, from one address and from
// many, without an order and with one. Few are sent, and none carries the sentence where it has a link.

#include "settings.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

namespace cartwright::torture {

namespace {

using tests::number;
using tests::ServerProcess;

constexpr int mails = 100;
constexpr int from_one_an_hour = 20;
constexpr int to_one_a_day = 3;

/// A shop behind a proxy that says where requests come from.
class Relay : public testing::Test {
  protected:
    int send(const std::string& from, const std::string& to, const std::string& name, const std::string& order = {}) {
        std::string body = R"({"event": "OrderShipped", "name": ")" + name + R"(", "email": ")" + to + '"';
        if (!order.empty()) body += R"(, "orderId": ")" + order + '"';
        return ask("/api/order/email.json", body + "}", from).status;
    }

    tests::Answer ask(const std::string& target, const std::string& body, const std::string& from) {
        const auto answer = tests::call({.port = server.store_port(),
                                         .method = "POST",
                                         .target = target,
                                         .headers = {{"Content-Type", "application/json"}, {"X-Forwarded-For", from}},
                                         .body = body});
        return answer.value_or(tests::Answer{});
    }

    std::int64_t sent(const std::string& where = "1 = 1") {
        return number(server.database(), "SELECT count(*) FROM messages WHERE " + where);
    }

    ServerProcess server{{"--address-header", "X-Forwarded-For"}, tests::Servers::store_alone};
};

std::string stranger(int i) { return "stranger-" + std::to_string(i) + "@example.com"; }

constexpr const char* sentence = "You have won a prize, call us now";
constexpr const char* sentence_with_link = "You have won: https://prize.example";

} // namespace

TEST_F(Relay, sends_strangers_few_mails_for_one_address) {
    for (int i = 0; i < mails; ++i) EXPECT_EQ(send("192.0.2.1", stranger(i), sentence_with_link), 400);
    EXPECT_EQ(sent(), 0);
    for (int i = 0; i < mails; ++i)
        EXPECT_EQ(send("192.0.2.1", stranger(i), sentence), i < from_one_an_hour ? 200 : 429) << i;
    EXPECT_EQ(sent(), from_one_an_hour);
    EXPECT_EQ(sent("text LIKE '%prize%' OR html LIKE '%prize%' OR name <> ''"), 0);
    report(std::to_string(2 * mails) + " mails to strangers from one address", std::to_string(sent()) + " were sent");
}

TEST_F(Relay, sends_one_stranger_few_mails) {
    for (int i = 0; i < mails; ++i)
        EXPECT_EQ(send("192.0.2." + std::to_string(i), i % 2 == 0 ? "Stranger@Example.com" : "stranger@example.com",
                       sentence),
                  i < to_one_a_day ? 200 : 429)
            << i;
    EXPECT_EQ(sent(), to_one_a_day);
    report(std::to_string(mails) + " mails to one stranger from as many", std::to_string(sent()) + " were sent");
}

TEST_F(Relay, sends_mails_about_an_order_to_one_address) {
    const tests::Answer placed =
        ask("/api/order/cart.json",
            R"({"customerId": "1", "items": [{"productId": "https://prize.example", "quantity": 1, "price": 1}]})",
            "192.0.2.1");
    ASSERT_EQ(placed.status, 201) << placed.body;
    const std::size_t begin = placed.body.find(R"("orderId":")") + 11;
    const std::string order = placed.body.substr(begin, placed.body.find('"', begin) - begin);
    for (int i = 0; i < mails; ++i)
        EXPECT_EQ(send("192.0.2." + std::to_string(i), stranger(i), sentence, order), i == 0 ? 200 : 409) << i;
    EXPECT_EQ(sent(), 1);
    EXPECT_EQ(sent("text LIKE '%://%' OR html LIKE '%://prize%'"), 0);
    report(std::to_string(mails) + " mails about one order to as many", std::to_string(sent()) + " was sent");
}

} // namespace cartwright::torture
