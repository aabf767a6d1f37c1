#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::http {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options };

/// "GET", "DELETE", …
std::string_view name_of(Method method);

struct Header {
    std::string_view name;
    std::string_view value;
};

/// One request, as views of its connection's buffer. Every view is valid until the reply has been handed over.
struct Request {
    Method method = Method::get;
    std::string_view target; // as sent: "/products?page=2"
    std::string_view path;   // as sent, before the '?'; the router percent-decodes the segments, once
    std::string_view query;  // as sent, after the '?'
    std::span<const Header> headers;
    std::string_view body;        // chunks are joined already
    std::string_view id;          // X-Request-Id as sent, or one that the server generates
    std::string_view traceparent; // W3C trace context, passed on to calls that this request causes; may be empty
    std::string_view peer;        // "127.0.0.1:51234"
    std::size_t thread = 0;       // the I/O thread that reads it: 0 … threads - 1

    /// The value of the first header of that name (any case), if there is one.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// A reply body that is sent in parts and has no end of its own. `next` runs on the request's I/O thread. The stream
/// lives as long as its connection.
class Stream {
  public:
    virtual ~Stream() = default;

    /// Called once, before `next`. `wake` requests another call of `next`, from any thread.
    virtual void open(std::function<void()> wake) = 0;

    /// The bytes that can be sent now. Empty: there are none until `wake` is called.
    virtual std::string next() = 0;
};

/// Placeholder for the request's id in a JSON error body. The server replaces it when it sends the reply. So the body,
/// the header X-Request-Id and the log contain the same id, also when a recorded answer is repeated. The character
/// cannot occur in JSON text.
inline constexpr char request_id_mark = '\x1A';

struct Reply {
    int status = 200;
    std::string body{};
    std::string_view content_type = "application/json"; // must outlive the reply: a literal
    std::vector<std::pair<std::string, std::string>> headers{};
    int route = -1;                   // the route that the metrics count it under
    std::shared_ptr<Stream> stream{}; // follows `body`, if there is one
    // What is recorded of `body` for repeated requests, where not all of it may be.
    std::optional<std::string> kept{};
};

} // namespace cartwright::http
