// The program as an operator sees it: its commands, what it refuses, what it says of itself.

#include "support/command_line.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/shopping_client.hpp"
#include "support/temporary_folder.hpp"
#include "support/waiting.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

namespace cartwright::tests {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string get(const ServerProcess& server, const std::string& target) {
    const auto answer = call({.port = server.store_port(), .target = target});
    return answer && answer->status == 200 ? answer->body : "no answer";
}

TEST(program, says_its_version_and_explains_itself) {
    EXPECT_EQ(run_program("version").output, "cartwright 0.2.0\n");
    const std::string version = run_program("version --json").output;
    for (const char* expected : {R"("version":"0.2.0","commit":")", R"("schema":"00)", R"("engines":{"sqlite":"3.)"})
        EXPECT_NE(version.find(expected), std::string::npos) << version;
    const Ran help = run_program("serve --help");
    EXPECT_EQ(help.exit_code, 0);
    for (const char* flag :
         {"--listen", "--payments", "--database", "--demo", "CARTWRIGHT_LISTEN", "CARTWRIGHT_HOLD_SECONDS"})
        EXPECT_NE(help.output.find(flag), std::string::npos) << flag;
    EXPECT_NE(run_program("").exit_code, 0);
    EXPECT_NE(run_program("serve --no-such-flag").exit_code, 0);
}

TEST(program, shows_the_demo_to_nobody_outside) {
    for (const char* words :
         {"serve --demo --listen 0.0.0.0:0", "serve --demo --listen 127.0.0.1:0 --listen 192.0.2.1:0",
          "serve --demo --listen [::]:0", "serve --demo --listen 127.0.0.1:0 --payments 0.0.0.0:0"}) {
        const Ran ran = run_program(words);
        EXPECT_EQ(ran.exit_code, 1) << words;
        EXPECT_NE(ran.output.find("loopback"), std::string::npos) << ran.output;
    }
}

TEST(program, hashes_passwords_cheaply_in_a_demo_only) {
    const std::string serve = "timeout 10 " + std::string(CARTWRIGHT_BINARY) + "/cartwright serve ";
    for (const std::string& line : {serve + "--password-cost cheap", "CARTWRIGHT_PASSWORD_COST=cheap " + serve,
                                    serve + "--demo=false --password-cost cheap"}) {
        const Ran ran = run_line(line + " 2>&1");
        EXPECT_EQ(ran.exit_code, 1) << line;
        EXPECT_NE(ran.output.find("--password-cost cheap needs --demo"), std::string::npos) << ran.output;
    }
    EXPECT_NE(run_program("serve --demo --password-cost none").exit_code, 0);
}

TEST(program, makes_checks_and_backs_up_a_database) {
    const test::TemporaryFolder folder;
    const std::string database = " --database sqlite:" + (folder.path() / "shop.db").string();
    EXPECT_EQ(run_program("check" + database).exit_code, 1) << "there is none yet";
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "shop.db"));
    EXPECT_EQ(run_program("migrate" + database).exit_code, 0);
    EXPECT_EQ(run_program("check" + database).exit_code, 0);
    const std::string copy = (folder.path() / "copy.db").string();
    EXPECT_EQ(run_program("backup " + copy + database).exit_code, 0);
    EXPECT_EQ(run_program("check --database sqlite:" + copy).exit_code, 0);
    EXPECT_NE(run_program("backup " + copy + database).exit_code, 0) << "it must not write over a backup";
}

TEST(program, takes_a_flag_rather_than_its_variable) {
    const test::TemporaryFolder folder;
    const auto url = [&](const char* name) { return "sqlite:" + (folder.path() / name).string(); };
    const std::string program = "CARTWRIGHT_DATABASE=" + url("variable.db") + ' ' + CARTWRIGHT_BINARY + "/cartwright ";
    EXPECT_NE(run_line(program + "migrate --plan").output.find("variable.db"), std::string::npos);
    for (const char* command : {"migrate", "check", "keys list", "webhooks list"}) {
        const Ran ran = run_line(program + command + " --database " + url("flag.db") + " 2>&1");
        EXPECT_EQ(ran.exit_code, 0) << command << ": " << ran.output;
    }
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "flag.db"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "variable.db"));
}

