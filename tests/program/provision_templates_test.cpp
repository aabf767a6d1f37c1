// A template and the server agree on what it takes to provision a plan: what is valid by the template is accepted, and
// what the server refuses is not valid. Every plan's template is tried, also of plans with every kind of rule.

#include "support/command_line.hpp"
#include "support/json_schema.hpp"
#include "support/reseller_client.hpp"
#include "support/server_process.hpp"
#include "support/waiting.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

namespace json = boost::json;

constexpr const char* orders = "/accounts/10001/customers/20001/orders";

constexpr const char* plans = "sku,name,vendor,provider,category,vertical,period,price,fee,attributes,description\n"
                              "T-ALL,All kinds,SOPHOS,sophos,Security,Business,year,3.00,10,"
                              "tenant*;apiKey*#;size*=1|2|large;note;region=eu|us,Every kind of rule.\n"
                              "T-NONE,No rules,IBM,ibm,Security,Business,quarter,4.00,10,,Without attributes.\n";

/// A body for an order, and whether the template may refuse it although the server reads it: it names one spelling of
/// values that the server reads in several.
struct Candidate {
    json::object body;
    bool may_be_narrower = false;
};

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

class Candidates {
  public:
    explicit Candidates(const json::object& one) : one_(one) {
        const json::object& schema = one.at("defs").as_object().at("attributes").as_object();
        const bool is_new = one.at("action").as_string() == "CREATE";
        good_ = {{"action", one.at("action")}, {"quantity", 2}};
        if (is_new) good_["productId"] = one.at("productId");
        json::object attributes;
        for (const auto& name : schema.at("required").as_array())
            attributes[name.as_string()] = value_for(schema.at("properties").as_object().at(name.as_string()));
        if (!attributes.empty()) good_["attributes"] = attributes;
    }

    void name_subscription(const std::string& id) { good_["resourceId"] = id; }

    std::vector<Candidate> all() {
        add(good_);
        of_attributes();
        of_items();
        of_orders();
        return std::move(all_);
    }

  private:
    static json::value value_for(const json::value& rule) {
        const json::value* allowed = rule.as_object().if_contains("enum");
        return allowed == nullptr ? json::value("acme.example.com") : allowed->as_array().front();
    }

    void add(json::object item, bool may_be_narrower = false) {
        all_.push_back({.body = {{"orderItems", json::array{std::move(item)}}}, .may_be_narrower = may_be_narrower});
    }

    void with(std::string_view member, json::value value, bool may_be_narrower = false) {
        json::object item = good_;
        item[member] = std::move(value);
        add(std::move(item), may_be_narrower);
    }

    void with_attribute(std::string_view name, json::value value, bool may_be_narrower = false) {
        json::object attributes = good_.contains("attributes") ? good_.at("attributes").as_object() : json::object();
        attributes[name] = std::move(value);
        with("attributes", std::move(attributes), may_be_narrower);
    }

    void of_attributes() {
        json::object bare = good_;
        bare.erase("attributes");
        add(bare);
        with("attributes", json::object());
        with("attributes", "text");
        with("attributes", json::array{json::object{{"name", "note"}, {"value", "x"}}}, true);
        const json::object& schema = one_.at("defs").as_object().at("attributes").as_object();
        std::vector<std::string> names{"somethingElse", "clientSecret", "userPassword"};
        for (const auto& [name, rule] : schema.at("properties").as_object()) {
            names.emplace_back(name);
            if (const json::value* allowed = rule.as_object().if_contains("enum"))
                for (const json::value& value : allowed->as_array()) with_attribute(name, value);
            json::object without = good_;
            if (without.contains("attributes")) without["attributes"].as_object().erase(name);
            add(without);
        }
        for (const std::string& name : names) of_attribute(name);
        json::object many = good_.contains("attributes") ? good_.at("attributes").as_object() : json::object();
        while (many.size() < 50) many["a" + std::to_string(many.size())] = "x";
        with("attributes", many);
        many["one more"] = "x";
        with("attributes", many);
        for (const std::string& odd : {std::string(), std::string(" "), repeated("n", 100), repeated("n", 101),
                                       repeated("ü", 100), std::string("a\nb"), std::string("\u200b\u00a0")})
            with_attribute(odd, "x");
    }

