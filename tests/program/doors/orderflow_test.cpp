// Who may see and move orders of the pipeline, and that their numbers can't be guessed.

#include "app/doors.hpp"
#include "program/doors/recipes.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

bool asks_for_keys(const Config& config) {
    const std::vector<api::Door> doors = doors_of(config, {});
    const auto found = std::ranges::find(doors, "orderflow", &api::Door::name);
    return found != doors.end() && found->credentials_of != nullptr;
}

/// A shop whose proxy says where requests come from.
class OrderflowAccess : public testing::TestWithParam<Engine> {
  protected:
    static Answer ask(const ServerProcess& server, const std::string& target, const std::string& from,
                      const std::string& body = {}, const std::string& key = {}) {
        Call wanted{.port = server.store_port(),
                    .method = body.empty() ? "GET" : "POST",
                    .target = target,
                    .headers = {{"X-Forwarded-For", from}},
                    .body = body};
        if (!body.empty()) wanted.headers.emplace_back("Content-Type", "application/json");
        if (!key.empty()) wanted.headers.emplace_back("Authorization", "bearer " + key); // RFC 9110 §11.1
        return call(wanted).value_or(Answer{});
    }

    static std::string new_order(const ServerProcess& server, const std::string& from) {
        const Answer placed =
            ask(server, "/api/order/cart.json", from,
                R"({"customerId": "8080", "items": [{"productId": "tea", "quantity": 1, "price": 50}]})");
        EXPECT_EQ(placed.status, 201) << placed.body;
        return member(placed.body, "orderId");
    }

    static std::string mail(const std::string& order, const std::string& to) {
        return R"({"event": "InvoiceCreated", "name": "Lital Hay", "email": ")" + to + R"(", "orderId": ")" + order +
               R"("})";
    }

    static constexpr int guesses_max = 100;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(On, OrderflowAccess, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST(OrderflowDoor, asks_for_keys_outside_the_demo) {
    EXPECT_TRUE(asks_for_keys({}));
    EXPECT_FALSE(asks_for_keys({.demo = true}));
    EXPECT_FALSE(asks_for_keys({.orderflow = {.is_open = true}}));
    EXPECT_TRUE(asks_for_keys({.demo = true, .orderflow = {.is_open = false}}));
}

TEST(OrderflowDoor, is_opened_with_a_warning) {
    const auto log_of = [](const std::string& is_open) {
        ServerProcess server({"--demo=false", "--open-orderflow", is_open}, Servers::store_alone);
        EXPECT_TRUE(server.stop());
        return server.log();
    };
    EXPECT_NE(log_of("true").find("orderflow_is_open"), std::string::npos);
    EXPECT_EQ(log_of("false").find("orderflow_is_open"), std::string::npos);
}

TEST_P(OrderflowAccess, is_refused_to_who_guesses_numbers) {
    const ServerProcess server({"--address-header", "X-Forwarded-For"}, Servers::store_alone, {}, GetParam());
    const std::string guesser = "192.0.2.1";
    const std::string order = new_order(server, guesser);
    const std::vector<std::string> targets{"/api/order/12345", "/api/order/invoice/12345", "/api/order/none"};
    for (int i = 0; i < guesses_max - 2; ++i)
        ASSERT_EQ(ask(server, targets[static_cast<std::size_t>(i) % targets.size()], guesser).status, 404) << i;
    EXPECT_EQ(ask(server, "/api/order/" + order, guesser).status, 200);
    EXPECT_EQ(ask(server, "/api/order/email.json", guesser, mail("12345", "a@example.com")).status, 404);
    EXPECT_EQ(
        ask(server, "/api/order/refund.json", guesser, R"({"orderId": "12345", "amount": 1, "reason": "-"})").status,
        404);

    const Answer late = ask(server, "/api/order/" + order, guesser);
    EXPECT_EQ(late.status, 429) << "also for an order that there is: " << late.body;
    EXPECT_GE(std::stoi(late.header("Retry-After").value_or("0")), 1);
    EXPECT_EQ(ask(server, "/api/order/invoice/12345", guesser).status, 429);
    EXPECT_EQ(ask(server, "/api/order/email.json", guesser, mail(order, "a@example.com")).status, 429);
    EXPECT_FALSE(new_order(server, guesser).empty()) << "who names no order goes on";
    EXPECT_EQ(ask(server, "/api/order/" + order, "192.0.2.2").status, 200);
    EXPECT_EQ(ask(server, "/api/order/12345", "192.0.2.2").status, 404);
}

TEST_P(OrderflowAccess, counts_what_is_guessed_without_a_key_whatever_the_header_says) {
    World world(GetParam(), {"--open-orderflow", "false"});
    const ServerProcess& server = world.server();
    const std::string secret = administrator(world, "orderflow").value.substr(std::string("Bearer ").size());
    const std::string order = new_order(server, "192.0.2.9");
    const std::string body =
        R"({"customerId": "8080", "orderId": "12345", "items": [{"productId": "tea", "quantity": 1, "price": 50}]})";
    for (int i = 0; i < guesses_max; ++i) {
        ASSERT_EQ(ask(server, "/api/order/cart.json", "192.0.2.1", body, "nonsense").status, 404) << i;
        ASSERT_EQ(ask(server, "/api/order/12345", "192.0.2.2", {}, secret).status, 404) << i;
    }
    EXPECT_EQ(ask(server, "/api/order/cart.json", "192.0.2.1", body, "nonsense").status, 429);
    EXPECT_EQ(ask(server, "/api/order/12345", "192.0.2.2", {}, secret).status, 404);
    EXPECT_EQ(ask(server, "/api/order/" + order, "192.0.2.2", {}, secret).status, 200);
}

TEST_P(OrderflowAccess, tells_by_mail_what_the_caller_may_see) {
    World world(GetParam(), {"--open-orderflow", "false"});
    const ServerProcess& server = world.server();
    const Caller key = administrator(world, "orderflow");
    const auto texts = [&] { return rows(server.database(), "SELECT text FROM messages ORDER BY id"); };

    const std::string order = new_order(server, "192.0.2.1");
    ASSERT_EQ(ask(server, "/api/order/email.json", "192.0.2.9", mail(order, "a@example.com")).status, 200);
    ASSERT_EQ(texts().size(), 1U);
    EXPECT_NE(texts()[0][0].find(order), std::string::npos);
    EXPECT_EQ(texts()[0][0].find("tea"), std::string::npos) << texts()[0][0];

    world.made({.method = "POST", .target = "/api/order/email.json", .body = mail(order, "a@example.com")}, key);
    ASSERT_EQ(texts().size(), 2U);
    EXPECT_NE(texts()[1][0].find("1 x tea at 50.00 USD"), std::string::npos) << texts()[1][0];
    const std::string secret = key.value.substr(std::string("Bearer ").size());
    EXPECT_EQ(ask(server, "/api/order/" + order, "192.0.2.9", {}, secret).status, 200);
}

} // namespace cartwright::tests
