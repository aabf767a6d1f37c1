#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::tests {

/// A request of a client under load. `Host` and, where there is a body, `Content-Type` are added.
struct LoadRequest {
    std::string_view method = "GET";
    std::string_view target = "/";
    std::string_view body{};
    std::string_view key{};     // Idempotency-Key; empty: none
    std::string_view headers{}; // more of them, each line with its CRLF
    std::string_view content_type = "application/json";
};

struct LoadReply {
    int status = 0;
    std::string head{}; // status line and headers, as they came
    std::string body{};

    /// The value of the first header of that name, in any case; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// How a request ended.
enum class Sent : std::uint8_t {
    answered,
    not_connected, // there was no connection to send it on
    not_sent,      // the connection ended before all of it was sent
    closed,        // the connection ended before the first byte of a reply
    cut_off,       // the connection ended within a reply
    timed_out,
};

/// One connection to 127.0.0.1 that is kept alive and made anew when it has ended: blocking, HTTP/1.1, light enough for
/// hundreds of threads with one each. For one thread at a time.
class LoadClient {
  public:
    explicit LoadClient(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~LoadClient();
    LoadClient(LoadClient&& other) noexcept;
    LoadClient& operator=(LoadClient&&) = delete;
    LoadClient(const LoadClient&) = delete;
    LoadClient& operator=(const LoadClient&) = delete;

    /// Sends `request` once and waits for its reply; nothing when none came (`last` says why).
    std::optional<LoadReply> call(const LoadRequest& request);

    /// The two halves of `call`, for one thread with many clients: `receive` does not wait for long once `descriptor`
    /// can be read.
    bool send(const LoadRequest& request);
    std::optional<LoadReply> receive();
    [[nodiscard]] int descriptor() const { return socket_; }

    [[nodiscard]] Sent last() const { return last_; }

    /// Makes the connection now, if there is none.
    bool connect();
    void close();

  private:
    std::optional<LoadReply> fail(Sent how);
    bool send_all(std::string_view bytes);
    bool receive_more();
    bool receive_head(LoadReply& reply);
    bool receive_body(LoadReply& reply);
    bool receive_chunks(LoadReply& reply);
    void take(std::string& into, std::size_t count);

    std::uint16_t port_;
    std::chrono::milliseconds patience_;
    int socket_ = -1;
    bool timed_out_ = false;
    Sent last_ = Sent::not_connected;
    std::string received_; // and not yet taken
};

/// What stands after `"name":` in a flat JSON object: a text without its quotes, or a number as it is written; empty
/// when it is not there. Enough for the replies that a load test looks at, which have no escapes.
std::string_view json_field(std::string_view json, std::string_view name);

/// "179.98" → 17998, "3.5" → 350.
std::int64_t cents(std::string_view decimal);

} // namespace cartwright::tests
