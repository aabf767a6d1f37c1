#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cartwright::http {

struct ClientRequest {
    std::string method = "GET";
    std::string url{};
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::chrono::milliseconds timeout{5'000};
    // Refuses addresses that are private, local or not routed, to prevent SSRF.
    bool public_only = false;
};

/// Whether `url` is an HTTP or HTTPS URL with a host. With `public_only`, `localhost` and addresses that are not public
/// are refused.
bool is_http_url(const std::string& url, bool public_only);

/// Whether `url` contains a user name or a password.
bool has_credentials(const std::string& url);

struct ClientReply {
    int status = 0;
    std::string body{};
};

/// Calls other servers with libcurl, and keeps connections open between calls. It blocks, so it must not run on an I/O
/// or writer thread. One client per thread. Redirects are not followed.
class Client {
  public:
    Client();
    ~Client();
    Client(Client&&) noexcept;

    /// Nothing when no answer arrived in time (refused, cut off, timed out); `failure` then gives the reason.
    std::optional<ClientReply> send(const ClientRequest& request);

    /// Why the last call had no answer, for the log. Empty when it had one.
    [[nodiscard]] const std::string& failure() const;

    /// The kind of that failure. `refused_address`: the address is not public, but must be. `connection`: anything
    /// else, from a name that is not found to an answer that is cut off or too long.
    enum class Failure : std::uint8_t { none, refused_address, connection, tls, timeout };
    [[nodiscard]] Failure kind_of_failure() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
