// Webhooks: everything is told, in order, signed, and after a yes never again, whatever happens to either side.

#include "base/json/json_reader.hpp"
#include "base/signature.hpp"
#include "http/server/server.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <mutex>
#include <thread>

namespace cartwright::tests {

namespace {

using std::chrono::steady_clock;

/// Somebody who is told, and answers as he pleases.
class Receiver {
  public:
    struct Message {
        std::string id, timestamp, signature, body;
        steady_clock::time_point at;
    };

    Receiver() {
        const auto handle = [this](const http::Request& request, http::Responder responder) {
            responder.send(http::Reply{.status = take(request)});
        };
        const auto complain = [](int status, std::string_view, std::string_view) {
            return http::Reply{.status = status};
        };
        server_ = std::make_unique<http::Server>(http::ServerSettings{.threads = 1},
                                                 http::Site{.handle = handle, .complain = complain, .finished = {}});
        url_ = "http://127.0.0.1:" + std::to_string(server_->listen("127.0.0.1:0")) + "/hook";
        server_->start();
    }

    [[nodiscard]] const std::string& url() const { return url_; }
    void answer(int status) { status_ = status; }
    void take_time(std::chrono::milliseconds time) { time_ = time; }

    [[nodiscard]] std::vector<Message> messages() {
        const std::lock_guard lock(mutex_);
        return messages_;
    }

    /// Waits for so many; all that there are then.
    std::vector<Message> wait_for(std::size_t count, std::chrono::seconds patience = std::chrono::seconds(20)) {
        const auto end = steady_clock::now() + patience;
        while (messages().size() < count && steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return messages();
    }

  private:
    int take(const http::Request& request) {
        std::this_thread::sleep_for(time_.load());
        const std::lock_guard lock(mutex_);
        const int status = status_;
        if (status != 200) return status;
        messages_.push_back({.id = std::string(request.header("webhook-id").value_or("")),
                             .timestamp = std::string(request.header("webhook-timestamp").value_or("")),
                             .signature = std::string(request.header("webhook-signature").value_or("")),
                             .body = std::string(request.body),
                             .at = steady_clock::now()});
        return status;
    }

    std::atomic<int> status_ = 200;
    std::atomic<std::chrono::milliseconds> time_{};
    std::mutex mutex_;
    std::vector<Message> messages_;
    std::unique_ptr<http::Server> server_;
    std::string url_;
};

std::string text_in(const std::string& json, const std::string& name) {
    http::JsonReader reader;
    const auto value = reader.parse(json);
    const auto object = value ? value->object() : std::nullopt;
    const auto member = object ? object->find(name) : std::nullopt;
    return member ? std::string(member->text().value_or("")) : std::string{};
}

bool is_signed(const Receiver::Message& message, const std::string& secret) {
    const std::string secrets[] = {secret};
    const SignedMessage signed_message{
        .id = message.id, .timestamp = message.timestamp, .signature = message.signature, .body = message.body};
    return verify(secrets, signed_message, SystemClock().now());
}

/// Each tells of one piece more than the one before.
void expect_in_order(const std::vector<Receiver::Message>& messages) {
    for (std::size_t i = 0; i < messages.size(); ++i)
        EXPECT_NE(messages[i].body.find("\"quantity\":" + std::to_string(i + 1) + "}"), std::string::npos)
            << i << ": " << messages[i].body;
}

class Webhooks : public testing::TestWithParam<Engine> {
  protected:
    std::string ask(const std::string& method, const std::string& target, const std::string& body = {}) {
        const auto answer = call({.port = shop_.store_port(),
                                  .method = method,
                                  .target = target,
                                  .headers = {{"Authorization", "Bearer demo-admin-token"}},
                                  .body = body});
        return answer ? answer->body : std::string{};
    }

    struct Hook {
        std::string path, secret;
    };
    Hook add(const std::string& url) {
        const std::string made =
            ask("POST", "/webhooks", R"({"after": 59, "types": ["cartwright.cart."], "url": ")" + url + "\"}");
        return {.path = "/webhooks/" + text_in(made, "id"), .secret = text_in(made, "secret")};
    }

    /// Puts something in a cart so many times: as many facts.
    void make_facts(int count) {
        const std::string cart = "/cart/" + text_in(ask("POST", "/cart"), "cart_id");
        for (int i = 0; i < count; ++i) ask("POST", cart + "/items", R"({"product_id": 3})");
    }

