#pragma once

#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "base/signature.hpp"
#include "http/server/server.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace cartwright::payments {

/// A store as the payments server sees it, which can be made to misbehave.
class FakeStore {
  public:
    enum class Mood {
        well,
        unavailable,   // every confirmation is answered 503 and does nothing
        blind,         // orders can't be read (503); confirmations work
        loses_answers, // a confirmation does its work and is never answered
        refuses,       // every confirmation is answered 400, and the order fails
        forbids,       // every confirmation is answered 401 and does nothing
        repeats,       // every confirmation is answered 409, as if the first were still running
    };

    struct Order {
        std::int64_t total = 0;
        std::string status = "pending_payment";
    };

    struct Confirmation {
        std::string order_id, status, key, body, id, timestamp, signature;
        std::chrono::steady_clock::time_point at;
    };

    FakeStore() { open(0); }
    ~FakeStore() { close(); }
    FakeStore(const FakeStore&) = delete;
    FakeStore& operator=(const FakeStore&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            held_.clear();
        }
        server_.reset();
    }
    void reopen() { open(port_); }

    void be(Mood mood) {
        const std::lock_guard lock(mutex_);
        mood_ = mood;
    }
    void add(const std::string& id, std::int64_t total, const std::string& status = "pending_payment") {
        const std::lock_guard lock(mutex_);
        orders_[id] = {.total = total, .status = status};
    }
    [[nodiscard]] std::string status_of(const std::string& id) {
        const std::lock_guard lock(mutex_);
        return orders_[id].status;
    }
    [[nodiscard]] std::vector<Confirmation> confirmations() {
        const std::lock_guard lock(mutex_);
        return confirmations_;
    }
    [[nodiscard]] std::vector<std::string> paths() {
        const std::lock_guard lock(mutex_);
        return paths_;
    }

  private:
    void open(std::uint16_t port) {
        const auto handle = [this](const http::Request& request, http::Responder responder) {
            answer(request, std::move(responder));
        };
        const auto complain = [](int status, std::string_view, std::string_view) {
            return http::Reply{.status = status};
        };
        server_ = std::make_unique<http::Server>(http::ServerSettings{.threads = 1},
                                                 http::Site{.handle = handle, .complain = complain, .finished = {}});
        port_ = server_->listen("127.0.0.1:" + std::to_string(port));
        server_->start();
    }

    void answer(const http::Request& request, http::Responder responder) {
        const std::lock_guard lock(mutex_);
        paths_.emplace_back(request.path);
        constexpr std::string_view orders = "/orders/";
        if (request.path.starts_with(orders)) {
            responder.send(show(std::string(request.path.substr(orders.size()))));
            return;
        }
        http::Reply reply = confirm(request);
        if (mood_ == Mood::loses_answers)
            held_.push_back(std::move(responder));
        else
            responder.send(std::move(reply));
    }

    http::Reply show(const std::string& id) {
        if (mood_ == Mood::blind) return {.status = 503};
        const auto order = orders_.find(id);
        if (order == orders_.end()) return {.status = 404, .body = detail("Order not found")};
        JsonWriter json;
        json.object([&] {
            json.field("order_id", id);
            json.money("total", order->second.total);
            json.field("status", order->second.status);
        });
        return {.body = json.take()};
    }

    http::Reply confirm(const http::Request& request) {
        const Confirmation confirmation = read(request);
        confirmations_.push_back(confirmation);
        if (mood_ == Mood::unavailable) return {.status = 503};
        if (mood_ == Mood::forbids) return {.status = 401, .body = detail("Invalid signature")};
        if (mood_ == Mood::repeats) return {.status = 409, .body = detail("Still running")};
        const auto order = orders_.find(confirmation.order_id);
        if (order == orders_.end()) return {.status = 404, .body = detail("Order not found")};
        if (mood_ == Mood::refuses) {
            order->second.status = "payment_failed";
            return {.status = 400, .body = detail("Not enough stock for 'Chair' (requested 2, available 1)")};
        }
        std::string& status = order->second.status;
        if (status != "pending_payment")
            return {.status = 400, .body = detail("Order already processed (status: " + status + ")")};
        status = confirmation.status == "success" ? "paid" : "payment_failed";
        return {.body = "{}"};
    }

    static std::string detail(const std::string& words) { return R"({"detail":")" + words + "\"}"; }

    static Confirmation read(const http::Request& request) {
        const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
        Confirmation confirmation{.order_id = {},
                                  .status = {},
                                  .key = header("Idempotency-Key"),
                                  .body = std::string(request.body),
                                  .id = header("webhook-id"),
                                  .timestamp = header("webhook-timestamp"),
                                  .signature = header("webhook-signature"),
                                  .at = std::chrono::steady_clock::now()};
        http::JsonReader reader;
        const auto document = reader.parse(request.body);
        const auto object = document ? document->object() : std::nullopt;
        if (!object) return confirmation;
        if (const auto id = object->find("order_id")) confirmation.order_id = id->text().value_or("");
        if (const auto status = object->find("status")) confirmation.status = status->text().value_or("");
        return confirmation;
    }

    std::mutex mutex_;
    Mood mood_ = Mood::well;
    std::map<std::string, Order> orders_;
    std::vector<Confirmation> confirmations_;
    std::vector<std::string> paths_;
    std::uint16_t port_ = 0;
    std::vector<http::Responder> held_;
    std::unique_ptr<http::Server> server_;
};

} // namespace cartwright::payments
