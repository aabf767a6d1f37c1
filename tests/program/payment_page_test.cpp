// The shop of the demo is its own payment gateway: what it plays to be PayU is asked over HTTP, by what would ask the
// real one.

#include "app/command_context.hpp"
#include "app/integrations.hpp"
#include "app/settings.hpp"
#include "app/terms.hpp"
#include "domain/shopping/payment_page.hpp"
#include "rehearsal/books/books.hpp"
#include "rehearsal/rehearsed_pages.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {
namespace {

using providers::PageVerdict;
using Kind = PageVerdict::Kind;

class DemoPage : public testing::TestWithParam<Engine> {
  protected:
    Config demo_config() const {
        Config demo;
        demo.demo = true;
        demo.storage.database = "sqlite:" + (folder.path() / "other.db").string();
        demo.rehearsal_database = store::rehearsal_books::url_beside(demo.storage.database);
        set_demo_payment_page(demo.shopping.page);
        return demo;
    }

    Answer post(const std::string& target, const std::string& form) const {
        const auto answer = call({.port = server.store_port(),
                                  .method = "POST",
                                  .target = "/rehearsal/payu" + target,
                                  .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                  .body = form});
        return answer.value_or(Answer{});
    }

    Answer open(const std::string& transaction, const std::string& amount = "99.5") const {
        const PageRequest request{.transaction = transaction,
                                  .amount = amount,
                                  .product_info = "items_7",
                                  .first_name = "Ada",
                                  .email = "ada.example"};
        const PageMerchant& merchant = *integrations.secrets.page;
        const std::string back = "http://127.0.0.1:" + std::to_string(server.store_port()) + "/shopping/payments/7";
        return post("/_payment", "key=" + merchant.key + "&txnid=" + transaction + "&amount=" + amount +
                                     "&productinfo=items_7&firstname=Ada&email=ada.example&phone=99&surl=" + back +
                                     "&furl=" + back + "&hash=" + page_checksum(merchant, request));
    }
    Answer press(const std::string& transaction, const std::string& choice) const {
        return post("/pay", "txnid=" + transaction + "&choice=" + choice);
    }
    Kind verdict(const std::string& transaction) { return integrations.ports().page->verify(transaction).kind; }

