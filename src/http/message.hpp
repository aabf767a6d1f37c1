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

/// One request as it stands in its connection's buffer: every view lives until the reply has been handed over.
struct Request {
    Method method = Method::get;
    std::string_view target; // as sent: "/products?page=2"
    std::string_view path;   // as sent, before the '?'; segments are percent-decoded by the router, once
    std::string_view query;  // as sent, after the '?'
    std::span<const Header> headers;
    std::string_view body;        // chunks already joined
    std::string_view id;          // X-Request-Id as given, or one of our own
    std::string_view traceparent; // W3C trace context, passed on to calls that this request causes; may be empty
    std::string_view peer;        // "127.0.0.1:51234"
    std::size_t thread = 0;       // which I/O thread reads it: 0 … threads - 1

    /// The value of the first header of that name (any case), if there is one.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// A body that comes bit by bit and has no end of its own. `next` is called on the request's I/O thread, and the stream
/// lives as long as its connection.
class Stream {
  public:
    virtual ~Stream() = default;

    /// Called once, first: `wake`, from any thread, asks for `next` to be called again.
    virtual void open(std::function<void()> wake) = 0;

    /// What can be sent now; empty when there is nothing until `wake`.
    virtual std::string next() = 0;
};

/// Stands for the request's id in the body of an error that is JSON. The server replaces it when it sends the reply, so
/// that the body, the header X-Request-Id and the log name one id, also where a recorded answer is repeated. JSON texts
/// have no such character of their own.
inline constexpr char request_id_mark = '\x1A';

struct Reply {
    int status = 200;
    std::string body{};
    std::string_view content_type = "application/json"; // must outlive the reply: a literal
    std::vector<std::pair<std::string, std::string>> headers{};
    int route = -1;                    // what the metrics count it under
    std::shared_ptr<Stream> stream{};  // follows `body`, if there is one
    std::optional<std::string> kept{}; // what is kept of `body` for whoever repeats the request, where not all may be
};

} // namespace cartwright::http
