#pragma once

#include "api/core/guess_limits.hpp"
#include "api/core/pool.hpp"
#include "api/core/request_context.hpp"
#include "http/router.hpp"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::events {
class Feed;
} // namespace cartwright::events

namespace cartwright::api {

class Observer;

/// The HTTP layer that all doors share: it matches the route, opens the unit of work, runs it and replies. It repeats
/// the recorded answer when a request is repeated. It contains no commerce rules.
class ApiServer {
  public:
    /// How much runs or waits at once.
    struct Capacity {
        std::size_t threads = 1; // of the HTTP server
        std::size_t json_depth_max = 32;
        std::size_t external_calls_max = 256; // external calls, running or waiting; one more is answered 503
        std::size_t password_threads = 1;     // threads that hash passwords
        std::size_t passwords_max = 64; // requests that hash passwords, running or waiting; one more is answered 503
        // The first store reader for long reads. No other thread uses this one and the `long_readers - 1` after it.
        std::size_t first_long_reader = 0;
    };

    /// Who may use what, besides the rules of the doors.
    struct Access {
        std::vector<std::string> origins{}; // origins whose pages may use the admin API
        bool private_webhooks = false;      // webhooks may have addresses that are not public
        // Whether /metrics is shown when there is no token: only where no external client has access.
        bool metrics_are_open = false;
        std::string address_header{}; // the header in which the proxy reports the client's address; empty: no proxy
    };

    /// What callers must know, besides the credentials of the doors.
    struct AccessSecrets {
        std::string admin_token{};   // empty: every admin request is refused
        std::string metrics_token{}; // the bearer token that /metrics requires; empty: none
        // Callbacks must be signed with one of these. Empty: signatures are not required.
        std::vector<std::string> callbacks{};
    };

    struct Parts {
        operations::LiveCatalogue& shop;
        events::Feed& feed;
        const Clock& clock;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
        std::vector<Door> doors;    // the first whose prefix matches formats the errors of unknown paths
        std::string_view version{}; // of the program, for the OpenAPI document
        providers::Ports ports{};
        Capacity capacity{};
        Access access{};
        AccessSecrets secrets{};
    };
    static constexpr std::size_t long_readers = 2;

    explicit ApiServer(Parts parts);
    ~ApiServer();
    ApiServer(const ApiServer&) = delete;
    ApiServer& operator=(const ApiServer&) = delete;

    /// The callbacks for an http::Server.
    [[nodiscard]] http::Site site();

    [[nodiscard]] operations::LiveCatalogue& shop() { return parts_.shop; }
    [[nodiscard]] const std::vector<Door>& doors() const { return parts_.doors; }

    [[nodiscard]] events::Feed& feed() { return parts_.feed; }

    [[nodiscard]] bool webhooks_may_be_private() const { return parts_.access.private_webhooks; }

    /// Checks the admin token and the origin of a request. Refused: not_authorized, without the admin token;
    /// foreign_origin, for a page of an origin that may not use the admin API.
    [[nodiscard]] Result<void> admit_admin(const http::Request& request) const;

    /// Adds to `Access::origins`. Call it before the first request.
    void allow_origins(const std::vector<std::string>& origins);

    /// True when the request has a valid callback signature (Standard Webhooks), or when none is required.
    [[nodiscard]] bool is_signed(const http::Request& request) const;

    [[nodiscard]] telemetry::Log& log() { return parts_.log; }
    [[nodiscard]] telemetry::Metrics& metrics() { return parts_.metrics; }
    [[nodiscard]] http::JsonReader& json(std::size_t thread) { return json_[thread]; }

    [[nodiscard]] const std::string& openapi() const { return openapi_; }

    [[nodiscard]] bool is_stopping() const { return stopping_; }
    void set_stopping() { stopping_ = true; }

    /// The external services that a door may call, and the threads that wait for their answers.
    [[nodiscard]] const providers::Ports& ports() const { return parts_.ports; }
    [[nodiscard]] Pool& external_calls() { return external_calls_; }

    /// The threads that hash passwords, which is slow by design.
    [[nodiscard]] Pool& passwords() { return passwords_; }

    /// The address of the client, without the port. Behind a proxy it is the address that the proxy reports. Of an IPv6
    /// address it is the /64 network, since each client has 2^64 addresses in it.
    [[nodiscard]] std::string address_of(const http::Request& request) const;

    [[nodiscard]] GuessLimits& guesses() { return guesses_; }

    /// The threads for reads that take long, and the first store reader that belongs to them.
    [[nodiscard]] Pool& long_reads() { return long_reads_; }
    [[nodiscard]] std::size_t first_long_reader() const { return parts_.capacity.first_long_reader; }

    /// Stops the thread pools: running tasks end, and waiting tasks are dropped.
    void stop();

    enum class MetricsAccess : std::uint8_t { open, hidden, wrong_token };
    [[nodiscard]] MetricsAccess metrics_access(std::optional<std::string_view> authorization) const;

    /// Marks a request with this Idempotency-Key as running. False when one is running already.
    [[nodiscard]] bool begin(const std::string& scope_and_key);
    void end(const std::string& scope_and_key);

    /// Writes the lines that the access log has gathered to the log. Call it regularly, from any thread.
    void flush_log();

    /// Counts a refusal for the metrics.
    void count(const Refusal& refusal);

    /// Sets the route of a reply. On a private route it also forbids caching (`Cache-Control`), and sets `Vary` to the
    /// credential headers. A route is private when it requires credentials. At a door without credentials it is private
    /// when it changes something, or when the number in its path is the only credential.
    void label(http::Reply& reply, int route) const;

  private:
    void handle(const http::Request& request, http::Responder responder);
    void handle_unmatched(const http::Request& request, const http::Match& match, http::Responder responder);
    const Door& door_at(std::string_view path) const;

    struct Mounted {
        const Door* door;
        const Route* route;
        const Operation* operation;
        bool is_private;
    };
    static bool is_private(const Door& door, const Route& route);
    std::vector<http::Pattern> patterns_of(const Door& door, const Route& route);
    http::Match match_of(http::Method method, std::string_view path) const;
    [[nodiscard]] std::size_t body_max(http::Method method, std::string_view path) const;
    static Guard guard_of(const Mounted& mounted, const http::Request& request);

    Parts parts_;
    std::vector<Mounted> mounted_; // in the order of the router's patterns
    std::unique_ptr<http::Router> router_;
    std::unique_ptr<Observer> observer_;
    std::string openapi_;
    std::atomic<bool> stopping_ = false;
    std::vector<http::JsonReader> json_; // one per thread
    std::mutex running_mutex_;
    std::unordered_set<std::string> running_;
    std::deque<std::string> other_paths_; // other paths that doors accept for their routes
    GuessLimits guesses_;
    Pool external_calls_;
    Pool passwords_;
    Pool long_reads_;
};

/// The address without brackets and port, and of an IPv6 address only the /64 network: "2001:db8::" of "2001:db8::1".
/// An IPv4-mapped address becomes the IPv4 address. Empty when `address` is not an IP address.
std::string network_of(std::string_view address);

} // namespace cartwright::api
