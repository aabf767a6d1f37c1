// What belongs to one reseller is closed to every other: each route of the table is asked for with another account's
// numbers, and a route that is not covered here fails the test.

#include "support/reseller_client.hpp"
#include "support/server_process.hpp"
#include "support/source_text.hpp"
#include "support/tidy_rules.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <thread>

namespace cartwright::tests {
namespace {

constexpr const char* customer_body =
    R"({"customerOrganization":"Theirs","customerName":"Them","customerEmail":"them@example.com","languageCode":"en",)"
    R"("customerAddress":{"street":"1","city":"2","state":"3","zip":"4","country":"5"}})";
constexpr const char* order_body = R"({"orderItems":[{"action":"CREATE","productId":"MS-365-BUS-STD"}]})";
constexpr const char* item_body = R"({"productId":"MS-365-BUS-STD","quantity":1})";

/// What one reseller has, by the names of the path's parameters.
using Belongings = std::map<std::string, std::string>;

/// Of each route of /api/v3 the body that would be good.
const std::map<Route, std::string> bodies{
    {{"POST", "/api/v3/accounts/{account}/customers"}, customer_body},
    {{"PUT", "/api/v3/accounts/{account}/customers/{customer}"}, customer_body},
    {{"POST", "/api/v3/accounts/{account}/products:pricing"}, R"({"products":[{"productId":"AZURE-PLAN"}]})"},
    {{"POST", "/api/v3/customers/{customer}/carts"}, "{}"},
    {{"PUT", "/api/v3/customers/{customer}/carts/{cart}"}, R"({"status":"QUOTE"})"},
    {{"POST", "/api/v3/customers/{customer}/carts/{cart}/cartItems"}, item_body},
    {{"PUT", "/api/v3/customers/{customer}/carts/{cart}/cartItems/{item}"}, item_body},
    {{"POST", "/api/v3/customers/{customer}/carts/{cart}:checkout"}, "{}"},
    {{"POST", "/api/v3/accounts/{account}/customers/{customer}/orders"}, order_body},
    {{"POST", "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}:renew"}, "{}"},
};

std::vector<Route> routes() {
    const auto files = project_files(CARTWRIGHT_SOURCE);
    const auto table = std::ranges::find(files, std::string("src/api/reseller/routes.cpp"), &SourceFile::path);
    std::vector<Route> all = routes_of(*table);
    std::erase_if(all, [](const Route& route) { return !route.second.starts_with("/api/v3/"); });
    return all;
}

/// The path without /api/v3, with what stands for its parameters; throws for a parameter that nobody knows.
std::string filled(const std::string& path, const Belongings& belongings) {
    std::string target;
    for (std::size_t at = std::string("/api/v3").size(); at < path.size(); ++at) {
        if (path[at] != '{') {
            target += path[at];
            continue;
        }
        const std::size_t end = path.find('}', at);
        target += belongings.at(path.substr(at + 1, end - at - 1));
        at = end;
    }
    return target;
}

/// A reseller with everything that there is to have.
Belongings furnish(const ResellerClient& client, const std::string& account, std::string customer) {
    if (customer.empty())
        customer =
            text_of(client.ask("POST", "/accounts/" + account + "/customers", customer_body)->body, "customerId");
    const std::string carts = "/customers/" + customer + "/carts";
    const std::string cart = text_of(client.ask("POST", carts)->body, "cartId");
    const std::string item =
        text_of(client.ask("POST", carts + "/" + cart + "/cartItems", item_body)->body, "cartItemId");
    const std::string orders = "/accounts/" + account + "/customers/" + customer + "/orders";
    const std::string order = text_of(client.ask("POST", orders, order_body)->body, "orderId");
    const std::string subscription = text_of(client.ask("GET", orders + "/" + order)->body, "resourceId");
    for (int i = 0; i < 500; ++i) {
        if (text_of(client.ask("GET", orders + "/" + order)->body, "status") == "COMPLETED") break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const std::string templates = client.ask("GET", "/accounts/" + account + "/provisionTemplates")->body;
    return {{"account", account},
            {"customer", customer},
            {"cart", cart},
            {"item", item},
            {"order", order},
            {"subscription", subscription},
            {"product", "AZURE-PLAN"},
            {"template", text_of(templates, "id")}};
}

class ResellerAccess : public testing::TestWithParam<Engine> {
  protected:
    ResellerAccess()
        : server_({}, Servers::store_alone, {}, GetParam()), other_(add_reseller(server_.database(), "Other & Sons")),
          ours_(server_.store_port(), demo_refresh_token), theirs_(server_.store_port(), other_.refresh_token),
          our_things_(furnish(ours_, "10001", "20001")), their_things_(furnish(theirs_, other_.account, "")) {}

    [[nodiscard]] static std::string body_of(const Route& route) {
        const auto body = bodies.find(route);
        return body == bodies.end() ? std::string() : body->second;
    }

    /// Everything that can be read of a reseller's things, to see that nobody has changed them.
    [[nodiscard]] static std::string everything(const ResellerClient& client, const Belongings& things) {
        std::string all;
        for (const Route& route : routes())
            if (route.first == "GET") all += client.ask("GET", filled(route.second, things))->body + "\n";
        return all;
    }

    ServerProcess server_;
    NewReseller other_;
    ResellerClient ours_;
    ResellerClient theirs_;
    Belongings our_things_;
    Belongings their_things_;
};

INSTANTIATE_TEST_SUITE_P(On, ResellerAccess, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(ResellerAccess, every_route_is_closed_to_another_account) {
    ASSERT_GT(routes().size(), 30U);
    const std::string before = everything(ours_, our_things_);
    for (const Route& route : routes()) {
        const std::string target = filled(route.second, our_things_);
        const auto answer = theirs_.ask(route.first, target, body_of(route));
        ASSERT_TRUE(answer) << target;
        EXPECT_EQ(answer->status, 403) << route.first << " " << target << "\n" << answer->body;
        EXPECT_EQ(text_of(answer->body, "error"), "PERMISSION_DENIED") << target;
    }
    EXPECT_EQ(everything(ours_, our_things_), before);
}

/// One's own account in the path, and everything behind it another's.
TEST_P(ResellerAccess, what_is_behind_ones_own_account_is_closed_too) {
    Belongings mixed = our_things_;
    mixed["account"] = their_things_.at("account");
    const std::string before = everything(ours_, our_things_);
    for (const Route& route : routes()) {
        if (route.second.find("{customer}") == std::string::npos) continue;
        const std::string target = filled(route.second, mixed);
        const auto answer = theirs_.ask(route.first, target, body_of(route));
        ASSERT_TRUE(answer) << target;
        EXPECT_EQ(answer->status, 403) << route.first << " " << target << "\n" << answer->body;
    }
    EXPECT_EQ(everything(ours_, our_things_), before);
}

/// One's own customer in the path, and another's cart, item, order or subscription behind it: there is no such thing.
TEST_P(ResellerAccess, what_is_behind_ones_own_customer_is_not_there) {
    Belongings mixed = our_things_;
    mixed["account"] = their_things_.at("account");
    mixed["customer"] = their_things_.at("customer");
    const std::string before = everything(ours_, our_things_);
    int asked = 0;
    for (const Route& route : routes()) {
        const bool is_deeper =
            std::ranges::any_of(std::vector<std::string>{"{cart}", "{item}", "{order}", "{subscription}"},
                                [&](const std::string& name) { return route.second.find(name) != std::string::npos; });
        if (!is_deeper) continue;
        const std::string target = filled(route.second, mixed);
        const auto answer = theirs_.ask(route.first, target, body_of(route));
        ASSERT_TRUE(answer) << target;
        EXPECT_EQ(answer->status, 404) << route.first << " " << target << "\n" << answer->body;
        EXPECT_EQ(text_of(answer->body, "error"), "NOT_FOUND") << target;
        ++asked;
    }
    EXPECT_GT(asked, 15);
    // Nor may an order change another's subscription.
    const auto answer = theirs_.ask(
        "POST", "/accounts/" + their_things_.at("account") + "/customers/" + their_things_.at("customer") + "/orders",
        R"({"orderItems":[{"action":"UPDATE","quantity":9,"resourceId":")" + our_things_.at("subscription") + "\"}]}");
    EXPECT_EQ(answer->status, 404) << answer->body;
    EXPECT_EQ(everything(ours_, our_things_), before);
}

TEST_P(ResellerAccess, no_route_is_open_without_a_token) {
    for (const Route& route : routes()) {
        const std::string target = "/api/v3" + filled(route.second, our_things_);
        for (const char* header : {"", "Bearer", "Bearer ", "Bearer nobody-has-this", "Basic YTpi"}) {
            Headers headers;
            if (*header != '\0') headers.emplace_back("Authorization", header);
            const auto answer = call({.port = server_.store_port(),
                                      .method = route.first,
                                      .target = target,
                                      .headers = headers,
                                      .body = body_of(route)});
            ASSERT_TRUE(answer) << target;
            EXPECT_EQ(answer->status, 401) << route.first << " " << target << " " << header;
        }
    }
}

/// Each has its own: the same customers' numbers are never given twice, and an Idempotency-Key is its account's.
TEST_P(ResellerAccess, accounts_have_nothing_in_common) {
    EXPECT_NE(our_things_.at("customer"), their_things_.at("customer"));
    const std::string ours = "/customers/" + our_things_.at("customer") + "/carts";
    const std::string theirs = "/customers/" + their_things_.at("customer") + "/carts";
    const auto first = ours_.ask("POST", ours, "{}", "the same key");
    EXPECT_EQ(first->status, 400); // keys have no blanks
    EXPECT_EQ(ours_.ask("POST", ours, "{}", "key-1")->status, 201);
    EXPECT_EQ(theirs_.ask("POST", theirs, "{}", "key-1")->status, 201);
    const std::string disable = "/accounts/10001/products/AZURE-PLAN:disable";
    EXPECT_EQ(ours_.ask("POST", disable)->status, 200);
    const auto seen = theirs_.ask("GET", "/accounts/" + other_.account + "/products/AZURE-PLAN");
    EXPECT_NE(seen->body.find("\"enabled\":true"), std::string::npos) << seen->body;
}

} // namespace
} // namespace cartwright::tests
