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
    bool public_only = false; // refuse addresses that are private, local or not routed: nobody sends us to our own
};

/// Whether `url` is one of HTTP with a host; and, where that is an address, a public one when it must be.
bool is_http_url(const std::string& url, bool public_only);

/// Whether `url` holds a user name or a password.
bool has_credentials(const std::string& url);

struct ClientReply {
    int status = 0;
    std::string body{};
};

/// Calls other servers with libcurl, keeping connections open between calls. Blocks: never on an I/O or writer thread.
/// One client a thread. Redirects are not followed.
class Client {
  public:
    Client();
    ~Client();
    Client(Client&&) noexcept;

    /// Nothing when there was no answer in time (refused, cut off, timed out); `failure` then says why.
    std::optional<ClientReply> send(const ClientRequest& request);

    /// Why the last call had no answer, for the log; empty when it had one.
    [[nodiscard]] const std::string& failure() const;

    /// The same in one word. `refused_address`: it is not public, and has to be. `connection`: anything else, from a
    /// name that is not found to an answer that is broken off or too long.
    enum class Failure : std::uint8_t { none, refused_address, connection, tls, timeout };
    [[nodiscard]] Failure kind_of_failure() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
