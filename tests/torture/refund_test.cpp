// Refunds of the same orders are requested through two APIs at once, again and again, while the gateway answers late,
// loses answers or declines. Never more goes back than was paid, the gateway's books equal the shop's, and the server
// survives.

#include "program.hpp"
#include "settings.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <random>
#include <thread>

namespace cartwright::torture {

namespace {

using namespace std::chrono_literals;
using tests::Answer;
using tests::Engine;
using tests::json_member;
using tests::number;
using tests::Pipeline;
using tests::ServerProcess;

constexpr std::int64_t orders_in_round = 8;
constexpr int askers = 6; // of each order
constexpr int attempts = 4;
constexpr int cents_max = 500; // what an order costs

/// An order of one pair of shoes and a service, paid by the gateway.
struct Paid {
    Pipeline::Order order;
    std::string part; // the number that the shop knows it by
};

class Refunds : public testing::TestWithParam<Engine> {
  protected:
    ServerProcess server{{"--outside-max", "1000"}, tests::Servers::store_alone, {}, GetParam()};
    Pipeline pipeline{server.store_port()};
    std::string shop{};
    std::string product{};

    [[nodiscard]] std::optional<Answer> ask_shop(const std::string& method, const std::string& target,
                                                 const std::string& body = {}) const {
        tests::Headers headers{{"access_token", "demo-marketplace-key"}};
        if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
        return tests::call(
            {.port = server.store_port(), .method = method, .target = target, .headers = headers, .body = body});
    }

    void SetUp() override {
        const auto user = ask_shop("POST", "/users", R"({"name":"Ada","email":"refunds@example.com"})");
        ASSERT_EQ(user->status, 200) << user->body;
        const auto made = ask_shop(
            "POST", "/shops", R"({"account_id":)" + json_member(user->body, "user_id") + R"(,"store_name":"Laps"})");
        ASSERT_EQ(made->status, 200) << made->body;
        shop = json_member(made->body, "shop_id");
        const auto offered = ask_shop("POST", "/shops/" + shop + "/listings",
                                      R"({"shoe":{"brand":"Racer","color":"red","style":"Lap"},"listing":)"
                                      R"({"quantity":1000000,"price":4.5,"size":9,"condition":"new","gender":"men"}})");
        ASSERT_EQ(offered->status, 200) << offered->body;
        product = json_member(offered->body, "product_id");
    }

    [[nodiscard]] std::vector<Paid> paid_orders(std::int64_t round) const {
        const std::string items = R"([{"productId":")" + product +
                                  R"(","quantity":1,"price":4.5},{"productId":"lacing","quantity":1,"price":0.5}])";
        std::vector<Paid> orders;
        for (std::int64_t i = 0; i < orders_in_round; ++i) {
            constexpr std::array behaviours{"after-40-", "slow-", "after-5-", "refund-"};
            const std::string customer = behaviours.at(static_cast<std::size_t>(i) % behaviours.size()) +
                                         std::to_string(round) + '0' + std::to_string(i);
            Paid& paid = orders.emplace_back(Paid{.order = pipeline.invoiced(customer, items), .part = {}});
            const auto answer = pipeline.pay(paid.order);
            EXPECT_TRUE(answer && answer->status == 200) << (answer ? answer->body : "no answer");
            const auto parts = ask_shop("GET", "/shops/" + shop + "/orders?limit=1");
            EXPECT_TRUE(parts);
            paid.part = json_member(parts->body, "order_id");
        }
        return orders;
    }

    /// Requests drawn amounts, or all, through one API or the other. Returns how many requests were answered.
    [[nodiscard]] int ask_back(const Paid& paid, std::uint64_t drawn) const {
        std::mt19937_64 random(drawn);
        int answered = 0;
        for (int i = 0; i < attempts; ++i) {
            const bool wants_all = random() % 2 == 0;
            const std::string amount =
                std::to_string(wants_all ? cents_max : 1 + static_cast<int>(random() % cents_max)) + "e-2";
            const auto answer =
                random() % 2 == 0
                    ? pipeline.refund(paid.order, amount)
                    : ask_shop("POST", "/orders/" + paid.part + "/refund",
                               R"({"reason":"damaged")" + (wants_all ? "" : R"(,"amount":)" + amount) + '}');
            answered += answer ? 1 : 0;
        }
        return answered;
    }

    /// Waits, for at most a minute, until no refund is undecided. Returns how many still are.
    [[nodiscard]] std::int64_t undecided() const {
        const std::string waiting = "SELECT count(*) FROM jobs WHERE kind = 'refund'";
        const auto end = std::chrono::steady_clock::now() + 60s;
        while (number(server.database(), waiting) > 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(20ms);
        return number(server.database(), waiting);
    }
};

INSTANTIATE_TEST_SUITE_P(On, Refunds, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

} // namespace

TEST_P(Refunds, give_back_no_more_than_was_paid) {
    const std::int64_t rounds = amount("ROUNDS", 5);
    std::atomic<int> answered = 0;
    for (std::int64_t round = 0; round < rounds; ++round) {
        const std::vector<Paid> orders = paid_orders(round);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < orders.size(); ++i)
            for (int asker = 0; asker < askers; ++asker)
                threads.emplace_back([&, i, asker] {
                    const auto drawn = static_cast<std::uint64_t>(round * 10'000 + asker) * 100 + i;
                    answered += ask_back(orders[i], drawn);
                });
    }
    const std::int64_t asked = rounds * orders_in_round * askers * attempts;
    EXPECT_EQ(answered, asked);
    EXPECT_EQ(undecided(), 0);
    EXPECT_TRUE(server.stop());
    const std::string gateway = "SELECT count(*) FROM rehearsal.charges WHERE refunded_minor > amount_minor";
    EXPECT_EQ(number(server.database(), gateway), 0);
    EXPECT_EQ(number(server.database(), "SELECT CAST(sum(refunded_minor) AS BIGINT) FROM rehearsal.charges"),
              number(server.database(), "SELECT CAST(sum(amount_minor) AS BIGINT) FROM refunds"));
    EXPECT_EQ(check(server.database()), clean(server.database()));
    report("money asked back through two APIs, " + std::string(tests::name_of(GetParam())),
           std::to_string(asked) + " requests, " +
               std::to_string(number(server.database(), "SELECT count(*) FROM refunds")) + " refunds, none too many");
}

} // namespace cartwright::torture