TEST(program, begins_empty_without_demo) {
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / "shop.db").string();
    const Ran ran =
        run_line("timeout -s TERM 1 " + std::string(CARTWRIGHT_BINARY) +
                 "/cartwright serve --listen 127.0.0.1:0 --payments off --log /dev/null --database sqlite:" + path);
    EXPECT_NE(ran.output.find(R"("payments":null)"), std::string::npos) << ran.output;
    EXPECT_EQ(run_line("sqlite3 " + path + " 'SELECT count(*) FROM products'").output, "0\n");
}

TEST(program, writes_its_manual_from_the_routes) {
    EXPECT_EQ(run_program("manual").output, text_of(std::filesystem::path(CARTWRIGHT_SOURCE) / "docs/doors.md"))
        << "run: build/release/cartwright manual > docs/doors.md";
    EXPECT_EQ(run_program("manual --events").output,
              text_of(std::filesystem::path(CARTWRIGHT_SOURCE) / "docs/events.md"))
        << "run: build/release/cartwright manual --events > docs/events.md";
}

/// How many routes docs/doors.md has, without those that are another way to write one: with a slash at the end.
std::size_t rows_of_the_manual() {
    const std::string manual = text_of(std::filesystem::path(CARTWRIGHT_SOURCE) / "docs/doors.md");
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = manual.find("\n| `", at)) != std::string::npos; ++at)
        if (manual[manual.find("` |", at) - 1] != '/') ++rows;
    return rows;
}

TEST(program, describes_every_route_in_its_openapi_document) {
    const ServerProcess server;
    const auto document = boost::json::parse(get(server, "/openapi.json")).as_object();
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    EXPECT_EQ(run_program("version").output,
              "cartwright " + std::string(document.at("info").at("version").as_string()) + "\n");
    const auto& schemes = document.at("components").at("securitySchemes").as_object();
    const auto& schemas = document.at("components").at("schemas").as_object();
    std::set<std::string> operations;
    for (const auto& path : document.at("paths").as_object()) {
        for (const auto& operation : path.value().as_object()) {
            EXPECT_TRUE(operations.emplace(operation.value().at("operationId").as_string()).second) << path.key();
            EXPECT_FALSE(operation.value().at("responses").as_object().empty()) << path.key();
            for (const auto& requirement : operation.value().at("security").as_array())
                for (const auto& scheme : requirement.as_object()) EXPECT_TRUE(schemes.contains(scheme.key()));
        }
    }
    EXPECT_EQ(operations.size(), rows_of_the_manual());
    const std::string text = boost::json::serialize(document);
    constexpr std::string_view reference = R"("$ref":"#/components/schemas/)";
    for (std::size_t at = 0; (at = text.find(reference, at)) != std::string::npos; ++at) {
        const std::size_t name = at + reference.size();
        EXPECT_TRUE(schemas.contains(text.substr(name, text.find('"', name) - name)));
    }
}

/// What stands after "name: " on a line of its own.
std::string line_named(const std::string& output, const std::string& name) {
    const std::size_t begin = ('\n' + output).find('\n' + name + ": ");
    if (begin == std::string::npos) return {};
    const std::size_t value = begin + name.size() + 2;
    return output.substr(value, output.find('\n', value) - value);
}

