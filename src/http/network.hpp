#pragma once

#include "http/server/event_loop.hpp"
#include "http/server/server.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boost::asio::ssl {
class context; // NOLINT(readability-identifier-naming): its maker's spelling
} // namespace boost::asio::ssl

namespace cartwright::http {

/// The socket of one connection: bytes as they are over TCP, or through TLS. What was begun calls `on_read`,
/// `on_written` and so on of the connection when it is done, and keeps it alive until then. Belongs to one I/O thread.
class Wire {
  public:
    struct State;

    explicit Wire(std::unique_ptr<State> state);
    ~Wire();
    Wire(Wire&&) noexcept;

    [[nodiscard]] bool secured() const;
    [[nodiscard]] std::string peer() const; // "127.0.0.1:51234", "[::1]:51234"

    void prepare();
    void shake_hands(Connection& connection);
    void read(Connection& connection, std::span<char> room);
    void write(Connection& connection, std::string_view bytes);

    /// How much the kernel takes at once; nothing when the client is gone. Always 0 through TLS: its records can't be
    /// written in part.
    std::optional<std::size_t> write_now(std::string_view bytes);

    /// Ends TLS in order. Not while a read is under way.
    void say_goodbye(Connection& connection);
    void end_sending();
    void close();

  private:
    std::unique_ptr<State> state_;
};

/// Accepts connections on the first loop and hands them to all loops in turn: with an acceptor for each, one thread may
/// end up with all the connections.
class Listener {
  public:
    /// Binds at once. `loops` must outlive the listener.
    Listener(const std::vector<std::shared_ptr<EventLoop>>& loops, const std::string& address,
             Entrance entrance = Entrance::outer);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    /// On the first loop's thread, or before it runs.
    void accept();
    void close();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Nothing when the settings name no certificate. Throws when they name only half of what it takes, or what can't be
/// read.
std::shared_ptr<boost::asio::ssl::context> tls_context(const ServerSettings& settings);

} // namespace cartwright::http
