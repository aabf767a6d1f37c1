#pragma once

#include "base/instant.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::http {

/// The limits of a server. Beyond one, a request gets a 4xx or 503 that `Site::complain` formats, or as noted.
struct Limits {
    std::size_t head_bytes = 16 * 1024;   // request line and headers together: 431
    std::size_t headers = 100;            // how many: 431
    std::size_t target_bytes = 8 * 1024;  // 414
    std::size_t body_bytes = 1024 * 1024; // 413
    // Bytes that all connections hold for requests and replies in progress; 0: no limit. One more body is answered 503,
    // and the slowest connections are closed.
    std::size_t waiting_bytes = 0;
    std::size_t connections = 10'000;                // one more is answered 503 and closed
    std::size_t connections_per_address = 0;         // likewise; 0: no limit. An IPv6 network of 64 bits is one address
    bool counts_loopback = false;                    // whether that limit applies to loopback addresses too
    std::size_t requests_per_connection = 1'000'000; // then Connection: close
    std::chrono::milliseconds head_time{10'000};     // from the first byte of a request to the end of its head: 408
    std::chrono::milliseconds body_time{30'000};     // from the first byte of a request to the end of its body: 408
    std::chrono::milliseconds idle_time{60'000};     // between requests: closed
    std::chrono::milliseconds write_time{30'000};    // a client that does not take its reply: closed
};

struct ServerSettings {
    std::size_t threads = 2;
    Limits limits{};
    std::vector<std::string> hosts{};        // allowed values of Host, without the port; empty: any. Others: 421
    std::vector<std::string> cors_origins{}; // "*": any; empty: no CORS headers at all
    std::string tls_certificate{};           // PEM files; both or none
    std::string tls_key{};
    std::size_t gzip_bytes = 1400; // shorter replies are never compressed
};

/// A request that has been answered, for the access log and the metrics. The views are valid only during the call.
struct Finished {
    const Request& request; // only method, target, path, id, traceparent are certain to be set
    const Reply& reply;
    std::string_view peer;         // "127.0.0.1:51234"
    std::chrono::nanoseconds time; // from the first byte of the request until the reply was handed to the kernel
};

class Connection;

/// Sends the reply to one request. Call either `send` or `send_later`, once; further calls are ignored. A responder
/// that is destroyed unused answers 500.
class Responder {
  public:
    explicit Responder(std::shared_ptr<Connection> connection);
    Responder(Responder&&) noexcept;
    Responder& operator=(Responder&&) noexcept;
    Responder(const Responder&) = delete;
    Responder& operator=(const Responder&) = delete;
    ~Responder();

    /// Only on the I/O thread that has the request, while its handler runs or in a function given to `send_later`.
    void send(Reply&& reply);

    /// From any thread: `write` runs on the request's I/O thread and makes the reply there.
    void send_later(std::function<Reply()> write);

  private:
    std::shared_ptr<Connection> connection_;
};

/// The application that a server serves.
struct Site {
    /// Called on an I/O thread; must not block. The request is valid until the responder has been used.
    std::function<void(const Request&, Responder)> handle;

    /// Formats an error of the server itself (a limit, a malformed request, a fault) as the API at `path` does. `path`
    /// is empty when it is not known. `detail` reveals nothing of the inside.
    std::function<Reply(int status, std::string_view path, std::string_view detail)> complain;

    /// Called on the I/O thread after each reply. May be empty.
    std::function<void(const Finished&)> finished;

    /// The limit for the body of a request, besides `Limits::body_bytes`. Called on an I/O thread before the body is
    /// read, for chunked bodies and those that are not tiny. May be empty.
    std::function<std::size_t(Method method, std::string_view path)> body_max{};
};

/// An HTTP/1.1 server over TCP or TLS: keep-alive, pipelining, HEAD, Expect: 100-continue, chunked bodies, request ids,
/// CORS, gzip. Each event loop has one thread, and connections go to the loops in turn. The site gets HEAD as it is;
/// the server leaves the body out of the answer.
class Server {
  public:
    Server(ServerSettings settings, Site site);
    ~Server(); // stops at once
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds `address` ("127.0.0.1:8000", "[::1]:0"; port 0 takes a free one) and returns the port. Throws
    /// std::system_error when that fails. Call it before `start`.
    std::uint16_t listen(const std::string& address);

    /// The same on a free port of 127.0.0.1, for calls of this process to itself. It is plain HTTP, whatever the
    /// settings for TLS and hosts. The limit on all connections does not apply.
    std::uint16_t listen_inside();

    void start();

    /// Accepts no more connections, closes idle ones, and lets running requests end with `Connection: close`. Returns
    /// when all are gone or `deadline` has passed. True when nothing was cut off.
    bool drain(std::chrono::milliseconds deadline);

    [[nodiscard]] std::size_t connections() const;

    /// Memory held beyond a small buffer for each connection, and what that has cost so far. From any thread.
    struct Load {
        std::size_t waiting_bytes = 0;
        std::size_t refused_bodies = 0; // 503, since the budget had no room
        std::size_t dropped = 0;        // connections closed to make room, or for lack of memory
    };
    [[nodiscard]] Load load() const;

    /// When the certificate expires; nothing without TLS.
    [[nodiscard]] std::optional<Instant> certificate_expiry() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