TEST(program, makes_an_admin_of_members) {
    ServerProcess server({}, Servers::store_alone);
    const std::string database = " --database " + server.database();
    const std::string create = "admin create Root@Example.com";
    for (const char* weak : {"short", "password", "12345678"}) {
        const Ran ran = run_program(create + " --password " + weak + database);
        EXPECT_EQ(ran.exit_code, 1) << weak;
        EXPECT_TRUE(ran.output.starts_with("cartwright: password ")) << ran.output;
    }
    EXPECT_EQ(run_program("admin create nobody --password 'correct horse'" + database).output,
              "cartwright: email is invalid\n");
    const Ran made = run_program(create + " --password 'correct horse'" + database);
    ASSERT_EQ(made.exit_code, 0) << made.output;
    EXPECT_EQ(line_named(made.output, "email"), "root@example.com");
    EXPECT_EQ(line_named(made.output, "id").size(), 24U);
    EXPECT_EQ(line_named(made.output, "api_key").size(), 64U);
    EXPECT_EQ(made.output.find("correct horse"), std::string::npos) << "whoever has said it knows it";
    const Ran again = run_program(create + " --password 'correct horse'" + database);
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_EQ(again.output, "cartwright: email is already taken\n");

    const ShoppingClient client(
        server.store_port(), {},
        {.api_key = line_named(made.output, "api_key"), .app = line_named(made.output, "current_app_id")});
    const SignedInMember admin = client.signed_in("root@example.com", "correct horse");
    EXPECT_EQ(client.id_of(admin), line_named(made.output, "id"));
    const auto created = client.ask("POST", "/admin_create_users",
                                    with_application(R"("user":{"email":"new@example.com"})"), admin.headers());
    EXPECT_EQ(created.value().status, 201) << created->body;

    const Ran made_up = run_program("admin create second@example.com" + database);
    const std::string password = line_named(made_up.output, "password, not shown again");
    EXPECT_GE(password.size(), 20U) << made_up.output;
    EXPECT_EQ(client.sign_in("second@example.com", password).value().status, 201);
}

TEST(program, adds_resellers_and_the_plans_that_they_sell) {
    const test::TemporaryFolder folder;
    const std::string database = " --database sqlite:" + (folder.path() / "shop.db").string();
    const Ran first = run_program("reseller add 'Acme & Sons'" + database);
    EXPECT_EQ(first.exit_code, 0) << first.output;
    EXPECT_TRUE(first.output.starts_with("account 10001  Acme & Sons\nrefresh token")) << first.output;
    EXPECT_TRUE(run_program("reseller add Other" + database).output.starts_with("account 10002"));
    const Ran token = run_program("reseller token 10001" + database);
    EXPECT_EQ(token.exit_code, 0);
    EXPECT_NE(token.output.find("rt_"), std::string::npos);
    EXPECT_NE(token.output, first.output);
    EXPECT_EQ(run_program("reseller token 77777" + database).output, "no such reseller account\n");
    EXPECT_NE(run_program("reseller add ''" + database).exit_code, 0);
    EXPECT_NE(run_program("reseller" + database).exit_code, 0);

    const std::filesystem::path file = folder.path() / "plans.csv";
    const auto import = [&](const std::string& text) {
        std::ofstream(file) << text;
        return run_program("import plans " + file.string() + database);
    };
    const std::string header = "sku,name,vendor,provider,price,attributes\n";
    EXPECT_EQ(import(header + "A,Plan A,V,p,1,a*\nB,Plan B,W,q,2,\n").output, "plans: 2 added, 0 changed\n");
    EXPECT_EQ(import(header + "A,Plan A,V,p,3,\nC,Plan C,V,p,4,\n").output, "plans: 1 added, 1 changed\n");
    const Ran taken = import(header + "D,Plan D,V,p,3,\nA,Plan A,W,p,3,\n");
    EXPECT_EQ(taken.exit_code, 1);
    EXPECT_NE(taken.output.find("'A' is already the SKU of another product"), std::string::npos) << taken.output;
    EXPECT_NE(import(header + "A,Plan A,V,p,x,\n").output.find("nothing was imported"), std::string::npos);
    const std::string url = "sqlite:" + (folder.path() / "shop.db").string();
    EXPECT_EQ(number(url, "SELECT count(*) FROM plans"), 3);
    EXPECT_EQ(number(url, "SELECT count(*) FROM plan_attributes"), 0);
    EXPECT_EQ(
        number(url, "SELECT price_minor FROM listings l JOIN products p ON p.id = l.product_id WHERE p.sku = 'A'"),
        300);
    EXPECT_EQ(run_program("check" + database).exit_code, 0);
}

TEST(program, wants_a_seal_key_that_is_one) {
    for (const char* key : {"short", "zz"}) {
        const Ran ran = run_program("serve --seal-key " + std::string(key));
        EXPECT_NE(ran.exit_code, 0);
        EXPECT_NE(ran.output.find("64 hexadecimal digits"), std::string::npos) << ran.output;
    }
}

