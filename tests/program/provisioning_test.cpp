// What happens to orders and subscriptions outside of requests: time passes, vendors are asked over the network,
// secrets lie in the database.

#include "http/server/server.hpp"
#include "support/reseller_client.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"
#include "support/waiting.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <mutex>
#include <set>
#include <thread>

namespace cartwright::tests {
namespace {

constexpr const char* orders = "/accounts/10001/customers/20001/orders";
constexpr const char* subscriptions = "/accounts/10001/customers/20001/subscriptions";

std::string order_of(const std::string& product, const std::string& attributes = "{}") {
    return R"({"orderItems":[{"action":"CREATE","productId":")" + product + R"(","quantity":3,"attributes":)" +
           attributes + "}]}";
}

int check(const ServerProcess& server) {
    const std::string command = CARTWRIGHT_BINARY "/cartwright check --database '" + server.database() + "' 1>&2";
    return std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe): no other thread uses it
}

class Provisioning : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(On, Provisioning, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

/// A subscription that is not renewed ends with its time, and its vendor is told.
TEST_P(Provisioning, ends_subscriptions_with_their_time) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const ResellerClient client(server.store_port(), demo_refresh_token);
    for (int i = 0; i < 2; ++i) ASSERT_EQ(client.ask("POST", orders, order_of("MS-365-BUS-STD"))->status, 200);
    const auto active = [&] {
        return number(server.database(), "SELECT count(*) FROM subscriptions WHERE state = 'active'");
    };
    ASSERT_TRUE(becomes_true([&] { return active() == 2; }));
    const std::string first = rows(server.database(), "SELECT CAST(min(id) AS TEXT) FROM subscriptions").at(0).at(0);
    meddle(server.database(), "UPDATE subscriptions SET ends_at = 1000 WHERE id = " + first);
    const std::string target = std::string(subscriptions) + "/" + first;
    EXPECT_TRUE(becomes_true([&] { return text_of(client.ask("GET", target)->body, "status") == "EXPIRED"; }));
    EXPECT_EQ(active(), 1);
    EXPECT_EQ(client.ask("POST", target + ":resume")->status, 409);
    EXPECT_TRUE(becomes_true([&] {
        return number(server.database(), "SELECT count(*) FROM rehearsal.subscriptions WHERE state = 'expired'") == 1;
    }));
    EXPECT_TRUE(becomes_true([&] {
        return number(server.database(), "SELECT count(*) FROM subscriptions WHERE told_version < version") == 0;
    }));
    EXPECT_TRUE(server.stop());
    EXPECT_EQ(check(server), 0);
}

/// One that an order is about to renew waits for it.
TEST_P(Provisioning, does_not_end_what_is_being_renewed) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const ResellerClient client(server.store_port(), demo_refresh_token);
    for (int i = 0; i < 2; ++i) ASSERT_EQ(client.ask("POST", orders, order_of("MS-365-BUS-STD"))->status, 200);
    const auto in_state = [&](const std::string& state) {
        return number(server.database(), "SELECT count(*) FROM subscriptions WHERE state = '" + state + "'");
    };
    ASSERT_TRUE(becomes_true([&] { return in_state("active") == 2; }));
    const std::string id = rows(server.database(), "SELECT CAST(min(id) AS TEXT) FROM subscriptions").at(0).at(0);
    const auto renewal = client.ask("POST", orders,
                                    R"({"orderItems":[{"action":"UPDATE","quantity":4,"resourceId":")" + id +
                                        R"(","attributes":{"rehearsal":"silent"}}]})");
    ASSERT_EQ(renewal->status, 200) << renewal->body;
    meddle(server.database(), "UPDATE subscriptions SET ends_at = 1000");
    EXPECT_TRUE(becomes_true([&] { return in_state("expired") == 1; })) << "the other one is not renewed";
    EXPECT_EQ(rows(server.database(), "SELECT state FROM subscriptions WHERE id = " + id).at(0).at(0), "active");
}

