// Money is taken once and never without an order that knows it: whoever asks at the same time, and wherever the lights
// go out. The gateway's own books are the witness.

#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <cstdlib>
#include <future>
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace cartwright::tests {

namespace {

using namespace std::chrono_literals;

constexpr const char* tea = R"([{"productId":"tea","quantity":2,"price":50}])";

int check(const ServerProcess& server) {
    const std::string command = CARTWRIGHT_BINARY "/cartwright check --database '" + server.database() + "' 1>&2";
    return std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe): no other thread uses it
}

std::int64_t count(const ServerProcess& server, const std::string& what) {
    return number(server.database(), "SELECT count(*) FROM " + what);
}

/// Waits, within reason, until `is_so`.
template <class Claim> bool eventually(const Claim& is_so) {
    for (int i = 0; i < 1'000; ++i) {
        if (is_so()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

/// What there has to be of one paid order, in the shop's books and in the gateway's.
void expect_one_payment(const ServerProcess& server, const std::string& customer) {
    EXPECT_EQ(count(server, "rehearsal.charges WHERE state = 'approved' AND customer = '" + customer + "'"), 1);
    EXPECT_EQ(count(server, "charges WHERE state = 'approved' AND customer = '" + customer + "'"), 1);
    EXPECT_EQ(count(server, "charges c JOIN rehearsal.charges r ON r.key = 'charge-' || CAST(c.id AS TEXT) "
                            "WHERE c.transaction_number = r.transaction_number AND c.customer = '" +
                                customer + "'"),
              1);
    EXPECT_EQ(count(server, "payments p JOIN charges c ON c.order_id = p.order_id WHERE p.status = 'approved' "
                            "AND p.amount_minor > 0 AND c.customer = '" +
                                customer + "'"),
              1);
}

} // namespace

class Gateway : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, Gateway, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(Gateway, takes_money_once_whoever_asks_at_the_same_time) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order order = pipeline.invoiced("late", tea);
    std::vector<std::future<std::optional<Answer>>> asked;
    for (int i = 0; i < 12; ++i)
        asked.push_back(std::async(
            std::launch::async, [&, i] { return pipeline.pay(order, i % 3 == 0 ? "key-" + std::to_string(i) : ""); }));
    std::set<std::string> transactions;
    int joined = 0;
    for (auto& each : asked) {
        const auto answer = each.get();
        ASSERT_TRUE(answer);
        if (answer->status == 409) continue; // it came when the order was paid
        EXPECT_EQ(answer->status, 200) << answer->body;
        transactions.insert(json_member(answer->body, "transactionId"));
        ++joined;
    }
    EXPECT_GT(joined, 1); // the gateway's answer to the first was still on its way
    EXPECT_EQ(transactions.size(), 1U);
    EXPECT_EQ(pipeline.pay(order)->status, 409);
    EXPECT_TRUE(server.stop());
    expect_one_payment(server, "late");
    EXPECT_EQ(check(server), 0);
}

TEST_P(Gateway, is_asked_again_when_the_lights_went_out_before_the_answer) {
    ServerProcess server({"--gateway-seconds", "1"}, Servers::store_alone, {}, GetParam());
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order order = pipeline.invoiced("late", tea);
    auto asked = std::async(std::launch::async, [&] { return pipeline.pay(order, "key"); });
    ASSERT_TRUE(eventually([&] { return count(server, "rehearsal.charges") == 1; })); // the money is taken
    server.kill();
    EXPECT_EQ(asked.get(), std::nullopt);
    EXPECT_EQ(count(server, "charges WHERE state = 'asked'"), 1);
    EXPECT_EQ(count(server, "payments WHERE method = 'gateway'"), 0);
    EXPECT_EQ(check(server), 0); // every undecided external call has a job that retries it
    server.start();
    EXPECT_TRUE(pipeline.becomes(order, "paid"));
    EXPECT_TRUE(server.stop());
    expect_one_payment(server, "late");
    EXPECT_EQ(check(server), 0);
}

TEST_P(Gateway, answers_a_repeated_request_after_the_lights_went_out) {
    ServerProcess server({"--gateway-seconds", "60"}, Servers::store_alone, {}, GetParam());
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order order = pipeline.invoiced("late", tea);
    auto asked = std::async(std::launch::async, [&] { return pipeline.pay(order, "key"); });
    ASSERT_TRUE(eventually([&] { return count(server, "rehearsal.charges") == 1; }));
    server.kill();
    asked.wait();
    server.start();
    const auto again = pipeline.pay(order, "key"); // long before the job is due
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 200) << again->body;
    const auto replayed = pipeline.pay(order, "key");
    EXPECT_EQ(replayed->body, again->body);
    EXPECT_EQ(replayed->header("Idempotency-Replayed"), "true");
    EXPECT_TRUE(server.stop());
    expect_one_payment(server, "late");
    EXPECT_EQ(check(server), 0);
}

TEST_P(Gateway, never_gives_back_more_than_was_paid_whoever_asks_at_the_same_time) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order order = pipeline.invoiced("8080", tea);
    ASSERT_EQ(pipeline.pay(order)->status, 200);
    std::vector<std::future<int>> asked;
    for (int i = 0; i < 16; ++i)
        asked.push_back(std::async(
            std::launch::async, [&, i] { return pipeline.refund(order, "15", "key-" + std::to_string(i))->status; }));
    int given = 0;
    for (auto& each : asked) given += each.get() == 200 ? 1 : 0;
    EXPECT_EQ(given, 6); // 90 of 100
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(number(server.database(), "SELECT refunded_minor FROM rehearsal.charges"), 9'000);
    EXPECT_EQ(check(server), 0);
}

/// Orders of the same things in any order, at the same time: nobody waits for ever, and nothing is sold twice.
TEST_P(Gateway, sells_the_last_pieces_once) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const Pipeline pipeline(server.store_port());
    const std::string one =
        R"([{"productId":"25","quantity":1,"price":199},{"productId":"27","quantity":1,"price":189.5}])";
    const std::string other =
        R"([{"productId":"27","quantity":1,"price":189.5},{"productId":"25","quantity":1,"price":199}])";
    std::vector<std::future<bool>> bought;
    for (int i = 0; i < 24; ++i)
        bought.push_back(std::async(std::launch::async, [&, i] {
            const Pipeline::Order order = pipeline.invoiced("8080", i % 2 == 0 ? one : other);
            if (order.order.empty()) return false;
            const auto paid = pipeline.pay(order);
            return paid && paid->status == 200;
        }));
    int sold = 0;
    for (auto& each : bought) sold += each.get() ? 1 : 0;
    EXPECT_EQ(sold, 15); // as many as there are of the scarcer
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(number(server.database(), "SELECT on_hand FROM listings WHERE id = 25"), 0);
    EXPECT_EQ(number(server.database(), "SELECT on_hand FROM listings WHERE id = 27"), 5);
    EXPECT_EQ(number(server.database(), "SELECT max(number) FROM invoices"), 15);
    EXPECT_EQ(check(server), 0);
}