TEST(program, wants_providers_that_it_can_believe) {
    for (const char* words :
         {"--google-client-ids a --google-url http://google.example",
          "--google-client-ids a --google-url google.example",
          "--google-client-ids a --google-url http://127.0.0.1:80@google.example/", "--google-client-secret s",
          "--facebook-app-id 1",
          "--facebook-app-id 1 --facebook-app-secret s --facebook-url http://127.0.0.1.example:80/"}) {
        const Ran ran = run_program("serve " + std::string(words));
        EXPECT_EQ(ran.exit_code, 1) << words;
        EXPECT_NE(ran.output.find("--"), std::string::npos) << ran.output;
    }
}

TEST(program, tells_how_it_is) {
    const ServerProcess server;
    EXPECT_EQ(get(server, "/health/live"), R"({"status":"live"})");
    EXPECT_EQ(get(server, "/health/ready"), R"({"status":"ready"})");
    const auto cart = call({.port = server.store_port(), .method = "POST", .target = "/cart"});
    ASSERT_TRUE(cart);
    const std::string id = cart->body.substr(12, 12);
    EXPECT_EQ(call({.port = server.store_port(),
                    .method = "POST",
                    .target = "/cart/" + id + "/items",
                    .body = R"({"product_id": 3, "quantity": 1000})"})
                  ->status,
              400);
    const std::string metrics = get(server, "/metrics");
    for (const char* line :
         {R"(cartwright_http_requests_total{api="storefront",method="POST",route="/cart",status="200"} 1)",
          "cartwright_http_request_seconds_bucket", "cartwright_store_queue_writes",
          "cartwright_store_batch_writes_count", "cartwright_store_commit_seconds_sum",
          "cartwright_stock_refusals_total 1", R"(cartwright_refusals_total{reason="not_enough_stock"} 1)",
          "cartwright_ready 1"})
        EXPECT_NE(metrics.find(line), std::string::npos) << line << " in\n" << metrics;
    EXPECT_TRUE(becomes_true([&] { // the access log is gathered
        return server.log().find(R"("route":"/cart/{cart_id}/items","status":400)") != std::string::npos;
    }));
    EXPECT_EQ(server.log().find(id), std::string::npos) << "the number of a cart opens it";
}

/// The number behind a metric's name.
double metric(const ServerProcess& server, const std::string& name) {
    const std::string metrics = get(server, "/metrics");
    const std::size_t at = metrics.find("\n" + name + " ");
    return at == std::string::npos ? -1 : std::stod(metrics.substr(at + name.size() + 2));
}

TEST(program, checks_out_in_four_round_trips_to_postgres) {
    const ServerProcess server({}, Servers::both, {}, Engine::postgres);
    const auto post = [&](const std::string& target, const std::string& body) {
        return call({.port = server.store_port(), .method = "POST", .target = target, .body = body})->body;
    };
    double fewest = 1'000;                     // what gives events their numbers counts too, when it comes in between
    for (int round = 0; round < 20; ++round) { // so that each of the 8 connections has prepared its statements
        const std::string cart = "/cart/" + post("/cart", "").substr(12, 12);
        for (const char* product : {"3", "4", "5"})
            post(cart + "/items", R"({"product_id": )" + std::string(product) + "}");
        EXPECT_TRUE(becomes_true([&] { return number(server.database(), "SELECT count(*) FROM outbox") == 0; }));
        const double before = metric(server, R"(cartwright_store_round_trips_total{server="shop"})");
        EXPECT_NE(post(cart + "/checkout", "").find("order_id"), std::string::npos);
        fewest = std::min(fewest, metric(server, R"(cartwright_store_round_trips_total{server="shop"})") - before);
    }
    EXPECT_LE(fewest, 4);
    EXPECT_GT(fewest, 0);
}

TEST(program, hides_its_metrics_behind_a_token) {
    const ServerProcess server({"--metrics-token", "open-sesame"});
    const auto ask = [&](Headers headers) {
        return call({.port = server.store_port(), .target = "/metrics", .headers = std::move(headers)})->status;
    };
    EXPECT_EQ(ask({}), 401);
    EXPECT_EQ(ask({{"Authorization", "Bearer wrong"}}), 401);
    EXPECT_EQ(ask({{"Authorization", "Bearer open-sesame"}}), 200);
    EXPECT_EQ(server.log().find("sesame"), std::string::npos);
}

