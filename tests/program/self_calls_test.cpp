// The program calls itself: the payments server tells the shop of payments, and the demo's shop asks the providers that
// it plays. That must work however the shop is served to others.

#include "support/certificate.hpp"
#include "support/command_line.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace cartwright::tests {
namespace {

/// Calls the shop with curl, whose certificate nobody vouches for.
class Caller {
  public:
    Caller(const std::string& scheme, const ServerProcess& server, std::string words = {})
        : base_(scheme + "://127.0.0.1:" + std::to_string(server.store_port())), words_(std::move(words)) {}

    [[nodiscard]] std::string ask(const std::string& words) const {
        return run_line("curl -sk --max-time 20 " + words_ + " " + words).output;
    }
    [[nodiscard]] const std::string& base() const { return base_; }
    [[nodiscard]] std::string get(const std::string& path) const { return ask("'" + base_ + path + "'"); }
    [[nodiscard]] std::string post(const std::string& path, const std::string& body = {}) const {
        return ask("-X POST '" + base_ + path + "' -H 'Content-Type: application/json' -d '" + body + "'");
    }

  private:
    std::string base_;
    std::string words_;
};

/// The text of a member of a JSON object, without anything that would need an escape.
std::string text_of(const std::string& body, const std::string& name) {
    const std::string start = "\"" + name + "\":\"";
    const std::size_t at = body.find(start);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + start.size();
    return body.substr(begin, body.find('"', begin) - begin);
}

void expect_a_sale(const ServerProcess& server, const Caller& shop) {
    const std::string cart = text_of(shop.post("/cart"), "cart_id");
    ASSERT_EQ(cart.size(), 12U) << server.log();
    ASSERT_NE(shop.post("/cart/" + cart + "/items", R"({"product_id": 3, "quantity": 2})"), "");
    const std::string order = text_of(shop.post("/cart/" + cart + "/checkout"), "order_id");
    ASSERT_EQ(order.size(), 12U);
    const auto paid = call({.port = server.payments_port(),
                            .method = "POST",
                            .target = "/payments/orders",
                            .headers = {{"Content-Type", "application/json"}},
                            .body = R"({"order_id": ")" + order + R"(", "amount": 179.98})"});
    ASSERT_TRUE(paid);
    EXPECT_EQ(paid->status, 200) << paid->body;
    EXPECT_NE(paid->body.find(R"("shop_notified":true)"), std::string::npos) << paid->body << server.log();
    EXPECT_EQ(text_of(shop.get("/orders/" + order), "status"), "paid");
}

void expect_a_sign_in(const ServerProcess& server, const Caller& shop) {
    const std::string token = text_of(
        shop.post("/rehearsal/identity/tokens",
                  R"({"provider": "google", "kind": "access_token", "subject": "1001", "email": "ada@example.com",)"
                  R"( "name": "Ada"})"),
        "token");
    ASSERT_FALSE(token.empty()) << server.log();
    const std::string key = text_of(shop.ask("-H 'X-User-Token: demo-admin-user-token' -H 'X-User-Es: "
                                             "64656d6f2061646d696e2c20776865726576657220796f7520617265206e6f77' "
                                             "-H 'X-User-Aid: 5a85ae25e138231aa93495e3' '" +
                                             shop.base() + "/clients/5a870959421aa90f36a35558.json'"),
                                    "api_key");
    ASSERT_FALSE(key.empty());
    const std::string signed_in =
        shop.post("/authenticate/omniauth/google_oauth2/callback.json",
                  R"({"state": "{\"current_app_id\":\"5a85ae25e138231aa93495e3\",\"api_key\":\")" + key +
                      R"(\",\"path\":\"omniauth/users/\"}", "access_token": ")" + token + R"("})");
    EXPECT_FALSE(text_of(signed_in, "authentication_token").empty()) << signed_in << server.log();
}

TEST(SelfCalls, need_no_certificate) {
    const Certificate certificate;
    const ServerProcess server({"--tls-certificate", certificate.path(), "--tls-key", certificate.key()});
    const Caller shop("https", server);
    expect_a_sale(server, shop);
    expect_a_sign_in(server, shop);
    EXPECT_EQ(Caller("http", server).get("/products/3"), "") << "outside it speaks TLS only";
}

TEST(SelfCalls, are_signed_over_tls_too) {
    const Certificate certificate;
    const ServerProcess server(
        {"--demo=false", "--tls-certificate", certificate.path(), "--tls-key", certificate.key()});
    expect_a_sale(server, Caller("https", server));
}

TEST(SelfCalls, need_no_host_that_is_served) {
    const ServerProcess server({"--host", "shop.example"});
    const Caller shop("http", server, "-H 'Host: shop.example'");
    expect_a_sale(server, shop);
    expect_a_sign_in(server, shop);
    EXPECT_EQ(call({.port = server.store_port(), .target = "/products/3"})->status, 421);
}

TEST(SelfCalls, say_why_they_fail) {
    const Certificate certificate;
    const ServerProcess store({"--tls-certificate", certificate.path(), "--tls-key", certificate.key()},
                              Servers::store_alone);
    const ServerProcess payments({"--store-url", "https://127.0.0.1:" + std::to_string(store.store_port())},
                                 Servers::payments_alone);
    const auto paid = call({.port = payments.payments_port(),
                            .method = "POST",
                            .target = "/payments/orders",
                            .headers = {{"Content-Type", "application/json"}},
                            .body = R"({"order_id": "0123456789ab", "amount": 1})"});
    ASSERT_TRUE(paid);
    EXPECT_NE(paid->body.find(R"("shop_notified":false)"), std::string::npos) << paid->body;
    bool is_said = false;
    for (int i = 0; i < 500 && !is_said; ++i) { // the first attempt comes within a second
        is_said = payments.log().find("certificate") != std::string::npos;
        if (!is_said) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(is_said) << payments.log();
    EXPECT_NE(payments.log().find(R"("event":"callback_unanswered")"), std::string::npos) << payments.log();
}

} // namespace
} // namespace cartwright::tests
