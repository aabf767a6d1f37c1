#pragma once

#include "api/core/guesses.hpp"
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

/// What the doors share: it finds the route, opens the work, runs it, answers, and repeats an answer when a request is
/// repeated. It knows no commerce.
class ApiServer {
  public:
    struct Parts {
        operations::LiveCatalogue& shop;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
        std::vector<Door> doors;    // the first whose prefix fits words the errors of paths that nobody has
        std::string_view version{}; // of the program, for the OpenAPI document
        std::size_t threads = 1;    // of the HTTP server
        std::size_t json_depth_max = 32;
        std::string metrics_token{};   // /metrics needs it; empty: it needs none
        bool metrics_are_open = false; // without a token they are only shown where nobody from outside comes in
        const Clock& clock;
        events::Feed& feed;
        std::string admin_token{};          // empty: there is no admin
        std::vector<std::string> origins{}; // whose pages may use the admin API
        bool private_webhooks = false;      // they may be at addresses that are not public
        std::vector<std::string>
            callback_secrets{}; // callbacks must be signed with one of them; none: they need not be
        providers::Ports ports{};
        std::size_t outside_max = 256;     // requests that ask the outside or wait for it; one more is answered 503
        std::size_t password_threads = 1;  // that hash passwords
        std::size_t passwords_max = 64;    // requests that wait for that; one more is answered 503
        std::string address_header{};      // where the proxy in front says who is behind it; empty: there is none
        std::size_t first_long_reader = 0; // of the store: this and `long_readers - 1` more that no other thread uses
    };
    static constexpr std::size_t long_readers = 2;

    explicit ApiServer(Parts parts);
    ~ApiServer();
    ApiServer(const ApiServer&) = delete;
    ApiServer& operator=(const ApiServer&) = delete;

    /// What an http::Server serves.
    [[nodiscard]] http::Site site();

    [[nodiscard]] operations::LiveCatalogue& shop() { return parts_.shop; }
    [[nodiscard]] const std::vector<Door>& doors() const { return parts_.doors; }

    [[nodiscard]] events::Feed& feed() { return parts_.feed; }

    [[nodiscard]] bool webhooks_may_be_private() const { return parts_.private_webhooks; }

    /// Refused unless the request carries the admin token (not_authorized), and, when it comes from a page, that is of
    /// an origin which may use it (foreign_origin).
    [[nodiscard]] Result<void> admit_admin(const http::Request& request) const;

    /// Adds to `Parts::origins`, before the first request.
    void allow_origins(const std::vector<std::string>& origins);

    /// True when the request is signed as callbacks must be (Standard Webhooks), or they need not be.
    [[nodiscard]] bool is_signed(const http::Request& request) const;

    [[nodiscard]] telemetry::Log& log() { return parts_.log; }
    [[nodiscard]] telemetry::Metrics& metrics() { return parts_.metrics; }
    [[nodiscard]] http::JsonReader& json(std::size_t thread) { return json_[thread]; }

    [[nodiscard]] const std::string& openapi() const { return openapi_; }

    [[nodiscard]] bool is_stopping() const { return stopping_; }
    void stop_being_ready() { stopping_ = true; }

    /// Whom a door may ask, and the threads that wait for the answer.
    [[nodiscard]] const providers::Ports& ports() const { return parts_.ports; }
    [[nodiscard]] Pool& outside() { return outside_; }

    /// The threads that hash passwords, which is made to take long.
    [[nodiscard]] Pool& passwords() { return passwords_; }

    /// Where a request comes from, without the port: what the proxy in front of us says, where there is one. Of an
    /// address of IPv6 the network, since who has one has 2^64 of them.
    [[nodiscard]] std::string address_of(const http::Request& request) const;

    [[nodiscard]] Guesses& guesses() { return guesses_; }

    /// The threads for reads that take long, and the first reader of the store that is theirs.
    [[nodiscard]] Pool& long_reads() { return long_reads_; }
    [[nodiscard]] std::size_t first_long_reader() const { return parts_.first_long_reader; }

    /// Lets questions that have been asked end, and asks no more.
    void stop();

    enum class Sight : std::uint8_t { open, hidden, wrong_token };
    [[nodiscard]] Sight may_see_metrics(std::optional<std::string_view> authorization) const;

    /// Notes that a request with this Idempotency-Key is under way; false when one is already.
    [[nodiscard]] bool begin(const std::string& scope_and_key);
    void end(const std::string& scope_and_key);

    /// Hands what the access log has gathered to the log. From any thread, from time to time.
    void flush_log();

    /// Counts a refusal for the metrics.
    void count(const Refusal& refusal);

    /// Says whose answer that is, and that nobody but its client may keep it where the route is private: where it asks
    /// for credentials, changes something, or the number in its path is the only credential.
    void label(http::Reply& reply, int route) const;

  private:
    void handle(const http::Request& request, http::Responder responder);
    void handle_unmatched(const http::Request& request, const http::Match& match, http::Responder responder);
    const Door& door_at(std::string_view path) const;

    struct Mounted {
        const Door* door;
        const Route* route;
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
    std::vector<http::JsonReader> json_; // one a thread
    std::mutex running_mutex_;
    std::unordered_set<std::string> running_;
    std::deque<std::string> other_paths_; // of doors that take other spellings of a path
    Guesses guesses_;
    Pool outside_;
    Pool passwords_;
    Pool long_reads_;
};

/// "2001:db8::" of "2001:db8::1"; what is no address of IPv6 stays as it is.
std::string network_of(std::string_view address);

} // namespace cartwright::api