std::string order_of(const ServerProcess& server) {
    const std::string cart =
        call({.port = server.store_port(), .method = "POST", .target = "/cart"})->body.substr(12, 12);
    call({.port = server.store_port(),
          .method = "POST",
          .target = "/cart/" + cart + "/items",
          .body = R"({"product_id": 3})"});
    return call({.port = server.store_port(), .method = "POST", .target = "/cart/" + cart + "/checkout"})
        ->body.substr(13, 12);
}

TEST(program, believes_signed_callbacks_only_when_a_secret_is_set) {
    const ServerProcess server({"--callback-secret", "between-the-two-of-us"});
    const std::string order = order_of(server);
    const auto forged = call({.port = server.store_port(),
                              .method = "POST",
                              .target = "/payments/confirm",
                              .body = R"({"order_id": ")" + order + R"(", "status": "success"})"});
    EXPECT_EQ(forged->status, 401);
    EXPECT_NE(get(server, "/orders/" + order).find("pending_payment"), std::string::npos);
    const auto paid = call({.port = server.payments_port(),
                            .method = "POST",
                            .target = "/payments/orders",
                            .body = R"({"order_id": ")" + order + R"(", "amount": 89.99})"});
    EXPECT_EQ(paid->status, 200);
    EXPECT_NE(get(server, "/orders/" + order).find(R"("status":"paid")"), std::string::npos);
    EXPECT_EQ(server.log().find("between-the-two-of-us"), std::string::npos);
}

TEST(program, shows_what_another_process_imports) {
    const ServerProcess server;
    const std::filesystem::path file = server.folder() / "goods.csv";
    std::ofstream(file) << "sku,name,category,price,stock\nNEW-1,Brass Sextant,Navigation,249.50,4\n";
    const Ran ran = run_program("import products " + file.string() + " --database " + server.database());
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    std::string found;
    EXPECT_TRUE(becomes_true([&] {
        found = get(server, "/products?search=SEXTANT");
        return found.find("Brass Sextant") != std::string::npos;
    }));
    EXPECT_NE(found.find(R"("price":249.5,)"), std::string::npos) << found;
    EXPECT_NE(found.find(R"("stock":4)"), std::string::npos) << found;
    EXPECT_NE(get(server, "/categories").find("Navigation"), std::string::npos);
}

TEST(program, forgets_carts_that_are_left_alone) {
    const ServerProcess server({"--cart-life-seconds", "1"});
    const std::string cart =
        call({.port = server.store_port(), .method = "POST", .target = "/cart"})->body.substr(12, 12);
    EXPECT_EQ(call({.port = server.store_port(), .target = "/cart/" + cart})->status, 200);
    std::optional<Answer> gone;
    EXPECT_TRUE(becomes_true([&] { // to look at it keeps it no longer
        gone = call({.port = server.store_port(), .target = "/cart/" + cart});
        return gone->status == 404;
    }));
    EXPECT_EQ(gone->body, R"({"detail":"Cart not found"})");
}

TEST(program, turns_writes_away_when_the_queue_is_full_and_says_when_to_try_again) {
    const ServerProcess server({"--queue-max", "1", "--batch-max", "1"});
    std::atomic<int> done = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> shoppers;
    for (int i = 0; i < 16; ++i) {
        shoppers.emplace_back([&] {
            for (int n = 0; n < 40; ++n) {
                const auto answer = call({.port = server.store_port(), .method = "POST", .target = "/cart"});
                ASSERT_TRUE(answer);
                if (answer->status == 200)
                    ++done;
                else {
                    EXPECT_EQ(answer->status, 503);
                    EXPECT_EQ(answer->header("Retry-After"), "1");
                    EXPECT_EQ(answer->body, R"({"detail":"Too many requests are waiting; try again"})");
                    ++refused;
                }
            }
        });
    }
    for (std::thread& shopper : shoppers) shopper.join();
    EXPECT_GT(done, 0);
    EXPECT_GT(refused, 0);
}

} // namespace
} // namespace cartwright::tests
