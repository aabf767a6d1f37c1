#pragma once

#include <memory>
#include <string_view>

namespace cartwright::http {

/// True when `accept_encoding` allows gzip for a reply (RFC 9110 §12.5.3).
bool admits_gzip(std::string_view accept_encoding);

/// True for types that compress well: texts of all kinds, not pictures or archives.
bool is_compressible(std::string_view content_type);

/// Compresses at the fastest level and reuses its memory. One per thread.
class Gzip {
  public:
    Gzip();
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    /// The result is valid until the next call. Empty when it would not be smaller.
    std::string_view compressed(std::string_view body);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
