#pragma once

#include "http/server/server.hpp"
#include "tests/support/raw_client.hpp"

#include <atomic>
#include <charconv>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cartwright::tests {

/// Answers from a thread of its own, like a writer that commits; so that the reply comes when the handler is long gone.
class Worker {
  public:
    Worker() : thread_([this] { run(); }) {}
    ~Worker() {
        give({});
        thread_.join();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void give(std::function<void()> work) {
        const std::lock_guard lock(mutex_);
        work_.push_back(std::move(work));
        wake_.notify_one();
    }

  private:
    void run() {
        while (true) {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return !work_.empty(); });
            const auto work = std::move(work_.front());
            work_.erase(work_.begin());
            lock.unlock();
            if (!work) return;
            work();
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::function<void()>> work_;
    std::thread thread_;
};

/// A site that shows what the server makes of requests.
///     /echo         the body again
///     /target       target, path and query, a line each
///     /late         the body, from another thread
///     /slow/‹ms›    the same, after that many milliseconds
///     /held         the same, after `release`
///     /bytes/‹n›    n bytes of JSON
///     /dropped      the responder is thrown away
///     /fault /late-fault   an exception, in the handler or in the function given to send_later
///     /empty        204 with an Allow header
class TestSite {
  public:
    explicit TestSite(http::ServerSettings settings = {})
        : server_(std::move(settings),
                  {.handle = [this](const http::Request& request,
                                    http::Responder responder) { handle(request, std::move(responder)); },
                   .complain = &complain,
                   .finished = [this](const http::Finished& finished) { note(finished); }}) {
        port_ = server_.listen("127.0.0.1:0");
        server_.start();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    http::Server& server() { return server_; }

    ~TestSite() { release(); }
    TestSite(const TestSite&) = delete;
    TestSite& operator=(const TestSite&) = delete;

    /// How many requests have come as far as the site.
    [[nodiscard]] int begun() const { return begun_; }

    /// Lets /held be answered.
    void release() {
        is_released_ = true;
        is_released_.notify_all();
    }

    /// "GET /target 200" for each request that was finished so far.
    [[nodiscard]] std::vector<std::string> finished() {
        const std::lock_guard lock(mutex_);
        return finished_;
    }

  private:
    static http::Reply complain(int status, std::string_view path, std::string_view detail) {
        return {.status = status, .body = std::string(path) + "|" + std::string(detail), .content_type = "text/plain"};
    }

    void note(const http::Finished& finished) {
        const std::lock_guard lock(mutex_);
        finished_.push_back(std::string(http::name_of(finished.request.method)) + " " +
                            std::string(finished.request.target) + " " + std::to_string(finished.reply.status));
    }

    static long number_after(std::string_view path, std::string_view prefix) {
        long number = 0;
        std::from_chars(path.data() + prefix.size(), path.data() + path.size(), number);
        return number;
    }

    void handle(const http::Request& request, http::Responder responder) {
        ++begun_;
        if (request.path == "/fault") throw std::runtime_error("on purpose");
        if (request.path == "/dropped") return;
        if (request.path == "/late-fault") {
            return responder.send_later([]() -> http::Reply { throw std::runtime_error("on purpose"); });
        }
        if (request.path == "/late" || request.path == "/held" || request.path.starts_with("/slow/"))
            return answer_late(request, std::move(responder));
        if (request.path == "/empty")
            return responder.send({.status = 204, .body = "not to be seen", .headers = {{"Allow", "GET, POST"}}});
        http::Reply reply{.body = std::string(request.body)};
        if (request.path == "/target") {
            reply.body =
                std::string(request.target) + "\n" + std::string(request.path) + "\n" + std::string(request.query);
        }
        if (request.path.starts_with("/bytes/")) {
            reply.body.assign(static_cast<std::size_t>(number_after(request.path, "/bytes/")), 'x');
        }
        if (request.path == "/injected") reply.headers.emplace_back("Location", "/x\r\nSet-Cookie: stolen=1");
        responder.send(std::move(reply));
    }

    void answer_late(const http::Request& request, http::Responder responder) {
        const bool is_slow = request.path.starts_with("/slow/");
        const auto pause = std::chrono::milliseconds(is_slow ? number_after(request.path, "/slow/") : 0);
        auto shared = std::make_shared<http::Responder>(std::move(responder));
        worker_.give([this, &request, shared, pause, is_held = request.path == "/held"] {
            std::this_thread::sleep_for(pause);
            if (is_held) is_released_.wait(false);
            shared->send_later([&request] { return http::Reply{.body = "late " + std::string(request.body)}; });
        });
    }

    std::mutex mutex_;
    std::vector<std::string> finished_;
    std::atomic<int> begun_ = 0;
    std::atomic<bool> is_released_ = false;
    Worker worker_;
    http::Server server_;
    std::uint16_t port_ = 0;
};

inline std::string get(std::string_view target, std::string_view headers = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: shop\r\n" + std::string(headers) + "\r\n";
}

inline std::string post(std::string_view target, std::string_view body, std::string_view headers = "") {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: shop\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

inline std::string post_chunked(std::string_view target, std::string_view chunks) {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n" +
           std::string(chunks);
}

} // namespace cartwright::tests
