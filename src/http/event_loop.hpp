#pragma once

#include "http/reply_writer.hpp"
#include "http/server.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <span>
#include <vector>

namespace boost::asio {
class io_context; // NOLINT(readability-identifier-naming): its maker's spelling
namespace ssl {
class context; // NOLINT(readability-identifier-naming)
} // namespace ssl
} // namespace boost::asio

namespace cartwright::http {

using TimePoint = std::chrono::steady_clock::time_point;

/// What the parts of one server share.
struct Common {
    Common(ServerSettings given_settings, Site given_site)
        : settings(std::move(given_settings)), site(std::move(given_site)) {}

    const ServerSettings settings;
    const Site site;
    std::shared_ptr<boost::asio::ssl::context> tls{};
    std::atomic<std::size_t> connections{0};
    std::atomic<bool> draining{false};
};

/// One I/O thread: its events, its connections and one coarse timer for all their deadlines.
class EventLoop {
  public:
    EventLoop(std::shared_ptr<Common> common, std::size_t number);
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    void run();

    /// From any thread.
    void stop();
    void drain();
    void post(std::function<void()> work);
    void later(std::shared_ptr<Connection> connection, std::function<Reply()> write);

    /// Drops all connections. After `run` has ended; responders that are still out there may outlive this.
    void shut_down();

    /// Only on the loop's own thread.
    void enter(Connection& connection);
    void leave(Connection& connection);
    void write_id(std::span<char, 16> digits);
    [[nodiscard]] ReplyWriter& replies() { return replies_; }

    [[nodiscard]] boost::asio::io_context& context();
    [[nodiscard]] Common& common() { return *common_; }
    [[nodiscard]] std::size_t number() const { return number_; }

  private:
    struct Later {
        std::shared_ptr<Connection> connection;
        std::function<Reply()> write;
    };
    struct Engine; // Asio's context and the timer

    void run_later();
    void tick();

    std::shared_ptr<Common> common_;
    std::size_t number_;
    std::unique_ptr<Engine> engine_;
    std::vector<Connection*> connections_; // each knows its place
    ReplyWriter replies_;
    std::mt19937_64 ids_; // an id is to be told from others, not to be unguessable

    std::mutex mutex_; // for the next two
    std::vector<Later> later_;
    bool closed_ = false;
    std::vector<Later> running_; // the other half of the pair; only the loop's thread
};

} // namespace cartwright::http
