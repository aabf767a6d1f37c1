// One refund operation behind every API: whoever asks, at the same moment or after an answer was lost, no more goes
// back than was paid, and the provider that took the money is the one that gives it back. Its own books are the
// witness.

#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <cstdlib>
#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {

namespace {

using namespace std::chrono_literals;

constexpr const char* key = "demo-marketplace-key";

int check(const ServerProcess& server) {
    const std::string command = CARTWRIGHT_BINARY "/cartwright check --database '" + server.database() + "' 1>&2";
    return std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe): no other thread uses it
}

/// Waits, within reason, until `is_so`.
template <class Claim> bool eventually(const Claim& is_so) {
    for (int i = 0; i < 1'500; ++i) {
        if (is_so()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

/// A shop of the marketplace whose shoes for 450.00 are sold through the pipeline and the storefront.
class ShoeShop {
  public:
    explicit ShoeShop(const ServerProcess& server) : server_(server), pipeline(server.store_port()) {
        const auto offered =
            ask("/shops/2/listings",
                R"({"shoe": {"brand": "Saucony", "color": "green", "style": "Jazz"}, "listing": {"quantity": 50, )"
                R"("price": 450, "size": 9, "condition": "new", "gender": "women"}})");
        shoe = offered ? json_member(offered->body, "product_id") : std::string();
    }

    /// POST to the marketplace, as an administrator.
    [[nodiscard]] std::optional<Answer> ask(const std::string& path, const std::string& body,
                                            const std::string& attempt = {}) const {
        Call wanted{.port = server_.store_port(), .method = "POST", .target = path, .body = body};
        wanted.headers = {{"Content-Type", "application/json"}, {"access_token", key}};
        if (!attempt.empty()) wanted.headers.emplace_back("Idempotency-Key", attempt);
        return call(wanted);
    }

    [[nodiscard]] Pipeline::Order sold_to(const std::string& customer) const {
        Pipeline::Order order =
            pipeline.invoiced(customer, R"([{"productId":")" + shoe + R"(","quantity":1,"price":450}])");
        const auto paid = pipeline.pay(order);
        EXPECT_TRUE(paid && paid->status == 200);
        return order;
    }

    /// The refund of a shop's part of an order, which the marketplace has numbered.
    [[nodiscard]] std::optional<Answer> refund(int number, const std::string& amount = {}) const {
        return ask("/orders/" + std::to_string(number) + "/refund",
                   R"({"reason": "too small")" + (amount.empty() ? "" : R"(, "amount": )" + amount) + "}");
    }

    const ServerProcess& server_;
    Pipeline pipeline;
    std::string shoe;
};

std::int64_t given_back_by_gateway(const ServerProcess& server) {
    return number(server.database(), "SELECT CAST(coalesce(sum(refunded_minor), 0) AS BIGINT) FROM rehearsal.charges");
}

std::int64_t booked(const ServerProcess& server) {
    return number(server.database(), "SELECT CAST(coalesce(sum(amount_minor), 0) AS BIGINT) FROM refunds");
}

} // namespace

class Refunds : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, Refunds, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(Refunds, of_two_apis_at_the_same_moment_give_the_money_back_once) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    constexpr int orders = 8;
    for (int n = 1; n <= orders; ++n) {
        const Pipeline::Order order = shop.sold_to("8080");
        auto pipeline = std::async(std::launch::async, [&] { return shop.pipeline.refund(order, "450"); });
        auto marketplace = std::async(std::launch::async, [&] { return shop.refund(n); });
        const auto one = pipeline.get();
        const auto other = marketplace.get();
        ASSERT_TRUE(one && other);
        EXPECT_EQ(one->status + other->status, 200 + 409) << one->body << other->body;
    }
    EXPECT_EQ(booked(server), orders * 45'000);
    EXPECT_EQ(given_back_by_gateway(server), orders * 45'000);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

// The gateway has given 450.00 back, but its answer was lost; the shop then asks for the same money.
TEST_P(Refunds, count_what_is_asked_for_as_given_back) {
    ServerProcess server({"--gateway-seconds", "1"}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const Pipeline::Order order = shop.sold_to("slow-m1");
    EXPECT_EQ(shop.pipeline.refund(order, "450")->status, 504);
    const auto refused = shop.refund(1);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 409);
    EXPECT_EQ(refused->body, R"({"detail":"No more can be refunded than is left: 0.0"})");
    EXPECT_TRUE(eventually([&] { return booked(server) == 45'000; })); // the job has asked again
    EXPECT_EQ(shop.refund(1)->status, 409);
    EXPECT_EQ(given_back_by_gateway(server), 45'000);
    EXPECT_TRUE(eventually([&] { return number(server.database(), "SELECT count(*) FROM jobs") == 0; }));
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

TEST_P(Refunds, of_300_and_300_out_of_450_give_back_300) {
    ServerProcess server({"--gateway-seconds", "1"}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const Pipeline::Order order = shop.sold_to("slow-m1");
    EXPECT_EQ(shop.pipeline.refund(order, "300")->status, 504);
    const auto refused = shop.refund(1, "300");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 409);
    EXPECT_EQ(refused->body, R"({"detail":"No more can be refunded than is left: 150.0"})");
    EXPECT_TRUE(eventually([&] { return booked(server) == 30'000; }));
    EXPECT_EQ(given_back_by_gateway(server), 30'000);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

// A refund that the same request asks for again, before anybody knows what became of it, is one refund.
TEST_P(Refunds, are_joined_by_the_same_request_while_they_are_undecided) {
    ServerProcess server({"--gateway-seconds", "60"}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const Pipeline::Order order = shop.sold_to("slow-1");
    const auto first = shop.pipeline.refund(order, "20");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->status, 504);
    const std::string refund = json_member(first->body, "refundId");
    EXPECT_EQ(first->body, R"({"error":"Refund )" + refund +
                               R"( is not decided yet; send the same request again, or see its status at )"
                               R"(GET /api/order/)" +
                               order.order + R"(","refundId":")" + refund + R"("})");
    const auto again = shop.pipeline.refund(order, "20");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 200);
    EXPECT_EQ(json_member(again->body, "refundId"), refund);
    EXPECT_EQ(given_back_by_gateway(server), 2'000);

    const auto asked = shop.refund(1, "30"); // through the other API, alike
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->status, 504);
    const std::string other = json_member(asked->body, "refund_id");
    EXPECT_EQ(asked->body, R"({"detail":"Refund )" + other +
                               R"( is not decided yet; send the same request again","refund_id":")" + other + R"("})");
    const auto told = shop.refund(1, "30");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->status, 200);
    EXPECT_EQ(json_member(told->body, "refund_id"), other);
    EXPECT_EQ(given_back_by_gateway(server), 5'000);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

TEST_P(Refunds, are_asked_for_again_when_the_server_was_killed_before_the_answer) {
    ServerProcess server({"--gateway-seconds", "1"}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const Pipeline::Order order = shop.sold_to("slow-m1");
    EXPECT_EQ(shop.refund(1)->status, 504);
    server.kill();
    EXPECT_EQ(booked(server), 0);
    EXPECT_EQ(check(server), 0);
    server.start();
    EXPECT_TRUE(eventually([&] { return booked(server) == 45'000; }));
    EXPECT_EQ(given_back_by_gateway(server), 45'000);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

/// Buys a shoe at the storefront and returns the order.
std::string checked_out(const ServerProcess& server, const std::string& shoe) {
    const auto post = [&](const std::string& path, const std::string& body) {
        Call wanted{.port = server.store_port(), .method = "POST", .target = path, .body = body};
        if (!body.empty()) wanted.headers = {{"Content-Type", "application/json"}};
        const auto answer = call(wanted);
        return answer ? answer->body : std::string();
    };
    const std::string cart = json_member(post("/cart", ""), "cart_id");
    post("/cart/" + cart + "/items", R"({"product_id": )" + shoe + R"(, "quantity": 1})");
    return json_member(post("/cart/" + cart + "/checkout", ""), "order_id");
}

std::optional<Answer> post_json(std::uint16_t port, const std::string& path, const std::string& body) {
    return call({.port = port,
                 .method = "POST",
                 .target = path,
                 .headers = {{"Content-Type", "application/json"}},
                 .body = body});
}

// The shop learns only later what became of it: the payments server was away.
TEST_P(Refunds, of_storefront_orders_wait_for_the_payments_server) {
    ServerProcess payments({"--store-url", "http://127.0.0.1:1"}, Servers::payments_alone); // it never finds a store
    const std::string url = "http://127.0.0.1:" + std::to_string(payments.payments_port());
    ServerProcess server({"--gateway-seconds", "1", "--payments-url", url}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const std::string order = checked_out(server, shop.shoe);
    const std::string confirmed = R"({"order_id": ")" + order + R"(", "status": "success"})";
    EXPECT_EQ(
        post_json(payments.payments_port(), "/payments/orders", R"({"order_id": ")" + order + R"(", "amount": 450})")
            ->status,
        200);
    EXPECT_EQ(post_json(server.store_port(), "/payments/confirm", confirmed)->status, 200);
    payments.kill();
    EXPECT_EQ(shop.refund(1, "100")->status, 504);
    EXPECT_EQ(shop.refund(1)->status, 504); // all that is left, while that is undecided
    payments.start();
    EXPECT_TRUE(eventually([&] { return booked(server) == 45'000; }));
    const std::string charges = payments.payments_database();
    EXPECT_EQ(number(charges, "SELECT refunded FROM charges WHERE order_id = '" + order + "'"), 45'000);
    EXPECT_EQ(number(charges, "SELECT count(*) FROM order_refunds"), 2);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

TEST_P(Refunds, of_storefront_orders_are_rehearsed) {
    ServerProcess server({"--gateway-seconds", "60", "--payments-url", "rehearsal"}, Servers::store_alone, {},
                         GetParam());
    const ShoeShop shop(server);
    const std::string order = checked_out(server, shop.shoe);
    const std::string confirmed = R"({"order_id": ")" + order + R"(", "status": "success"})";
    ASSERT_EQ(post_json(server.store_port(), "/payments/confirm", confirmed)->status, 200);
    const auto declined = shop.refund(1, "10.13");
    ASSERT_TRUE(declined);
    EXPECT_EQ(declined->status, 402);
    EXPECT_EQ(declined->body, R"({"detail":"The refund was declined: the payments server gives nothing back"})");
    EXPECT_EQ(shop.refund(1, "20.14")->status, 504);
    EXPECT_EQ(shop.refund(1, "20.14")->status, 200);
    EXPECT_EQ(shop.refund(1, "429.86")->status, 200);
    EXPECT_EQ(shop.refund(1, "0.01")->status, 409);
    EXPECT_EQ(booked(server), 45'000);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

// Without a payments server, or a charge there, the money can only be given back by hand.
TEST_P(Refunds, of_storefront_orders_need_a_reference_without_a_payments_server) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const ShoeShop shop(server);
    const std::string order = checked_out(server, shop.shoe);
    const std::string confirmed = R"({"order_id": ")" + order + R"(", "status": "success"})";
    ASSERT_EQ(post_json(server.store_port(), "/payments/confirm", confirmed)->status, 200);
    const auto refused = shop.refund(1, "100");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 409);
    EXPECT_EQ(refused->body,
              R"json({"detail":"The money can only be given back by hand; then send the request again )json"
              R"json(with its 'reference': no payments server is set (--payments-url)"})json");
    EXPECT_EQ(booked(server), 0);
    const auto given =
        shop.ask("/orders/1/refund", R"({"reason": "too small", "amount": 100, "reference": "wire 118"})");
    ASSERT_TRUE(given);
    EXPECT_EQ(given->status, 200) << given->body;
    EXPECT_EQ(booked(server), 10'000);
    EXPECT_EQ(number(server.database(), "SELECT count(*) FROM refund_requests WHERE reference = 'wire 118'"), 1);
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

} // namespace cartwright::tests
