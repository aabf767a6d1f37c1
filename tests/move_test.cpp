// A shop that moves to another engine is the same shop: every row arrives, and who knew an order still finds it.

#include "store/migrations.hpp"
#include "store/move.hpp"
#include "store/schema.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"

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
    for (const store::Table& table : store::tables_of_shop()) {
        std::string columns;
        for (const std::string_view column : table.columns)
            columns += (columns.empty() ? "" : ", ") + std::string(column);
        auto found = rows(url, "SELECT " + columns + " FROM " + std::string(table.name));
        std::ranges::sort(found);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

} // namespace

TEST(Move, knows_every_table_and_column_of_the_schema) {
    const test::TemporaryFolder folder;
    const std::string url = "sqlite:" + (folder.path() / "shop.db").string();
    store::migrate(*store::connect(url, store::Access::read_write), store::shop_schema(), {});
    std::vector<std::string> there;
    for (const Row& row :
         rows(url, "SELECT m.name || '.' || c.name || CASE c.type WHEN 'TEXT' THEN ' text' ELSE '' END "
                   "FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                   "WHERE m.type = 'table' AND m.name <> 'migrations'"))
        there.push_back(row.at(0));
    std::vector<std::string> known;
    for (const store::Table& table : store::tables_of_shop())
        for (const std::string_view column : table.columns)
            known.push_back(std::string(table.name) + "." + std::string(column) +
                            (std::ranges::count(table.texts, column) > 0 ? " text" : ""));
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
    EXPECT_NE(run("move --from '" + shop.database() + "' --to '" + there.url() + "'"), 0) << "it is not empty";

    const ServerProcess moved(ServerProcess::Url{there.url()});
    EXPECT_EQ(asked(moved, "/orders/" + order), shown);
}

} // namespace cartwright::tests
