#pragma once

#include "http/gzip.hpp"
#include "http/message.hpp"
#include "http/server/server.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright::http {

/// What a reply says about the connection that it goes through.
// `keep_explicit`: HTTP/1.0 requires that keep-alive is stated. `chunked`: a stream, after which the connection closes.
enum class Persistence : std::uint8_t { keep, keep_explicit, close, chunked };

/// Formats replies as bytes, with all headers that the server adds. One per thread.
class ReplyWriter {
  public:
    explicit ReplyWriter(const ServerSettings& settings);

    /// Appends head and body. `request` is the one that is answered; its id must be set.
    void append(std::string& out, const Request& request, const Reply& reply, Persistence persistence);

    /// Renews the Date header when a second has passed. Call it regularly.
    void update_date();

  private:
    void append_cors(std::string& out, const Request& request, const Reply& reply) const;
    std::optional<std::string_view> compressed(std::string& out, const Request& request, const Reply& reply);

    const ServerSettings* settings_;
    Gzip gzip_;
    std::int64_t second_ = -1;
    std::string date_;
};

} // namespace cartwright::http
