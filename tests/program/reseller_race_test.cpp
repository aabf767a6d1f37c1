// Programs of a reseller that do the same thing at the same moment: one of them does it.

#include "support/reseller_client.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {
namespace {

constexpr int programs = 12;

/// What each of many answers when all ask at once.
std::vector<Answer> at_once(const std::function<std::optional<Answer>(int)>& ask) {
    std::vector<Answer> answers(programs);
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    threads.reserve(programs);
    for (int i = 0; i < programs; ++i)
        threads.emplace_back([&, i] {
            ++ready;
            while (ready < programs) std::this_thread::yield();
            answers[static_cast<std::size_t>(i)] = ask(i).value_or(Answer{});
        });
    for (std::thread& thread : threads) thread.join();
    return answers;
}

std::int64_t with_status(const std::vector<Answer>& answers, int status) {
    return std::ranges::count(answers, status, &Answer::status);
}

class ResellerRace : public testing::TestWithParam<Engine> {
  protected:
    [[nodiscard]] std::optional<Answer> refresh(const std::string& token) const {
        return call({.port = server_.store_port(),
                     .method = "POST",
                     .target = "/oauth/token",
                     .body = "grant_type=refresh_token&refresh_token=" + token});
    }

    ServerProcess server_{{}, Servers::store_alone, {}, GetParam()};
};

INSTANTIATE_TEST_SUITE_P(On, ResellerRace, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(ResellerRace, one_of_many_gets_the_tokens) {
    std::string token = demo_refresh_token;
    for (int round = 0; round < 5; ++round) {
        const auto answers = at_once([&](int) { return refresh(token); });
        ASSERT_EQ(with_status(answers, 200), 1);
        ASSERT_EQ(with_status(answers, 400), programs - 1);
        const auto winner = std::ranges::find(answers, 200, &Answer::status);
        token = text_of(winner->body, "refresh_token");
        // The others came too soon to be thieves: the winner's tokens are good.
        const auto shown = call({.port = server_.store_port(),
                                 .method = "POST",
                                 .target = "/oauth/validateAccess",
                                 .body = "access_token=" + text_of(winner->body, "access_token")});
        EXPECT_EQ(shown->status, 200);
    }
}

TEST_P(ResellerRace, a_cart_is_ordered_once) {
    const ResellerClient client(server_.store_port(), demo_refresh_token);
    const std::string carts = "/customers/20001/carts";
    for (int round = 0; round < 5; ++round) {
        const std::string cart = carts + "/" + text_of(client.ask("POST", carts)->body, "cartId");
        for (const char* product : {"MS-365-BUS-STD", "GWS-BUS-STARTER"})
            ASSERT_EQ(
                client.ask("POST", cart + "/cartItems", R"({"productId":")" + std::string(product) + "\"}")->status,
                201);
        const auto answers = at_once([&](int i) {
            if (i % 3 == 2) return client.ask("POST", cart + "/cartItems", R"({"productId":"GWS-BUS-STARTER"})");
            return client.ask("POST", cart + ":checkout");
        });
        EXPECT_EQ(with_status(answers, 200), 1);
        EXPECT_EQ(with_status(answers, 200) + with_status(answers, 201) + with_status(answers, 409), programs);
    }
    EXPECT_EQ(number(server_.database(), "SELECT count(*) FROM orders WHERE door = 'reseller'"), 10);
}

TEST_P(ResellerRace, an_address_is_given_once) {
    const ResellerClient client(server_.store_port(), demo_refresh_token);
    const auto answers = at_once([&](int) {
        return client.ask("POST", "/accounts/10001/customers",
                          R"({"customerOrganization":"A","customerName":"A","customerEmail":"a@a.example",)"
                          R"("languageCode":"en","customerAddress":{"street":"1","city":"2","state":"3","zip":"4",)"
                          R"("country":"5"}})");
    });
    EXPECT_EQ(with_status(answers, 200), 1);
    EXPECT_EQ(with_status(answers, 412), programs - 1);
}

TEST_P(ResellerRace, a_subscription_is_changed_by_one_order_at_a_time) {
    const ResellerClient client(server_.store_port(), demo_refresh_token);
    const std::string orders = "/accounts/10001/customers/20001/orders";
    const std::string order = text_of(
        client.ask("POST", orders, R"({"orderItems":[{"action":"CREATE","productId":"MS-365-BUS-STD"}]})")->body,
        "orderId");
    const std::string subscription = text_of(client.ask("GET", orders + "/" + order)->body, "resourceId");
    for (int i = 0; i < 500; ++i) {
        if (text_of(client.ask("GET", orders + "/" + order)->body, "status") == "COMPLETED") break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const auto answers = at_once([&](int i) {
        return client.ask("POST", orders,
                          R"({"orderItems":[{"action":"UPDATE","resourceId":")" + subscription + R"(","quantity":)" +
                              std::to_string(2 + i) + R"(,"attributes":{"rehearsal":"silent"}}]})");
    });
    EXPECT_EQ(with_status(answers, 200), 1);
    EXPECT_EQ(with_status(answers, 409), programs - 1);
}

TEST_P(ResellerRace, an_order_is_cancelled_or_provisioned_and_never_both) {
    const ResellerClient client(server_.store_port(), demo_refresh_token);
    const std::string orders = "/accounts/10001/customers/20001/orders";
    for (int round = 0; round < 20; ++round) {
        const std::string order = text_of(
            client.ask("POST", orders, R"({"orderItems":[{"action":"CREATE","productId":"MS-365-BUS-STD"}]})")->body,
            "orderId");
        std::this_thread::sleep_for(std::chrono::milliseconds(7 * round)); // the vendor is asked after 100 or so
        const auto answers = at_once([&](int) { return client.ask("POST", orders + "/" + order + ":cancel"); });
        const bool cancelled = with_status(answers, 200) > 0;
        EXPECT_LE(with_status(answers, 200), 1);
        std::string status;
        for (int i = 0; i < 500 && (status.empty() || status == "PROCESSING"); ++i) {
            status = text_of(client.ask("GET", orders + "/" + order)->body, "status");
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        EXPECT_EQ(status, cancelled ? "FAILED" : "COMPLETED");
        EXPECT_EQ(number(server_.database(), "SELECT count(*) FROM rehearsal.provisionings WHERE order_id = " + order),
                  cancelled ? 0 : 1);
    }
}

} // namespace
} // namespace cartwright::tests
