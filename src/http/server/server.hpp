#pragma once

#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::http {

/// What a server lets in. Each limit answers with a 4xx or 503 of the shape that `Site::complain` gives it.
struct Limits {
    std::size_t head_bytes = 16 * 1024;   // request line and headers together: 431
    std::size_t headers = 100;            // how many: 431
    std::size_t target_bytes = 8 * 1024;  // 414
    std::size_t body_bytes = 1024 * 1024; // 413
    std::size_t waiting_bytes = 0;    // that all connections hold for requests and replies under way; 0: no limit. One
                                      // more body is answered 503, and the slowest connections are closed
    std::size_t connections = 10'000; // one more is answered 503 and closed
    std::size_t connections_per_address = 0;         // likewise; 0: no limit. An IPv6 network of 64 bits is one address
    bool counts_loopback = false;                    // whether that limit holds for this machine too
    std::size_t requests_per_connection = 1'000'000; // then Connection: close
    std::chrono::milliseconds head_time{10'000};     // from the first byte of a request to the end of its head: 408
    std::chrono::milliseconds body_time{30'000};     // from the first byte of a request to the end of its body: 408
    std::chrono::milliseconds idle_time{60'000};     // between requests: closed
    std::chrono::milliseconds write_time{30'000};    // a client that does not take its reply: closed
};

struct ServerSettings {
    std::size_t threads = 2;
    Limits limits{};
    std::vector<std::string> hosts{};        // what Host may be, without the port; empty: any. Otherwise 421
    std::vector<std::string> cors_origins{}; // "*" is anyone; empty: no CORS headers at all
    std::string tls_certificate{};           // PEM files; both or none
    std::string tls_key{};
    std::size_t gzip_bytes = 1400; // shorter replies are never compressed
};

/// What has been answered, for the access log and the metrics. The views live during the call only.
struct Finished {
    const Request& request; // only method, target, path, id, traceparent are sure to be set
    const Reply& reply;
    std::string_view peer;         // "127.0.0.1:51234"
    std::chrono::nanoseconds time; // from the first byte of the request until the reply was handed to the kernel
};

class Connection;

/// Where the answer to one request goes. Exactly one of `send` and `send_later` is called, once, from any thread; what
/// comes after that is dropped. When it is dropped unanswered the client gets a 500.
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

/// What a server serves.
struct Site {
    /// Called on an I/O thread; must not block. The request lives until the responder has been used.
    std::function<void(const Request&, Responder)> handle;

    /// The words for an error of the server's own making (a limit, a malformed request, a fault), in the shape of
    /// whoever is at home at `path` (empty when it is not known). `detail` shows nothing of the inside.
    std::function<Reply(int status, std::string_view path, std::string_view detail)> complain;

    /// Called on the I/O thread after each reply. May be empty.
    std::function<void(const Finished&)> finished;

    /// How long the body of a request may be, besides `Limits::body_bytes`; called on an I/O thread for bodies that are
    /// not tiny, before they are read. May be empty.
    std::function<std::size_t(Method method, std::string_view path)> body_max{};
};

/// HTTP/1.1 over TCP or TLS: keep-alive, pipelining, HEAD, Expect: 100-continue, chunked bodies, request ids, CORS,
/// gzip. One thread an event loop; connections are handed to the loops in turn. HEAD is handed to the site as it is and
/// the body is left out of the answer.
class Server {
  public:
    Server(ServerSettings settings, Site site);
    ~Server(); // stops at once
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds `address` ("127.0.0.1:8000", "[::1]:0"; port 0 takes a free one) and returns the port. Throws
    /// std::system_error when that can't be done. All calls come before `start`.
    std::uint16_t listen(const std::string& address);

    /// The same on a free port of 127.0.0.1, for calls of this process to itself: plain HTTP, whatever the settings say
    /// of TLS and of hosts, and there is room for a connection however many there are.
    std::uint16_t listen_inside();

    void start();

    /// Accepts nothing more, closes idle connections, lets begun requests end with `Connection: close`, and returns
    /// when all are gone or `deadline` has passed. True when nothing was cut off.
    bool drain(std::chrono::milliseconds deadline);

    [[nodiscard]] std::size_t connections() const;

    /// What is held beyond a small buffer for each connection, and what that has cost so far. From any thread.
    struct Load {
        std::size_t waiting_bytes = 0;
        std::size_t refused_bodies = 0; // 503, since the budget had no room
        std::size_t dropped = 0;        // connections that were closed to make room, or since the machine had no memory
    };
    [[nodiscard]] Load load() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
