// Which pages may use the admin API and the payments server from a browser.

#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

class Pages : public testing::Test {
  protected:
    static int admin_status(const ServerProcess& server, const std::string& origin,
                            const std::string& token = "demo-admin-token", const std::string& host = "localhost") {
        return status({.port = server.store_port(),
                       .target = "/events?limit=1",
                       .headers = {{"Authorization", "Bearer " + token}, {"Origin", origin}, {"Host", host}}});
    }
    static int payments_status(const ServerProcess& server, const std::string& origin,
                               const std::string& type = "application/json") {
        return status({.port = server.payments_port(),
                       .method = "POST",
                       .target = "/payments/orders",
                       .headers = {{"Content-Type", type}, {"Origin", origin}},
                       .body = R"({"order_id": "0123456789ab", "amount": 10})"});
    }
    static std::string at(const std::string& host, std::uint16_t port) {
        return "http://" + host + ':' + std::to_string(port);
    }

  private:
    static int status(const Call& wanted) { return call(wanted).value_or(Answer{}).status; }
};

TEST_F(Pages, of_the_demo_are_its_own_alone) {
    const ServerProcess server({"--cors-origin", "https://pages.example"});
    EXPECT_EQ(admin_status(server, at("localhost", server.store_port())), 200);
    EXPECT_EQ(admin_status(server, at("127.0.0.1", server.store_port())), 200);
    for (const std::string& other : {at("localhost", server.payments_port()), std::string("https://pages.example"),
                                     std::string("null"), at("evil.example", server.store_port())})
        EXPECT_EQ(admin_status(server, other), 403) << other;
    EXPECT_EQ(admin_status(server, at("localhost", server.store_port()), "wrong"), 401);

    EXPECT_EQ(payments_status(server, at("localhost", server.payments_port())), 404) << "there is no such order";
    for (const std::string& other : {at("localhost", server.store_port()), std::string("https://pages.example")})
        EXPECT_EQ(payments_status(server, other), 403) << other;
    EXPECT_EQ(payments_status(server, at("localhost", server.payments_port()), "text/plain"), 415);
}

TEST_F(Pages, of_a_shop_are_those_of_its_settings) {
    const ServerProcess server({"--demo=false", "--admin-token", "open-sesame", "--cors-origin",
                                "https://pages.example", "--public-url", "https://shop.example/"});
    for (const std::string& known : {std::string("https://pages.example"), std::string("https://shop.example"),
                                     at("localhost", server.store_port())})
        EXPECT_EQ(admin_status(server, known, "open-sesame"), 200) << known;
    // What the Host header says is no origin of the shop.
    EXPECT_EQ(admin_status(server, "https://evil.example", "open-sesame", "evil.example"), 403);

    EXPECT_EQ(payments_status(server, "https://pages.example"), 404);
    EXPECT_EQ(payments_status(server, "https://shop.example"), 404);
    EXPECT_EQ(payments_status(server, "https://evil.example"), 403);
}

} // namespace

} // namespace cartwright::tests
