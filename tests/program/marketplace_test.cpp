// The marketplace as who runs it sees it: keys and what each opens, lists of shops, payouts by a provider that fails.

#include "support/command_line.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

/// What stands after "name: " on a line of its own.
std::string value_of(const std::string& name, const std::string& output) {
    const std::size_t at = output.find(name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 2;
    return output.substr(begin, output.find('\n', begin) - begin);
}

class Marketplace : public testing::TestWithParam<Engine> {
  protected:
    [[nodiscard]] std::string database() const { return " --database '" + shop_.database() + "'"; }

    Ran make_key(const std::string& words) { return run_program("keys create " + words + database()); }

    std::string key(const std::string& words) {
        const Ran made = make_key(words);
        EXPECT_EQ(made.exit_code, 0) << made.output;
        return value_of("key", made.output);
    }

    [[nodiscard]] Answer send(const std::string& key, const std::string& method, const std::string& target,
                              const std::string& body = {}) const {
        Call call{.port = shop_.store_port(), .method = method, .target = target, .body = body};
        call.headers.emplace_back("access_token", key);
        return tests::call(call).value();
    }

    [[nodiscard]] int status(const std::string& key, const std::string& method, const std::string& target,
                             const std::string& body = {}) const {
        return send(key, method, target, body).status;
    }

    ServerProcess shop_{{}, Servers::store_alone, {}, GetParam()};
    static constexpr const char* demo = "demo-marketplace-key";
};
INSTANTIATE_TEST_SUITE_P(On, Marketplace, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

struct Attempt {
    const char* method;
    const char* target;
    const char* body;
    int buyer;
    int shop; // of shop 1
};

// Default deny: each key opens what it is for, and to a shop another shop's things do not exist.
constexpr Attempt attempts[] = {
    {"POST", "/catalog/filter", "{}", 200, 200},
    {"GET", "/search/filter", "", 200, 200},
    {"GET", "/listings/5", "", 200, 200},
    {"GET", "/listings/compare?a=4&b=5", "", 200, 200},
    {"GET", "/shops/1", "", 200, 200},
    {"GET", "/shop/verification_status?shop_id=2", "", 200, 200},
    {"POST", "/cart/", R"({"user_id": 1})", 200, 403},
    {"POST", "/cart/2/items/5", "", 200, 403},
    {"PUT", "/cart/2/items/4", "", 200, 403},
    {"GET", "/carts/2", "", 200, 403},
    {"POST", "/carts/add_to_cart?cart_id=2&listing_id=6", "", 200, 403},
    {"POST", "/carts/2/checkout", "", 200, 403},
    {"GET", "/buyer/track_order?order_id=1", "", 200, 200},
    {"GET", "/buyer/track_order?order_id=2", "", 200, 404},
    {"POST", "/orders/1/ratings", R"({"user_id": 1, "rating": 3})", 200, 403},
    {"POST", "/users", R"({"name": "x", "email": "x@example.com"})", 200, 403},
    {"GET", "/users/1", "", 200, 403},
    {"PATCH", "/users/1", "{}", 200, 403},
    {"GET", "/shops/1/listings", "", 403, 200},
    {"GET", "/shops/2/listings", "", 403, 404},
    {"GET", "/shops/1/orders", "", 403, 200},
    {"GET", "/shops/2/orders", "", 403, 404},
    {"GET", "/shops/1/balance", "", 403, 200},
    {"GET", "/shops/2/balance", "", 403, 404},
    {"GET", "/shops/1/statement", "", 403, 200},
    {"GET", "/shops/2/statement", "", 403, 404},
    {"GET", "/shops/1/payouts", "", 403, 200},
    {"GET", "/shops/2/payouts", "", 403, 404},
    {"POST", "/shops/1/payouts", R"({"amount": 1})", 403, 200},
    {"POST", "/shops/2/payouts", R"({"amount": 1})", 403, 404},
    {"GET", "/shops/1/verifications", "", 403, 200},
    {"GET", "/shops/2/verifications", "", 403, 404},
    {"POST", "/shop/post_application?shop_id=1", "", 403, 200},
    {"POST", "/shop/post_application?shop_id=2", "", 403, 404},
    {"PATCH", "/shops/1", R"({"store_name": "alpha"})", 403, 200},
    {"PATCH", "/shops/1", R"({"platform_fee_bps": 0})", 403, 403},
    {"PATCH", "/shops/2", R"({"store_name": "mine"})", 403, 404},
    {"PATCH", "/listings/5", R"({"quantity": 1})", 403, 200},
    {"PATCH", "/listings/6", R"({"quantity": 1})", 403, 404},
    {"PUT", "/listings/5/flash_sale", R"({"discount_counter": 1, "price_percentage": 50})", 403, 200},
    {"PUT", "/listings/6/flash_sale", R"({"discount_counter": 1, "price_percentage": 50})", 403, 404},
    {"DELETE", "/listings/5/flash_sale", "", 403, 200},
    {"DELETE", "/listings/6/flash_sale", "", 403, 404},
    {"DELETE", "/listings/6", "", 403, 404},
    {"DELETE", "/listings/5", "", 403, 200},
    {"POST", "/orders/1/status", R"({"status": "Shipped"})", 403, 200},
    {"POST", "/orders/2/status", R"({"status": "Shipped"})", 403, 404},
    {"POST", "/orders/1/refund", R"({"reason": "x", "amount": 1})", 403, 200},
    {"POST", "/orders/2/refund", R"({"reason": "x", "amount": 1})", 403, 404},
    {"POST", "/shops", R"({"account_id": 2, "store_name": "mine"})", 403, 403},
    {"POST", "/payouts/1/settlement", R"({"status": "paid", "reason": "please"})", 403, 403},
    {"POST", "/shop/update_verification", R"({"shop_id": 1, "verified": true, "reason": "please"})", 403, 403},
};

TEST_P(Marketplace, keys_open_what_they_are_for) {
    const std::string buyer = key("--scope buyer --label app");
    const std::string shop = key("--scope shop --shop 1");
    for (const Attempt& attempt : attempts) {
        EXPECT_EQ(status(buyer, attempt.method, attempt.target, attempt.body), attempt.buyer)
            << attempt.method << ' ' << attempt.target;
        EXPECT_EQ(status(shop, attempt.method, attempt.target, attempt.body), attempt.shop)
            << attempt.method << ' ' << attempt.target;
    }
    // What is nobody else's business: the owner, the fee, an administrator's reason.
    EXPECT_NE(send(shop, "GET", "/shops/1").body.find("platform_fee_bps"), std::string::npos);
    EXPECT_EQ(send(shop, "GET", "/shops/2").body.find("platform_fee_bps"), std::string::npos);
    EXPECT_EQ(send(buyer, "GET", "/shops/1").body.find("platform_fee_bps"), std::string::npos);
    EXPECT_EQ(status(shop, "POST", "/shops/2/listings",
                     R"({"shoe": {"brand": "a", "color": "red", "style": "b"}, "listing": {"quantity": 1, "price": 1,)"
                     R"( "size": 1, "condition": "new", "gender": "men"}})"),
              404);
}

TEST_P(Marketplace, keys_are_made_listed_and_revoked) {
    EXPECT_EQ(make_key("--scope shop").exit_code, 1);
    EXPECT_EQ(make_key("--scope shop --shop 99").exit_code, 1);
    EXPECT_EQ(make_key("--scope buyer --shop 1").exit_code, 1);
    EXPECT_NE(make_key("--scope everything").exit_code, 0);
    const Ran made = make_key("--scope buyer --label 'the app' --days 1");
    const std::string key = value_of("key", made.output);
    EXPECT_EQ(status(key, "GET", "/search/filter"), 200);
    EXPECT_EQ(status(key + "x", "GET", "/search/filter"), 401);
    const Ran list = run_program("keys list" + database());
    EXPECT_NE(list.output.find("the app"), std::string::npos) << list.output;
    EXPECT_EQ(list.output.find(key), std::string::npos) << "a key is shown once";
    EXPECT_EQ(run_program("keys revoke " + value_of("id", made.output) + database()).exit_code, 0);
    EXPECT_EQ(status(key, "GET", "/search/filter"), 401);
    EXPECT_EQ(run_program("keys revoke " + value_of("id", made.output) + database()).exit_code, 1);
    EXPECT_NE(run_program("keys list" + database()).output.find("revoked"), std::string::npos);
    // A key of another door is none of this one's.
    const std::string other = value_of("key", make_key("--door orderflow --scope billing").output);
    EXPECT_EQ(status(other, "GET", "/search/filter"), 401);
}

TEST_P(Marketplace, makes_no_key_that_opens_nothing) {
    const std::vector<std::pair<std::string, std::string>> refused{
        {"--door reseller --scope admin", "cartwright reseller token"},
        {"--door shopping --scope admin", "its users sign in"},
        {"--door storefront --scope admin", "requires no key"},
        {"--door bakery --scope admin", "unknown API 'bakery'"},
        {"--door orderflow --scope admin", "does not exist at the API orderflow; its scopes: billing"},
        {"--scope billing", "does not exist at the API marketplace; its scopes: buyer shop admin"}};
    const std::string before = run_program("keys list" + database()).output;
    for (const auto& [words, reason] : refused) {
        const Ran made = make_key(words);
        EXPECT_NE(made.exit_code, 0) << words;
        EXPECT_NE(made.output.find(reason), std::string::npos) << words << ": " << made.output;
    }
    EXPECT_EQ(run_program("keys list" + database()).output, before);
}

TEST_P(Marketplace, imports_a_shops_list) {
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / "list.csv").string();
    const auto import = [&](const std::string& text) {
        std::ofstream(path) << text;
        return run_program("import listings --shop 2 " + path + database());
    };
    const std::string head = "sku,brand,style,color,size,gender,condition,price,quantity\n";
    const std::string rows = "A-1,Vans,Old Skool,black,9,unisex,new,70,4\nA-2,Vans,Era,\"white\",8,women,used,45.5,0\n";
    EXPECT_EQ(import(head + rows).output, "listings: 2 added, 0 changed, 0 unchanged\n");
    EXPECT_EQ(import(head + rows).output, "listings: 0 added, 0 changed, 2 unchanged\n");
    const Answer found = send(demo, "GET", "/search/filter?brand=vans");
    EXPECT_EQ(found.body, R"([{"listing_id":8,"shop_id":2,"brand":"vans","color":"black","style":"old skool","size":9,)"
                          R"("gender":"unisex","condition":"new","price":70.0,"quantity":4,"verified":false}])");
    EXPECT_EQ(import(head + "A-2,Vans,Era,white,8,women,used,44,3\n").output,
              "listings: 0 added, 1 changed, 0 unchanged\n");
    EXPECT_NE(send(demo, "GET", "/listings/9").body.find(R"("price":44.0,"quantity":3)"), std::string::npos);

    EXPECT_EQ(import(head + "A-7,Vans,Half Cab,black,8.5,unisex,new,70,4\n").output,
              "listings: 1 added, 0 changed, 0 unchanged\n");
    EXPECT_NE(send(demo, "GET", "/search/filter?size=8.5").body.find(R"("style":"half cab","size":8.5,)"),
              std::string::npos);
    EXPECT_NE(import(head + "A-8,Vans,Half Cab,black,8.3,unisex,new,70,4\n")
                  .output.find("size: must be a whole or half number from 1 to 1000"),
              std::string::npos);

    const Ran bad = import(head + "A-3,Vans,Era,white,8,women,used,44,3\nA-3,,Era,mauve,0,kids,worn,1.234,-1\nA-4,x\n");
    EXPECT_EQ(bad.exit_code, 1);
    for (const char* line : {"line 3, brand: is missing", "line 3, color: must be one of", "line 3, size:",
                             "line 3, gender:", "line 3, condition:", "line 3, price:", "line 3, quantity:",
                             "line 3, sku: 'A-3' is on line 2 already", "line 4: has 2 fields, but the header has 9"})
        EXPECT_NE(bad.output.find(line), std::string::npos) << line << "\n" << bad.output;
    EXPECT_EQ(send(demo, "GET", "/listings/11").status, 404) << "all or nothing";
    EXPECT_EQ(import("sku,brand\n").exit_code, 1);
    // A column that is not there leaves its value as it is; new listings need all.
    EXPECT_EQ(import("sku,price\nA-1,71\n").output, "listings: 0 added, 1 changed, 0 unchanged\n");
    EXPECT_EQ(import("sku,quantity,condition\nA-1,6,used\n").output, "listings: 0 added, 1 changed, 0 unchanged\n");
    const std::string kept = send(demo, "GET", "/listings/8").body;
    EXPECT_NE(kept.find(R"("brand":"vans","color":"black","style":"old skool","size":9,"gender":"unisex",)"
                        R"("condition":"used","price":71.0,"quantity":6)"),
              std::string::npos)
        << kept;
    EXPECT_NE(import("sku,price\nA-9,71\n").output.find("'A-9' is not in the shop yet, and new listings need"),
              std::string::npos);
    EXPECT_NE(
        import("sku,brand,style\nA-1,Vans,Era\n").output.find("brand, style, color and size must be given together"),
        std::string::npos);
    EXPECT_EQ(import("").exit_code, 1);
    EXPECT_EQ(run_program("import listings --shop 99 " + path + database()).exit_code, 1);
    EXPECT_EQ(run_program("check" + database()).exit_code, 0);
}

} // namespace
} // namespace cartwright::tests
