#pragma once

#include "fake_store.hpp"

#include "http/client.hpp"
#include "payments/payments_server.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <thread>

namespace cartwright::payments {

/// A payments server with its database in a directory of its own, and a store that it calls.
class PaymentsTest : public testing::Test {
  protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        directory_ = std::filesystem::temp_directory_path() /
                     ("cartwright_" + std::string(test->name()) + "_" + hexadecimal(entropy_.next(), 8));
        std::filesystem::create_directories(directory_);
        settings_.listen = "127.0.0.1:0";
        settings_.is_demo = true;
        settings_.metrics_are_open = true;
        settings_.database_url = "sqlite:" + (directory_ / "payments.db").string();
        settings_.callbacks.call = std::chrono::milliseconds(400);
        settings_.callbacks.retry_first = std::chrono::milliseconds(40);
        settings_.callbacks.retry_max = std::chrono::milliseconds(400);
    }
    void TearDown() override {
        stop();
        std::filesystem::remove_all(directory_);
    }

    void start() {
        log_ = std::make_unique<telemetry::Log>((directory_ / "log").string());
        metrics_ = std::make_unique<telemetry::Metrics>();
        server_ = std::make_unique<PaymentsServer>(settings_, clock_, entropy_, *log_, *metrics_);
        port_ = server_->listen();
        server_->set_store_url(store_.url());
        server_->start();
    }
    void stop() {
        if (server_) server_->drain(std::chrono::seconds(2));
        server_.reset();
    }

    /// The reply, without a newline at its end.
    [[nodiscard]] http::ClientReply send(const http::ClientRequest& request) const {
        http::Client client;
        http::ClientReply reply = client.send(request).value_or(http::ClientReply{});
        if (reply.body.ends_with('\n')) reply.body.pop_back();
        return reply;
    }
    [[nodiscard]] std::string url(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    [[nodiscard]] http::ClientReply get(const std::string& path) const { return send({.url = url(path)}); }
    [[nodiscard]] http::ClientReply post(const std::string& path, const std::string& body,
                                         const std::string& key = {}) const {
        http::ClientRequest request{.method = "POST", .url = url(path), .body = body};
        request.headers.emplace_back("Content-Type", "application/json");
        if (!key.empty()) request.headers.emplace_back("Idempotency-Key", key);
        return send(request);
    }
    [[nodiscard]] http::ClientReply pay(const std::string& order, const std::string& amount,
                                        const std::string& key = {}) const {
        return post("/payments/orders", R"({"order_id":")" + order + R"(","amount":)" + amount + "}", key);
    }
    [[nodiscard]] std::string balance() const {
        const std::string body = get("/balance").body;
        const std::size_t start = body.find("\"balance\":") + 10;
        return body.substr(start, body.find_first_of(",}", start) - start);
    }

    /// Waits, within reason, until `is_so`.
    static bool eventually(const std::function<bool()>& is_so) {
        for (int i = 0; i < 500; ++i) {
            if (is_so()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    bool nothing_is_owed() const {
        return eventually(
            [this] { return get("/health/ready").body.find("\"callbacks_pending\":0}") != std::string::npos; });
    }

    SystemClock clock_;
    SystemEntropy entropy_;
    std::filesystem::path directory_;
    Settings settings_;
    FakeStore store_;
    std::unique_ptr<telemetry::Log> log_;
    std::unique_ptr<telemetry::Metrics> metrics_;
    std::unique_ptr<PaymentsServer> server_;
    std::uint16_t port_ = 0;
};

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace cartwright::payments
