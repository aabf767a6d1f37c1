// A shop that moves to another engine is the same shop: every row arrives, and who knew an order still finds it.

#include "store/engine/migrations.hpp"
#include "store/engine/move.hpp"
#include "store/engine/schema.hpp"
#include "support/http_call.hpp"
#include "support/pipeline.hpp"
#include "support/server_process.hpp"
#include "support/shopping_client.hpp"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

int run(const std::string& words) {
    const std::string command = CARTWRIGHT_BINARY "/cartwright " + words + " > /dev/null 2>&1";
    return std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe): no other thread uses it
}

std::string asked(const ServerProcess& shop, const std::string& target) {
    const auto answer = call({.port = shop.store_port(), .target = target});
    return answer ? answer->body : std::string{};
}

std::vector<Row> all_rows(const std::string& url) {
    std::vector<Row> all;
    for (const store::Table& table : store::tables_of(store::shop_schema())) {
        std::string columns;
        for (const std::string_view column : table.columns)
            columns += (columns.empty() ? "" : ", ") + std::string(column);
        auto found = rows(url, "SELECT " + columns + " FROM " + std::string(table.name));
        std::ranges::sort(found);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

/// What the simulated services beside the shop at `url` have recorded.
std::vector<Row> records_beside(const std::string& url) {
    std::vector<Row> all = rows(url, "SELECT key, customer, amount_minor, currency, state, refunded_minor, asked "
                                     "FROM rehearsal.charges ORDER BY key");
    for (Row& row : rows(url, "SELECT key, charge_key, amount_minor, state, asked FROM rehearsal.refunds ORDER BY key"))
        all.push_back(std::move(row));
    return all;
}

/// An order that the simulated gateway was paid for, and of which it gave something back.
void pay_and_refund(const ServerProcess& shop) {
    const Pipeline pipeline(shop.store_port());
    const Pipeline::Order order = pipeline.invoiced("8080", R"([{"productId":"tea","quantity":2,"price":10.5}])");
    EXPECT_EQ(pipeline.pay(order).value().status, 200);
    EXPECT_EQ(pipeline.refund(order, "5").value().status, 200);
}

/// Who has something in every table of members: tokens, codes, links, an application, failures.
SignedInMember make_members(const ServerProcess& shop) {
    const ShoppingClient client(shop.store_port());
    const SignedInMember member = client.new_member("ada@example.com", "correct horse");
    EXPECT_EQ(client.sign_up("9700000001", "correct horse").value().status, 200);
    EXPECT_EQ(client.sign_in("ada@example.com", "wrong").value().status, 401);
    EXPECT_EQ(client.ask_for_link("password", "ada@example.com").value().status, 201);
    const Headers headers = member.headers();
    const auto changed = client.ask("PUT", "/clients/" + client.id_of(member) + ".json",
                                    R"({"client":{"add_app_id":"x","add_redirect_url":"www.example.com"}})", headers);
    EXPECT_EQ(changed.value().status, 200);
    const auto identity =
        client.ask("POST", "/rehearsal/identity/tokens",
                   R"({"provider":"google","kind":"id_token","subject":"7","email":"bob@example.com"})");
    const std::string token = identity.value().body.substr(10, identity->body.find('"', 10) - 10);
    const auto identified = client.ask(
        "POST", "/authenticate/omniauth/google_oauth2/callback",
        R"({"state":"{\"current_app_id\":\"<app_id>\",\"api_key\":\"<api_key>\"}","id_token":")" + token + "\"}");
    EXPECT_EQ(identified.value().status, 201);
    return member;
}

} // namespace

TEST(Move, takes_every_table_after_those_that_it_refers_to) {
    const test::TemporaryFolder folder;
    const std::string url = "sqlite:" + (folder.path() / "shop.db").string();
    store::migrate(*store::connect(url, store::Access::read_write), store::shop_schema(), {});
    std::vector<std::string> there;
    for (const Row& row : rows(url, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations'"))
        there.push_back(row.at(0));
    std::vector<std::string> known;
    for (const store::Table& table : store::tables_of(store::shop_schema())) known.push_back(table.name);
    const auto place_of = [&](const char* name) { return std::ranges::find(known, name) - known.begin(); };
    EXPECT_LT(place_of("orders"), place_of("order_lines"));
    EXPECT_LT(place_of("accounts"), place_of("access_keys"));
    std::ranges::sort(there);
    std::ranges::sort(known);
    EXPECT_EQ(known, there);
}

TEST(Move, takes_a_shop_to_postgres_and_back) {
    ServerProcess shop;
    for (int i = 0; i < 3; ++i) {
        const auto opened = call({.port = shop.store_port(), .method = "POST", .target = "/cart"});
        const std::string cart = "/cart/" + opened->body.substr(12, 12);
        call({.port = shop.store_port(), .method = "POST", .target = cart + "/items", .body = R"({"product_id": 3})"});
        const auto placed = call({.port = shop.store_port(),
                                  .method = "POST",
                                  .target = cart + "/checkout",
                                  .headers = {{"Idempotency-Key", "key-" + std::to_string(i)}}});
        const std::string order = placed->body.substr(placed->body.find("order_id") + 11, 12);
        if (i > 0)
            call({.port = shop.store_port(),
                  .method = "POST",
                  .target = "/payments/confirm",
                  .body = R"({"order_id": ")" + order + R"(", "status": ")" + (i == 1 ? "success" : "failed") + "\"}"});
    }
    const SignedInMember member = make_members(shop);
    const std::string member_id = ShoppingClient(shop.store_port()).id_of(member);
    for (const char* table : {"members", "member_words", "member_identities", "clients", "client_apps", "client_urls",
                              "member_tokens", "member_secrets", "one_time_codes", "member_links", "attempts"})
        EXPECT_GT(number(shop.database(), std::string("SELECT count(*) FROM ") + table), 0) << table;
    pay_and_refund(shop);
    const std::string order =
        rows(shop.database(), "SELECT printf('%012x', id) FROM orders WHERE stage = 'paid'").at(0).at(0);
    const std::string shown = asked(shop, "/orders/" + order);
    ASSERT_TRUE(shop.stop());

    const test::TemporaryFolder folder;
    const TestDatabase there(Engine::postgres, folder.path().string());
    const TestDatabase back(Engine::sqlite, folder.path().string());
    ASSERT_EQ(run("move --from '" + shop.database() + "' --to '" + there.url() + "'"), 0);
    EXPECT_EQ(run("check --database '" + there.url() + "'"), 0);
    ASSERT_EQ(run("move --from '" + there.url() + "' --to '" + back.url() + "'"), 0);
    EXPECT_EQ(run("check --database '" + back.url() + "'"), 0);
    EXPECT_EQ(all_rows(there.url()), all_rows(shop.database()));
    EXPECT_EQ(all_rows(back.url()), all_rows(shop.database()));
    EXPECT_EQ(records_beside(shop.database()).size(), 2U);
    EXPECT_EQ(records_beside(there.url()), records_beside(shop.database()));
    EXPECT_EQ(records_beside(back.url()), records_beside(shop.database()));
    EXPECT_NE(run("move --from '" + shop.database() + "' --to '" + there.url() + "'"), 0) << "it is not empty";

    const ServerProcess moved(ServerProcess::Url{there.url()});
    EXPECT_EQ(asked(moved, "/orders/" + order), shown);
    EXPECT_EQ(ShoppingClient(moved.store_port()).id_of(member), member_id);
}

TEST(Move, makes_no_records_of_simulated_services_where_there_are_none) {
    const test::TemporaryFolder folder;
    const auto place = [&](const char* name) { return (folder.path() / name).string(); };
    ASSERT_EQ(run("migrate --database sqlite:" + place("shop.db")), 0);
    ASSERT_EQ(run("move --from sqlite:" + place("shop.db") + " --to sqlite:" + place("copy.db")), 0);
    EXPECT_TRUE(std::filesystem::exists(place("copy.db")));
    EXPECT_FALSE(std::filesystem::exists(place("copy-rehearsal.db")));
}

TEST(Move, takes_the_records_of_simulated_services_from_where_they_are) {
    const test::TemporaryFolder folder;
    const auto place = [&](const char* name) { return "sqlite:" + (folder.path() / name).string(); };
    ServerProcess shop({"--rehearsal-database", place("records.db")});
    pay_and_refund(shop);
    ASSERT_TRUE(shop.stop());
    const std::string move = "move --from " + shop.database() + " --to ";
    EXPECT_NE(run(move + place("copy.db") + " --rehearsal-database " + place("elsewhere.db")), 0);
    ASSERT_EQ(run(move + place("copy.db") + " --rehearsal-database " + place("records.db")), 0);
    EXPECT_EQ(records_beside(place("copy.db")).size(), 2U);
    EXPECT_EQ(run("check --database " + place("copy.db")), 0);
}

} // namespace cartwright::tests
