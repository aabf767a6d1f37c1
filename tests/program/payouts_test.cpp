// Shops are paid out by a bank that may be slow, lose its answers or refuse; the shop may lose its lights meanwhile.
// Nobody is ever paid twice.

#include "http/server/server.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <mutex>
#include <thread>

namespace cartwright::tests {
namespace {

using namespace std::chrono_literals;

/// Pays each key once, whatever it answers.
class Bank {
  public:
    Bank() {
        const auto handle = [this](const http::Request& request, http::Responder responder) {
            responder.send(http::Reply{.status = take(request), .body = R"({"reference": "bank-7"})"});
        };
        const auto complain = [](int status, std::string_view, std::string_view) {
            return http::Reply{.status = status};
        };
        server_ = std::make_unique<http::Server>(http::ServerSettings{.threads = 1},
                                                 http::Site{.handle = handle, .complain = complain, .finished = {}});
        url_ = "http://127.0.0.1:" + std::to_string(server_->listen("127.0.0.1:0")) + "/payouts";
        server_->start();
    }

    [[nodiscard]] const std::string& url() const { return url_; }
    void answer(int status, std::chrono::milliseconds after = 0ms) {
        status_ = status;
        time_ = after;
    }
    [[nodiscard]] int asked() const { return asked_; }

    /// What was paid, by key.
    [[nodiscard]] std::map<std::string, std::string> paid() {
        const std::lock_guard lock(mutex_);
        return paid_;
    }

  private:
    int take(const http::Request& request) {
        const int status = status_;
        if (status != 422) {
            const std::lock_guard lock(mutex_);
            paid_.emplace(request.header("Idempotency-Key").value_or(""), request.body);
        }
        ++asked_;
        std::this_thread::sleep_for(time_.load());
        return status;
    }

    std::atomic<int> status_ = 200;
    std::atomic<std::chrono::milliseconds> time_{};
    std::atomic<int> asked_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::string> paid_;
    std::unique_ptr<http::Server> server_;
    std::string url_;
};

bool eventually(const std::function<bool()>& claim, std::chrono::seconds patience = 20s) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        if (claim()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return claim();
}

class Payouts : public testing::TestWithParam<Engine> {
  protected:
    std::string ask(const std::string& method, const std::string& target, const std::string& body = {}) {
        Call call{.port = shop_.store_port(), .method = method, .target = target, .body = body};
        call.headers.emplace_back("access_token", "demo-marketplace-key");
        const auto answer = tests::call(call);
        return answer ? answer->body : std::string{};
    }

    bool says(const std::string& target, const std::string& what) {
        return eventually([&] { return ask("GET", target).find(what) != std::string::npos; });
    }

    /// What was put off is due now; what a dead node had taken is free.
    void hurry() { meddle(shop_.database(), "UPDATE jobs SET due_at = 0, lease_until = 0"); }

    void expect_sound() {
        EXPECT_TRUE(shop_.stop()) << shop_.log();
        EXPECT_EQ(
            std::system((CARTWRIGHT_BINARY "/cartwright check --database '" + shop_.database() + "' 1>&2").c_str()), 0);
    }

