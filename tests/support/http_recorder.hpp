#pragma once

#include "http/server/server.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace cartwright::tests {

/// An HTTP server on a free port of 127.0.0.1 that answers all alike and keeps what it was sent. Whoever uses it links
/// the library `http`.
class HttpRecorder {
  public:
    struct Seen {
        std::string method;
        std::string target;
        std::string content_type;
        std::string authorization;
        std::string idempotency_key;
        std::string body;
    };

    HttpRecorder() {
        const auto handle = [this](const http::Request& request, http::Responder responder) {
            responder.send(take(request));
        };
        const auto complain = [](int status, std::string_view, std::string_view) {
            return http::Reply{.status = status};
        };
        server_ = std::make_unique<http::Server>(http::ServerSettings{.threads = 1},
                                                 http::Site{.handle = handle, .complain = complain, .finished = {}});
        url_ = "http://127.0.0.1:" + std::to_string(server_->listen("127.0.0.1:0"));
        server_->start();
    }

    [[nodiscard]] const std::string& url() const { return url_; }

    void answer(int status, std::string body = {}) {
        const std::lock_guard lock(mutex_);
        status_ = status;
        body_ = std::move(body);
    }

    /// What came so far.
    [[nodiscard]] std::vector<Seen> seen() {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

  private:
    http::Reply take(const http::Request& request) {
        const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
        const std::lock_guard lock(mutex_);
        seen_.push_back({.method = std::string(http::name_of(request.method)),
                         .target = std::string(request.target),
                         .content_type = header("Content-Type"),
                         .authorization = header("Authorization"),
                         .idempotency_key = header("Idempotency-Key"),
                         .body = std::string(request.body)});
        return {.status = status_, .body = body_};
    }

    std::mutex mutex_; // guards what follows
    int status_ = 200;
    std::string body_;
    std::vector<Seen> seen_;
    std::unique_ptr<http::Server> server_;
    std::string url_;
};

} // namespace cartwright::tests
