#pragma once

#include <memory>
#include <string_view>

namespace cartwright::http {

/// True when `accept_encoding` lets a reply be compressed with gzip (RFC 9110 §12.5.3).
bool admits_gzip(std::string_view accept_encoding);

/// True for what gets smaller: texts of all kinds, not pictures or archives.
bool is_compressible(std::string_view content_type);

/// Compresses at the fastest level, with memory that is kept. One a thread.
class Gzip {
  public:
    Gzip();
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    /// Lives until the next call. Empty when the result would not be smaller.
    std::string_view compressed(std::string_view body);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
