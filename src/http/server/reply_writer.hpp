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
enum class Persistence : std::uint8_t { keep, keep_said, close, chunked }; // HTTP/1.0 wants it said; a stream closes

/// Writes replies as bytes, with all headers that the server adds of itself. One a thread.
class ReplyWriter {
  public:
    explicit ReplyWriter(const ServerSettings& settings);

    /// Appends head and body. `request` is what is answered; its id must be set.
    void append(std::string& out, const Request& request, const Reply& reply, Persistence persistence);

    /// Makes the Date header anew when a second has passed. To be called now and then.
    void look_at_clock();

  private:
    void append_cors(std::string& out, const Request& request, const Reply& reply) const;
    std::optional<std::string_view> compressed(std::string& out, const Request& request, const Reply& reply);

    const ServerSettings* settings_;
    Gzip gzip_;
    std::int64_t second_ = -1;
    std::string date_;
};

} // namespace cartwright::http