/// The secrets of an item are nowhere in the database in the clear, nor in the log, nor in an event.
TEST_P(Provisioning, keeps_secrets_nowhere_in_the_clear) {
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const ResellerClient client(server.store_port(), demo_refresh_token);
    const std::string secret = "tr0ub4dor-and-three";
    const std::string attributes = R"({"domainName":"a.example.com","adminPassword":")" + secret + "\"}";
    const std::string carts = "/customers/20001/carts";
    const std::string cart = text_of(client.ask("POST", carts)->body, "cartId");
    ASSERT_EQ(client
                  .ask("POST", carts + "/" + cart + "/cartItems",
                       R"({"productId":"AZURE-PLAN","attributes":)" + attributes + "}", "add-1")
                  ->status,
              201);
    ASSERT_EQ(client.ask("POST", carts + "/" + cart + ":checkout", "{}", "out-1")->status, 200);
    ASSERT_EQ(client.ask("POST", orders, order_of("AZURE-PLAN", attributes), "order-1")->status, 200);
    ASSERT_TRUE(becomes_true(
        [&] { return number(server.database(), "SELECT count(*) FROM subscriptions WHERE state = 'active'") == 2; }));
    const auto password =
        text_of(client
                    .ask("POST", "/accounts/10001/customers",
                         R"({"customerOrganization":"B","customerName":"B","customerEmail":"b@b.example",)"
                         R"("languageCode":"en","customerAddress":{"street":"1","city":"2","state":"3",)"
                         R"("zip":"4","country":"5"}})",
                         "customer-1")
                    ->body,
                "password");
    ASSERT_EQ(password.size(), 43U);
    for (const std::string& word : {secret, password, client.access_token(), std::string(demo_refresh_token)}) {
        const std::string where = "LIKE '%" + word + "%'";
        for (const std::string& query : {"SELECT count(*) FROM item_attributes WHERE value " + where,
                                         "SELECT count(*) FROM cart_lines WHERE attributes " + where,
                                         "SELECT count(*) FROM order_lines WHERE attributes " + where,
                                         "SELECT count(*) FROM idempotency_keys WHERE body " + where,
                                         "SELECT count(*) FROM events WHERE data " + where,
                                         "SELECT count(*) FROM rehearsal.provisionings WHERE received " + where,
                                         "SELECT count(*) FROM customers WHERE password_hash " + where,
                                         "SELECT count(*) FROM access_keys WHERE hash " + where,
                                         "SELECT count(*) FROM refresh_tokens WHERE hash " + where})
            EXPECT_EQ(number(server.database(), query), 0) << query;
        EXPECT_EQ(server.log().find(word), std::string::npos);
    }
    EXPECT_EQ(number(server.database(), "SELECT count(*) FROM item_attributes WHERE sealed = 1"), 2);
    EXPECT_TRUE(server.stop());
    if (GetParam() != Engine::sqlite) return;
    std::ifstream file(server.database().substr(std::string("sqlite:").size()), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find(secret), std::string::npos);
    EXPECT_EQ(bytes.find(password), std::string::npos);
}

/// With another key than they were sealed with nothing opens: the vendor is not asked, and the order waits.
TEST(Seal, of_another_key_does_not_open) {
    ServerProcess server({"--provisioning-delay-seconds", "1"}, Servers::store_alone,
                         {"CARTWRIGHT_SEAL_KEY=" + std::string(64, 'a')});
    const ResellerClient client(server.store_port(), demo_refresh_token);
    ASSERT_EQ(client.ask("POST", orders, order_of("AZURE-PLAN", R"({"domainName":"a","adminPassword":"b"})"))->status,
              200);
    ASSERT_TRUE(server.stop());
    meddle(server.database(), "UPDATE item_attributes SET value = (SELECT value FROM item_attributes WHERE sealed = 0) "
                              "WHERE sealed = 1");
    server.start();
    EXPECT_TRUE(becomes_true([&] { return server.log().find("cannot be decrypted") != std::string::npos; }));
    EXPECT_EQ(number(server.database(), "SELECT count(*) FROM rehearsal.provisionings"), 0);
    EXPECT_EQ(
        rows(server.database(), "SELECT s.step FROM seller_orders s JOIN vendor_orders v ON v.order_id = s.order_id")
            .at(0)
            .at(0),
        "pending");
}

/// A vendor behind HTTP, as a distributor has it.
class Vendor {
  public:
    Vendor()
        : server_({.threads = 1}, {.handle = [this](const http::Request& request,
                                                    http::Responder responder) { responder.send(answer(request)); },
                                   .complain = [](int status, std::string_view,
                                                  std::string_view) { return http::Reply{.status = status}; },
                                   .finished = [](const http::Finished&) {}}) {
        port_ = server_.listen("127.0.0.1:0");
        server_.start();
    }
    ~Vendor() { server_.drain(std::chrono::seconds(1)); }
    Vendor(const Vendor&) = delete;
    Vendor& operator=(const Vendor&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/v1"; }

    [[nodiscard]] std::vector<std::string> heard() {
        const std::lock_guard lock(mutex_);
        return heard_;
    }
    void say(std::vector<http::Reply> replies) {
        const std::lock_guard lock(mutex_);
        replies_ = std::move(replies);
    }

  private:
    http::Reply answer(const http::Request& request) {
        const std::lock_guard lock(mutex_);
        heard_.push_back(std::string(http::name_of(request.method)) + " " + std::string(request.target) + " " +
                         std::string(request.header("Idempotency-Key").value_or("-")) + " " +
                         std::string(request.header("Authorization").value_or("-")) + " " + std::string(request.body));
        if (replies_.empty()) return {.status = 200, .body = R"({"status":"provisioned","reference":"V-1"})"};
        http::Reply reply = replies_.front();
        replies_.erase(replies_.begin());
        return reply;
    }

    std::mutex mutex_;
    std::vector<std::string> heard_;
    std::vector<http::Reply> replies_;
    std::uint16_t port_ = 0;
    http::Server server_;
};

class LiveVendor : public testing::Test {
  protected:
    std::string order(const std::string& attributes = "{}") {
        return text_of(client_.ask("POST", orders, order_of("AZURE-PLAN", attributes))->body, "orderId");
    }
    std::string shown(const std::string& order) { return client_.ask("GET", orders + ("/" + order))->body; }
    bool becomes(const std::string& order, const std::string& status) {
        return becomes_true([&] { return text_of(shown(order), "status") == status; });
    }