TEST(GatewayOverload, turns_away_at_once_who_finds_no_seat) {
    ServerProcess server({"--outside-max", "1"}, Servers::store_alone);
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order slow = pipeline.invoiced("late", tea);
    const Pipeline::Order other = pipeline.invoiced("8080", tea);
    auto asked = std::async(std::launch::async, [&] { return pipeline.pay(slow); });
    ASSERT_TRUE(eventually([&] { return count(server, "rehearsal.charges") == 1; }));
    const auto turned_away = pipeline.pay(other, "key");
    ASSERT_TRUE(turned_away);
    EXPECT_EQ(turned_away->status, 503);
    EXPECT_EQ(turned_away->body, R"({"error":"Too many requests are waiting; try again"})");
    EXPECT_EQ(turned_away->header("Retry-After"), "1");
    EXPECT_EQ(count(server, "charges"), 1);
    EXPECT_EQ(asked.get()->status, 200);
    EXPECT_EQ(pipeline.pay(other, "key")->status, 200);
}

TEST(HostedGateway, takes_money_and_gives_it_back) {
    const ServerProcess gateway({}, Servers::payments_alone);
    const std::string url = "http://127.0.0.1:" + std::to_string(gateway.payments_port());
    ServerProcess server({"--gateway", url}, Servers::store_alone);
    const Pipeline pipeline(server.store_port());
    const auto balance = [&] {
        return json_member(call({.port = gateway.payments_port(), .target = "/balance"})->body, "balance");
    };
    const Pipeline::Order order = pipeline.invoiced("8080", tea);
    const auto paid = pipeline.pay(order);
    ASSERT_TRUE(paid);
    EXPECT_EQ(paid->status, 200) << paid->body;
    EXPECT_EQ(json_member(paid->body, "first_name"), "John");
    EXPECT_EQ(json_member(paid->body, "last_digits"), "4242");
    EXPECT_EQ(balance(), "49900.0");
    EXPECT_EQ(pipeline.refund(order, "30")->status, 200);
    EXPECT_EQ(balance(), "49930.0");

    const Pipeline::Order dear = pipeline.invoiced("8080", R"([{"productId":"ship","quantity":1,"price":50000}])");
    const auto declined = pipeline.pay(dear);
    EXPECT_EQ(declined->status, 402);
    EXPECT_EQ(declined->body, R"({"error":"Payment rejected"})");
    EXPECT_EQ(balance(), "49930.0");
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

TEST(HostedGateway, is_asked_again_when_it_was_away) {
    ServerProcess gateway({}, Servers::payments_alone);
    const std::string url = "http://127.0.0.1:" + std::to_string(gateway.payments_port());
    ServerProcess server({"--gateway", url, "--gateway-seconds", "1"}, Servers::store_alone);
    const Pipeline pipeline(server.store_port());
    const Pipeline::Order order = pipeline.invoiced("8080", tea);
    gateway.kill();
    const auto asked = pipeline.pay(order);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->status, 504);
    EXPECT_EQ(asked->body, R"({"error":"The payment is not decided yet; ask again"})");
    gateway.start();
    EXPECT_TRUE(pipeline.becomes(order, "paid"));
    EXPECT_EQ(number(gateway.payments_database(), "SELECT count(*) FROM card_charges"), 1);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

} // namespace cartwright::tests
