#pragma once

#include "http/server/byte_budget.hpp"
#include "http/server/connections_per_address.hpp"
#include "http/server/reply_writer.hpp"
#include "http/server/server.hpp"

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

/// Where a connection came in: at the listener for all clients, or at the one for calls of this process to itself.
enum class ListenerKind : std::uint8_t { outer, inner };
inline constexpr std::string_view inner_host = "127.0.0.1";

using TimePoint = std::chrono::steady_clock::time_point;

/// State that the parts of one server share.
struct Common {
    Common(ServerSettings given_settings, Site given_site)
        : settings(std::move(given_settings)), site(std::move(given_site)), budget(settings.limits.waiting_bytes) {}

    const ServerSettings settings;
    const Site site;
    const std::vector<std::string> inner_hosts{std::string(inner_host)};
    std::shared_ptr<boost::asio::ssl::context> tls{};
    ByteBudget budget;
    ConnectionsPerAddress addresses;
    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> dropped{0}; // connections closed for lack of memory
    std::atomic<bool> draining{false};
};

/// One I/O thread: its events, its connections and one coarse timer for all their deadlines.
class EventLoop {
  public:
    EventLoop(std::shared_ptr<Common> common, std::size_t number);
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// Returns after `stop`. An exception in a piece of work ends the connection that it was for, and no other.
    void run();

    /// Runs `work` on the loop's thread every few hundredths of a second. Call it before `run`.
    void each_tick(std::function<void()> work) { each_tick_.push_back(std::move(work)); }

    /// From any thread.
    void stop();
    void drain();
    void post(std::function<void()> work);
    void later(std::shared_ptr<Connection> connection, std::function<Reply()> write) noexcept;

    /// Drops all connections. Call it after `run` has ended. Responders that are still in use may outlive this.
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
    struct Engine; // Asio's context and the timer

    void run_later();
    std::shared_ptr<Connection> next_later(std::function<Reply()>& write);
    void tick();
    void run_periodic_work();
    void make_room(TimePoint now);

    std::shared_ptr<Common> common_;
    std::size_t number_;
    std::unique_ptr<Engine> engine_;
    std::vector<Connection*> connections_; // each knows its index
    ReplyWriter replies_;
    std::mt19937_64 ids_; // ids must be distinct, not unguessable

    std::vector<std::function<void()>> each_tick_;
    bool is_ticking_ = false;

    // Guards the members below: a list of connections that wait for `run_later`, each of which refers to the next.
    std::mutex mutex_;
    std::shared_ptr<Connection> first_later_;
    Connection* last_later_ = nullptr;
    std::size_t waiting_later_ = 0;
    bool closed_ = false;
};

} // namespace cartwright::http