    ServerProcess shop_{{}, Servers::both, {}, GetParam()};
};

INSTANTIATE_TEST_SUITE_P(On, Webhooks, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

} // namespace

TEST_P(Webhooks, are_told_in_order_signed_and_written_down) {
    Receiver receiver;
    const Hook hook = add(receiver.url());
    make_facts(50);
    const auto messages = receiver.wait_for(50);
    ASSERT_EQ(messages.size(), 50U);
    expect_in_order(messages);
    for (const auto& message : messages) {
        EXPECT_TRUE(is_signed(message, hook.secret));
        EXPECT_EQ(text_in(message.body, "specversion"), "1.0");
    }
    std::string log;
    for (int i = 0; i < 100 && std::ranges::count(log, '{') != 51; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        log = ask("GET", hook.path + "/deliveries");
    }
    EXPECT_EQ(std::ranges::count(log, '{'), 51) << log;
}

TEST_P(Webhooks, say_why_they_failed) {
    Receiver refusing;
    Receiver moved;
    refusing.answer(503);
    moved.answer(302);
    const std::string plain = refusing.url();
    const struct {
        std::string url, expected;
    } rows[] = {{plain, R"("status":503,"reason":"status")"},
                {moved.url(), R"("status":302,"reason":"redirect")"},
                {"https" + plain.substr(plain.find(':')), R"("status":0,"reason":"TLS")"},
                {"http://127.0.0.1:1/hook", R"("status":0,"reason":"connection")"}};
    std::vector<Hook> hooks;
    for (const auto& row : rows) hooks.push_back(add(row.url));
    make_facts(1);
    for (std::size_t i = 0; i < hooks.size(); ++i) {
        std::string log;
        for (int attempt = 0; attempt < 200 && log.find("failed") == std::string::npos; ++attempt) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            log = ask("GET", hooks[i].path + "/deliveries");
        }
        EXPECT_NE(log.find(R"("outcome":"failed",)" + rows[i].expected), std::string::npos) << rows[i].url << log;
    }
    refusing.answer(200);
    ASSERT_EQ(refusing.wait_for(1).size(), 1U);
    std::string log;
    for (int attempt = 0; attempt < 200 && log.find("delivered") == std::string::npos; ++attempt) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        log = ask("GET", hooks[0].path + "/deliveries");
    }
    EXPECT_NE(log.find(R"("outcome":"delivered","status":200,"milliseconds")"), std::string::npos) << log;
}

TEST_P(Webhooks, are_told_again_after_a_no_and_hold_up_nobody_else) {
    Receiver sick;
    Receiver slow;
    Receiver well;
    sick.answer(500);
    slow.take_time(std::chrono::milliseconds(300));
    for (const Receiver* each : {&sick, &slow, &well}) add(each->url());
    make_facts(10);
    const auto begun = steady_clock::now();
    EXPECT_EQ(well.wait_for(10).size(), 10U);
    EXPECT_LT(steady_clock::now() - begun, std::chrono::seconds(2));
    EXPECT_EQ(sick.messages().size(), 0U);
    sick.answer(200);
    for (Receiver* each : {&sick, &slow, &well}) {
        const auto messages = each->wait_for(10);
        EXPECT_EQ(messages.size(), 10U);
        expect_in_order(messages);
    }
}

TEST_P(Webhooks, are_told_of_what_happened_before_a_crash) {
    Receiver receiver;
    receiver.answer(503);
    add(receiver.url());
    make_facts(5);
    shop_.kill();
    receiver.answer(200);
    shop_.start();
    const auto messages = receiver.wait_for(5, std::chrono::seconds(45)); // the lease of the dead one runs out first
    ASSERT_EQ(messages.size(), 5U);
    expect_in_order(messages);
}

TEST_P(Webhooks, stop_when_nobody_wants_them_any_more) {
    Receiver receiver;
    receiver.answer(410);
    const Hook hook = add(receiver.url());
    make_facts(1);
    std::string shown;
    for (int i = 0; i < 100 && shown.find("disabled") == std::string::npos; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        shown = ask("GET", hook.path);
    }
    EXPECT_NE(shown.find(R"("state":"disabled","reason":"answered 410 Gone")"), std::string::npos) << shown;
}

TEST_P(Webhooks, are_signed_with_both_secrets_while_they_change_and_can_be_told_again) {
    Receiver receiver;
    const Hook hook = add(receiver.url());
    make_facts(2);
    ASSERT_EQ(receiver.wait_for(2).size(), 2U);
    const std::string rotated = ask("POST", hook.path + "/rotate");
    ask("POST", hook.path + "/replay", R"({"after": 59})");
    const auto messages = receiver.wait_for(4);
    ASSERT_GE(messages.size(), 4U); // who is told is told at least once: again, when the replay comes in between
    EXPECT_TRUE(is_signed(messages.back(), hook.secret));
    EXPECT_TRUE(is_signed(messages.back(), text_in(rotated, "secret")));
    EXPECT_FALSE(is_signed(messages.front(), text_in(rotated, "secret")));
    EXPECT_EQ(messages[0].id, messages[2].id) << "told twice, and it can be seen";
}

} // namespace cartwright::tests