    ServerProcess server{{}, Servers::store_alone, {}, GetParam()};
    test::TemporaryFolder folder;
    Config config{demo_config()};
    SystemClock clock;
    CommandContext context{config.storage};
    Integrations integrations{config, context.store, clock, context.log, context.metrics};
};

INSTANTIATE_TEST_SUITE_P(On, DemoPage, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(DemoPage, is_asked_where_the_server_is) {
    integrations.set_own_url("http://127.0.0.1:" + std::to_string(server.store_port()));
    EXPECT_EQ(verdict("nobody"), Kind::not_found);
    struct Case {
        const char* choice;
        std::vector<Kind> verdicts; // one after the other
    };
    const Case cases[] = {{"pay", {Kind::approved, Kind::approved}},
                          {"decline", {Kind::declined, Kind::declined}},
                          {"leave", {Kind::pending, Kind::pending}},
                          {"late", {Kind::pending, Kind::pending, Kind::approved}},
                          {"lost", {Kind::unclear, Kind::approved}},
                          {"twice", {Kind::approved}},
                          {"denied", {Kind::approved}},
                          {"claimed", {Kind::declined}}};
    for (const Case& one : cases) {
        const std::string transaction = std::string("t-") + one.choice;
        EXPECT_EQ(open(transaction).status, 200) << one.choice;
        EXPECT_EQ(verdict(transaction), Kind::pending) << one.choice;
        EXPECT_EQ(press(transaction, one.choice).status, 200) << one.choice;
        for (const Kind expected : one.verdicts) {
            const PageVerdict said = integrations.ports().page->verify(transaction);
            EXPECT_EQ(said.kind, expected) << one.choice << ": " << said.reason;
            if (expected != Kind::approved) continue;
            EXPECT_EQ(said.amount_minor, 9'950);
            EXPECT_FALSE(said.reference.empty());
        }
    }
}

TEST_P(DemoPage, takes_money_once_whatever_is_pressed) {
    std::vector<std::thread> browsers;
    for (int i = 0; i < 3; ++i)
        for (const char* choice : {"pay", "twice", "decline", "leave", "late"})
            browsers.emplace_back([this, choice] {
                const int status = open("many").status;
                EXPECT_EQ(status, 200);
                EXPECT_EQ(press("many", choice).status, 200);
            });
    for (std::thread& browser : browsers) browser.join();
    EXPECT_EQ(press("many", "pay").status, 200);
    const auto books = call({.port = server.store_port(), .target = "/rehearsal/payu/transactions"});
    ASSERT_TRUE(books);
    EXPECT_EQ(std::ranges::count(books->body, '{'), 1) << books->body;
    const bool is_taken = books->body.find(R"("captured":1)") != std::string::npos;
    const bool is_declined = books->body.find(R"("choice":"decline","captured":0)") != std::string::npos;
    EXPECT_TRUE(is_taken || is_declined) << books->body;
    EXPECT_EQ(open("many", "1.0").status, 409);
}

TEST_P(DemoPage, keeps_its_books_when_the_shop_is_killed) {
    open("before");
    press("before", "lost");
    server.kill();
    server.start();
    integrations.set_own_url("http://127.0.0.1:" + std::to_string(server.store_port()));
    EXPECT_EQ(verdict("before"), Kind::unclear);
    EXPECT_EQ(verdict("before"), Kind::approved);
}

class PageBooks : public testing::TestWithParam<Engine> {
  protected:
    void open(const std::string& transaction, std::int64_t pages_max) {
        const auto outcome = books.write_and_wait([&](store::Transaction& tx) {
            operations::Work work{.tx = tx, .terms = terms, .door = "rehearsal"};
            const auto opened = operations::open_page(
                work, {.page = {.transaction = transaction, .amount = {.minor = 100}}, .pages_max = pages_max});
            return opened && opened->page.transaction == transaction;
        });
        EXPECT_EQ(outcome, store::Outcome::committed) << transaction;
    }
    std::string newest_first() const {
        std::string names;
        for (const Row& row : rows(database.url(), "SELECT transaction_id FROM rehearsal.pages "
                                                   "ORDER BY made_at DESC, transaction_id DESC"))
            names += row[0];
        return names;
    }

    test::TemporaryFolder folder;
    TestDatabase database{GetParam(), folder.path().string(), Content::tables};
    SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log{"-"};
    telemetry::Metrics metrics;
    store::Store books{store::rehearsal_books::settings(store::rehearsal_books::url_beside(database.url())), clock,
                       entropy, log, metrics};
    Terms terms;
};

INSTANTIATE_TEST_SUITE_P(On, PageBooks, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(PageBooks, forget_the_oldest_rather_than_turn_away_the_newest) {
    constexpr std::int64_t enough = 100;
    for (const char* transaction : {"a", "b", "c", "d", "e"}) open(transaction, enough);
    open("a", 5);
    EXPECT_EQ(newest_first(), "edcba");
    open("f", 5);
    EXPECT_EQ(newest_first(), "fedcb");
    open("g", 2);
    EXPECT_EQ(newest_first(), "gf");
    open("a", 1);
    EXPECT_EQ(newest_first(), "a");
}

TEST(Page, is_nowhere_where_none_is_set) {
    const test::TemporaryFolder folder;
    Config config;
    config.storage.database = "sqlite:" + (folder.path() / "shop.db").string();
    const SystemClock clock;
    CommandContext context(config.storage);
    const Integrations integrations(config, context.store, clock, context.log, context.metrics);
    const PageVerdict said = integrations.ports().page->verify("5a8aaf96421aa903bf8ef5e3");
    EXPECT_EQ(said.kind, Kind::unclear);
    EXPECT_NE(said.reason.find("--payment-page-key"), std::string::npos);
    EXPECT_EQ(integrations.secrets.page, nullptr);
}

TEST(Page, needs_a_key_with_its_salt_and_a_safe_url) {
    Config config;
    PaymentPageConfig& page = config.shopping.page;
    page.key = "key";
    EXPECT_NE(contradiction_of_payment_page(page), "");
    page.salt = "salt";
    EXPECT_EQ(contradiction_of_payment_page(page), "");
    const Secrets secrets = secrets_of(config);
    EXPECT_EQ(secrets.page->key, "key");
    EXPECT_EQ(secrets.page->salt, "salt");
    page.verify_url = "http://pay.example/ask";
    EXPECT_EQ(contradiction_of_payment_page(page), "--payment-page-verify-url must be an https:// URL, or an http:// "
                                                   "URL of this machine, not http://pay.example/ask");
    page.verify_url = "http://127.0.0.1:9/ask";
    EXPECT_EQ(contradiction_of_payment_page(page), "");
}

} // namespace
} // namespace cartwright::tests
