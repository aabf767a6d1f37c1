#pragma once

#include "http/server/server.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cartwright::http {

/// Decodes Transfer-Encoding: chunked (RFC 9112 §7.1) in place, however the bytes are split. Extensions and trailers
/// are checked and skipped, within limits. Only CR LF ends a line. Input that two readers could parse in two ways is
/// refused.
class ChunkedBody {
  public:
    enum class Progress : std::uint8_t { more, complete, malformed, too_large, trailers_too_large };

    /// The decoded bytes end at `decoded`. The bytes from `raw` to `size` are not decoded yet.
    struct Window {
        char* data;
        std::size_t decoded;
        std::size_t raw;
        std::size_t size;
    };

    /// `bytes_max`: the limit for all chunks together.
    ChunkedBody(const Limits& limits, std::size_t bytes_max) : limits_(&limits), bytes_max_(bytes_max) {}

    Progress advance(Window& window);

  private:
    enum class Stage : std::uint8_t { size_line, data, data_end, trailers };

    Progress read_size(std::string_view line);
    Progress read_trailer(std::string_view line);
    Progress move_data(Window& window);

    const Limits* limits_;
    std::size_t bytes_max_;
    Stage stage_ = Stage::size_line;
    std::size_t left_ = 0;  // bytes of the chunk that are still to come
    std::size_t total_ = 0; // bytes of all chunks announced so far
    std::size_t trailer_bytes_ = 0;
    std::size_t trailers_ = 0;
};

} // namespace cartwright::http
