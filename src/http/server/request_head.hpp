#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace cartwright::http {

/// Why a request cannot be served: the status and the text of the reply.
struct Problem {
    int status = 400;
    std::string_view detail{}; // a literal
};

/// A part of a request, by its offset from the first byte: the buffer may move while the request comes in.
struct Piece {
    std::uint32_t start = 0;
    std::uint32_t size = 0;

    [[nodiscard]] std::string_view in(const char* base) const { return {base + start, size}; }
};

/// The head of a request. Boost.Beast's parser, which gets whole lines, checks syntax and framing.
class RequestHead {
  public:
    struct Field {
        Piece name;
        Piece value;
    };

    RequestHead();
    ~RequestHead();

    /// Resets everything, for the next request.
    void reset();

    /// Reads the request line, from 0 to `end`.
    std::optional<Problem> read_line(const char* base, std::size_t end);

    /// Reads the header lines, from `start` to `end`, and the empty line after them.
    std::optional<Problem> read_fields(const char* base, std::size_t start, std::size_t end);

    [[nodiscard]] Piece method() const;
    [[nodiscard]] Piece target() const;
    [[nodiscard]] bool http_1_0() const;
    [[nodiscard]] bool keep_alive() const;
    [[nodiscard]] const std::vector<Field>& fields() const;

    /// Indexes of the fields that the server itself uses; -1 where there is none.
    [[nodiscard]] int host() const;
    [[nodiscard]] int expect() const;

    [[nodiscard]] bool chunked() const;
    [[nodiscard]] std::uint64_t content_length() const; // 0 when there is none

    /// Refuses what may be well-formed but is never accepted: two hosts, codings other than chunked, lengths given
    /// twice.
    [[nodiscard]] std::optional<Problem> framing_problem(const char* base) const;

  private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace cartwright::http