    Bank bank_;
    ServerProcess shop_{{"--payout-url", bank_.url(), "--payout-days", "1"}, Servers::store_alone, {}, GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, Payouts, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(Payouts, are_posted_once_with_a_key_of_their_own) {
    EXPECT_NE(ask("POST", "/shops/1/payouts", R"({"amount": 100})").find(R"("status":"asked")"), std::string::npos);
    EXPECT_TRUE(says("/shops/1/payouts", R"("status":"paid","reason":"","reference":"bank-7")"));
    const auto paid = bank_.paid();
    ASSERT_EQ(paid.size(), 1U);
    EXPECT_TRUE(paid.begin()->first.starts_with("payout-"));
    EXPECT_EQ(paid.begin()->second,
              R"({"payout_id":1,"shop_id":1,"shop":"alpha kicks","amount":100.0,"currency":"USD"})");
    EXPECT_TRUE(says("/shops/1/balance", R"("balance":237.5,"on_its_way":0.0,"paid_out":100.0)"));
    expect_sound();
}

TEST_P(Payouts, that_are_refused_go_back_to_the_shop) {
    bank_.answer(422);
    ask("POST", "/shops/1/payouts");
    EXPECT_TRUE(says("/shops/1/payouts", R"("status":"failed","reason":"it was answered 422")"));
    EXPECT_TRUE(says("/shops/1/balance", R"("balance":337.5,"on_its_way":0.0,"paid_out":0.0)"));
    EXPECT_TRUE(bank_.paid().empty());
    expect_sound();
}

TEST_P(Payouts, whose_answer_is_lost_are_asked_for_again_and_paid_once) {
    bank_.answer(504);
    ask("POST", "/shops/1/payouts");
    EXPECT_TRUE(eventually([&] { return bank_.asked() == 1; }));
    EXPECT_TRUE(says("/shops/1/balance", R"("balance":0.0,"on_its_way":337.5)"));
    bank_.answer(200);
    EXPECT_TRUE(eventually([&] {
        hurry();
        return bank_.asked() >= 2;
    }));
    EXPECT_TRUE(says("/shops/1/payouts", R"("status":"paid")"));
    EXPECT_EQ(bank_.paid().size(), 1U);
    expect_sound();
}

TEST_P(Payouts, are_paid_once_though_the_lights_go_out_before_it_is_written_down) {
    bank_.answer(200, 2s);
    ask("POST", "/shops/1/payouts");
    ASSERT_TRUE(eventually([&] { return bank_.asked() == 1; })); // paid, and nobody here knows yet
    shop_.kill();
    bank_.answer(200);
    hurry();
    shop_.start();
    EXPECT_TRUE(says("/shops/1/payouts", R"("status":"paid")"));
    EXPECT_EQ(bank_.asked(), 2);
    EXPECT_EQ(bank_.paid().size(), 1U);
    EXPECT_TRUE(says("/shops/1/balance", R"("balance":0.0,"on_its_way":0.0,"paid_out":337.5)"));
    expect_sound();
}

TEST_P(Payouts, come_by_the_calendar_to_whom_something_is_owed) {
    EXPECT_TRUE(bank_.paid().empty());
    shop_.stop();
    meddle(shop_.database(), "UPDATE shops SET payout_at = payout_at - 86400001");
    shop_.start();
    EXPECT_TRUE(says("/shops/1/payouts", R"("amount":337.5,"status":"paid")"));
    EXPECT_EQ(ask("GET", "/shops/2/payouts"), "[]");
    EXPECT_EQ(bank_.paid().size(), 1U);
    expect_sound();
}

TEST_P(Payouts, are_asked_for_by_many_at_once_and_paid_no_more_than_is_owed) {
    std::vector<std::thread> askers;
    std::atomic<int> accepted = 0;
    for (int i = 0; i < 8; ++i)
        askers.emplace_back([&] {
            if (ask("POST", "/shops/1/payouts", R"({"amount": 100})").find("asked") != std::string::npos) ++accepted;
        });
    for (std::thread& asker : askers) asker.join();
    EXPECT_EQ(accepted, 3);
    EXPECT_TRUE(says("/shops/1/balance", R"("balance":37.5,"on_its_way":0.0,"paid_out":300.0)"));
    EXPECT_EQ(bank_.paid().size(), 3U);
    expect_sound();
}

// The first so many pieces are cheaper, whoever comes at the same time: never one more, never one less.
TEST_P(Payouts, and_flash_sales_are_given_to_as_many_as_they_are_for) {
    ask("PATCH", "/listings/5", R"({"quantity": 20})");
    ask("PUT", "/listings/5/flash_sale", R"({"discount_counter": 5, "price_percentage": 50})");
    std::vector<std::string> carts;
    for (int i = 0; i < 10; ++i) {
        const std::string user =
            ask("POST", "/users", R"({"name": "x", "email": "x)" + std::to_string(i) + R"(@y.z"})");
        const std::string number = user.substr(11, user.find(',') - 11);
        const std::string cart = ask("POST", "/cart/", R"({"user_id": )" + number + "}");
        carts.push_back(cart.substr(11, cart.find('}') - 11));
        EXPECT_EQ(ask("POST", "/cart/" + carts.back() + "/items/5", R"({"quantity": 2})"), "\"OK\"");
    }
    std::vector<std::thread> buyers;
    for (const std::string& cart : carts) buyers.emplace_back([&] { ask("POST", "/carts/" + cart + "/checkout"); });
    for (std::thread& buyer : buyers) buyer.join();
    EXPECT_EQ(number(shop_.database(), "SELECT sum(quantity) FROM order_lines WHERE price_minor = 22500"), 5);
    EXPECT_EQ(number(shop_.database(), "SELECT sum(quantity) FROM order_lines WHERE price_minor = 45000"), 15);
    EXPECT_EQ(number(shop_.database(), "SELECT units_left FROM flash_sales"), 0);
    expect_sound();
}

} // namespace
} // namespace cartwright::tests