    Vendor vendor_;
    ServerProcess server_{{"--provisioner-url", vendor_.url(), "--provisioner-token", "t0ken"}, Servers::store_alone};
    ResellerClient client_{server_.store_port(), demo_refresh_token};
};

TEST_F(LiveVendor, is_asked_under_a_key_and_told_all_it_needs) {
    const std::string id = order(R"({"domainName":"a.example.com","adminPassword":"s3cret","size":4})");
    ASSERT_TRUE(becomes(id, "COMPLETED"));
    ASSERT_EQ(vendor_.heard().size(), 1U);
    const std::string heard = vendor_.heard().at(0);
    EXPECT_TRUE(heard.starts_with("POST /v1/orders order-" + id + " Bearer t0ken {\"key\":\"order-" + id + "\""))
        << heard;
    for (const char* part :
         {R"("vendor":"MICROSOFT")", R"("customerId":"20001")", R"("productId":"AZURE-PLAN")", R"("action":"create")",
          R"("quantity":3)", R"("attributes":{"domainName":"a.example.com","adminPassword":"s3cret","size":4})"})
        EXPECT_NE(heard.find(part), std::string::npos) << part << "\n" << heard;
    EXPECT_EQ(text_of(shown(id), "vendorOrderId"), "V-1");
    EXPECT_EQ(server_.log().find("s3cret"), std::string::npos);
}

TEST_F(LiveVendor, is_asked_again_until_it_says_something) {
    vendor_.say({{.status = 503, .body = "busy"},
                 {.status = 202, .body = R"({"status":"pending"})"}, // and how far it is, asked for
                 {.status = 200, .body = R"({"status":"pending"})"},
                 {.status = 202, .body = {}},
                 {.status = 404, .body = {}},
                 {.status = 200, .body = "not JSON"}});
    const std::string id = order(R"({"domainName":"a"})");
    ASSERT_TRUE(becomes(id, "COMPLETED"));
    std::set<std::string> keys;
    int posts = 0;
    for (const std::string& heard : vendor_.heard()) {
        if (heard.starts_with("GET")) {
            EXPECT_TRUE(heard.starts_with("GET /v1/orders/order-" + id + " ")) << heard;
            continue;
        }
        ++posts;
        keys.insert(heard.substr(0, heard.find(" Bearer")));
    }
    EXPECT_EQ(posts, 5);
    EXPECT_EQ(keys.size(), 1U) << "the key stays the same";
}

TEST_F(LiveVendor, may_refuse) {
    vendor_.say({{.status = 422, .body = R"({"reason":"no such tenant"})"},
                 {.status = 200, .body = R"({"status":"refused","reason":"sold out"})"},
                 {.status = 403, .body = {}}});
    for (const char* reason : {"no such tenant", "sold out", "the vendor answers 403"}) {
        const std::string id = order(R"({"domainName":"a"})");
        ASSERT_TRUE(becomes(id, "FAILED"));
        EXPECT_EQ(text_of(shown(id), "statusDetail"), reason);
    }
    EXPECT_TRUE(server_.stop());
    EXPECT_EQ(check(server_), 0);
}

TEST_F(LiveVendor, is_told_of_subscriptions) {
    const std::string id = order(R"({"domainName":"a"})");
    ASSERT_TRUE(becomes(id, "COMPLETED"));
    const std::string subscription = text_of(shown(id), "resourceId");
    vendor_.say({{.status = 500, .body = {}}});
    ASSERT_EQ(client_.ask("POST", subscriptions + ("/" + subscription) + ":suspend")->status, 200);
    const std::string wanted = "PUT /v1/subscriptions/" + subscription + " " + subscription + "-1 Bearer t0ken ";
    ASSERT_TRUE(becomes_true([&] { return vendor_.heard().size() == 3; }));
    for (std::size_t i = 1; i < 3; ++i) {
        const std::string heard = vendor_.heard().at(i);
        EXPECT_TRUE(heard.starts_with(wanted)) << heard;
        EXPECT_NE(heard.find(R"("version":1,"status":"suspended","quantity":3)"), std::string::npos) << heard;
    }
    EXPECT_TRUE(becomes_true(
        [&] { return number(server_.database(), "SELECT count(*) FROM subscriptions WHERE told_version = 1") == 1; }));
}

} // namespace
} // namespace cartwright::tests