    /// Blanks, lengths, kinds, and the mask that stands for a secret.
    void of_attribute(const std::string& name) {
        for (const std::string& text : {std::string(), std::string("   "), std::string("\u00a0"),
                                        std::string("\u200b\u3000\u00ad"), std::string("\ufeff\t\n")})
            with_attribute(name, json::string(text), true);
        for (const std::string& text :
             {std::string("x"), std::string("not allowed"), repeated("x", 4000), repeated("x", 4001),
              repeated("ü", 4000), repeated("ü", 4001), std::string("a\0b", 3), std::string("a\nb"),
              std::string("********"), std::string(9, '*')})
            with_attribute(name, json::string(text));
        with_attribute(name, " ******** ");
        for (const json::value& other : {json::value(42), json::value(1.5), json::value(true)})
            with_attribute(name, other, true);
        for (const json::value& other :
             {json::value(nullptr), json::value(json::array{"x"}), json::value(json::object())})
            with_attribute(name, other);
    }

    void of_items() {
        const bool is_new = one_.at("action").as_string() == "CREATE";
        json::object uncounted = good_;
        uncounted.erase("quantity");
        add(uncounted, true);
        for (const json::value& odd : {json::value(0), json::value(-1), json::value(1.5), json::value(1'000'001),
                                       json::value("x"), json::value(json::array())})
            with("quantity", odd);
        with("quantity", "3", true);
        with("action", "create", true);
        with("action", "DELETE");
        with("action", nullptr);
        for (const std::string_view name : {"productId", "skuId", "planId", "planName"}) with(name, "NO-SUCH-THING");
        with("skuId", one_.at("productId"));
        with("planName", one_.at("productId"));
        with("planId", one_.at("defs")
                           .as_object()
                           .at("orderItems")
                           .as_object()
                           .at("properties")
                           .as_object()
                           .at("planId")
                           .as_object()
                           .at("const"));
        for (const std::string_view name : {"referenceId", "resellerPO", "endCustomerPO"}) {
            for (const std::string& text :
                 {std::string("mine"), repeated("x", 100), repeated("x", 101), repeated("ü", 100), std::string("a\nb")})
                with(name, json::string(text));
            with(name, 7);
        }
        with(is_new ? "productId" : "resourceId", "");
        with(is_new ? "productId" : "resourceId", " \u00a0");
        with(is_new ? "productId" : "resourceId", json::array());
    }

    void of_orders() {
        all_.push_back({.body = {{"orderItems", json::array()}}});
        all_.push_back({.body = {{"orderItems", good_}}});
        all_.push_back({.body = json::object()});
        for (const json::value& order :
             {json::value("PO"), json::value(repeated("ü", 100)), json::value(repeated("x", 101)), json::value(7)})
            all_.push_back({.body = {{"orderItems", json::array{good_}}, {"poNumber", order}}});
    }

    const json::object& one_;
    json::object good_;
    std::vector<Candidate> all_;
};

class ProvisionTemplates : public testing::TestWithParam<Engine> {
  protected:
    ProvisionTemplates()
        : server_({}, Servers::store_alone, {}, GetParam()), client_(server_.store_port(), demo_refresh_token) {
        import(plans);
    }

    void import(const std::string& list) const {
        const std::string file = (server_.folder() / "plans.csv").string();
        std::ofstream(file) << list;
        const Ran ran = run_program("import plans " + file + " --database '" + server_.database() + "'");
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
    }

