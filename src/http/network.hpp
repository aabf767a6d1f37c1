#pragma once

#include "base/instant.hpp"
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

/// The socket of one connection: plain TCP or TLS. When an operation ends, it calls `on_read`, `on_written` and so on
/// of the connection, and keeps the connection alive until then. Belongs to one I/O thread.
class Transport {
  public:
    struct State;

    explicit Transport(std::unique_ptr<State> state);
    ~Transport();
    Transport(Transport&&) noexcept;

    [[nodiscard]] bool secured() const;
    [[nodiscard]] std::string peer() const; // "127.0.0.1:51234", "[::1]:51234"

    void prepare();
    void start_handshake(Connection& connection);
    void read(Connection& connection, std::span<char> room);
    void write(Connection& connection, std::string_view bytes);

    /// Writes as many bytes as the kernel takes at once, and returns how many. Nothing when the client is gone. Always
    /// 0 through TLS: its records cannot be written in part.
    std::optional<std::size_t> write_now(std::string_view bytes);

    /// Ends TLS in order. Must not be called while a read is in progress.
    void shut_down_tls(Connection& connection);
    void end_sending();
    void close();

  private:
    std::unique_ptr<State> state_;
};

/// Accepts connections on the first loop and distributes them to all loops in turn. With an acceptor for each loop, one
/// thread might get all the connections.
class Listener {
  public:
    /// Binds at once. `loops` must outlive the listener.
    Listener(const std::vector<std::shared_ptr<EventLoop>>& loops, const std::string& address,
             ListenerKind kind = ListenerKind::outer);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    /// Only on the first loop's thread, or before it runs.
    void accept();
    void close();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The TLS context of these settings; null when they name no certificate. Throws when they name only a certificate or
/// only a key, or when a file cannot be read.
std::shared_ptr<boost::asio::ssl::context> tls_context(const ServerSettings& settings);

/// When the certificate of a context that `tls_context` has made expires.
Instant expiry_of_certificate(boost::asio::ssl::context& tls);

} // namespace cartwright::http