    /// Whether the server accepts the order. One that waits for another change of its subscription is sent again.
    [[nodiscard]] bool is_accepted(const std::string& body) const {
        std::optional<Answer> answer;
        EXPECT_TRUE(becomes_true([&] {
            answer = client_.ask("POST", orders, body);
            return answer && answer->status != 409;
        })) << body.substr(0, 500);
        if (!answer) return false;
        EXPECT_TRUE(answer->status == 200 || answer->status == 400 || answer->status == 404) << answer->body;
        return answer->status == 200;
    }

    [[nodiscard]] std::string active_subscription(std::string_view product) const {
        const auto made =
            client_.ask("POST", orders, json::serialize(json::object{{"orderItems", json::array{good(product)}}}));
        EXPECT_EQ(made->status, 200) << made->body;
        const std::string order = std::string(orders) + "/" + text_of(made->body, "orderId");
        EXPECT_TRUE(becomes_true([&] { return text_of(client_.ask("GET", order)->body, "status") == "COMPLETED"; }));
        return text_of(client_.ask("GET", order)->body, "resourceId");
    }

    [[nodiscard]] json::object good(std::string_view product) const {
        for (const json::value& each : templates())
            if (each.at("productId").as_string() == product && each.at("action").as_string() == "CREATE")
                return Candidates(each.as_object()).all().front().body.at("orderItems").at(0).as_object();
        return {};
    }

    [[nodiscard]] json::array templates() const {
        const auto answer = client_.ask("GET", "/accounts/10001/provisionTemplates?pageSize=200");
        return json::parse(answer->body).at("provisionTemplates").as_array();
    }

    void expect_agreement(const json::object& one, const Candidate& candidate) const {
        const std::string body = json::serialize(candidate.body);
        const bool is_good = is_valid(one, one, json::parse(body));
        const bool accepted = is_accepted(body);
        if (is_good == accepted || (candidate.may_be_narrower && accepted)) return;
        ADD_FAILURE() << one.at("title") << (is_good ? " promises " : " refuses ") << body.substr(0, 500)
                      << ", the server " << (accepted ? "accepts it" : "does not");
    }

    ServerProcess server_;
    ResellerClient client_;
};

INSTANTIATE_TEST_SUITE_P(On, ProvisionTemplates, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(ProvisionTemplates, agree_with_the_server) {
    const json::array all = templates();
    ASSERT_EQ(all.size(), 10U);
    for (const json::value& each : all) {
        const json::object& one = each.as_object();
        Candidates candidates(one);
        if (one.at("action").as_string() == "UPDATE")
            candidates.name_subscription(active_subscription(one.at("productId").as_string()));
        for (const Candidate& candidate : candidates.all()) expect_agreement(one, candidate);
    }
}

/// Where a plan has an attribute that is called like the one that names a subscription, nothing is sold in place of a
/// change of seats.
TEST_P(ProvisionTemplates, keep_an_attribute_of_a_plan_apart_from_a_change_of_seats) {
    import("sku,name,vendor,provider,category,vertical,period,price,fee,attributes,description\n"
           "T-OWN,Its own,IBM,ibm,Security,Business,month,5.00,10,subscriptionId,With such an attribute.\n");
    const std::string subscription = active_subscription("T-OWN");
    const std::string carts = "/customers/20001/carts";
    const std::string items = carts + "/" + text_of(client_.ask("POST", carts)->body, "cartId") + "/cartItems";
    for (const std::string plan : {R"()", R"("productId": "T-OWN", )"}) {
        const auto refused =
            client_.ask("POST", items, "{" + plan + R"("resourceId": ")" + subscription + R"(", "quantity": 8})");
        EXPECT_EQ(refused->status, 400) << refused->body;
    }
    EXPECT_EQ(client_.ask("POST", items, R"({"productId": "T-OWN", "attributes": {"subscriptionId": "x"}})")->status,
              201);
    EXPECT_NE(client_.ask("GET", items)->body.find(R"("totalCount":"1")"), std::string::npos);
}

} // namespace
} // namespace cartwright::tests
