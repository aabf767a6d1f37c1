#pragma once

#include "http/message.hpp"
#include "http/server/chunked_body.hpp"
#include "http/server/read_buffer.hpp"
#include "http/server/request_head.hpp"
#include "http/server/server.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cartwright::http {

/// Parses the bytes of one connection into requests, one after the other. It knows no sockets, and the result does not
/// depend on how the bytes are split. They stay where they were read to, in one flat buffer, and the request is views
/// of it.
class RequestParser {
  public:
    enum class Progress : std::uint8_t {
        more,     // read on
        interim,  // the client waits for a 100 before it sends the body; then read on
        complete, // `request` is valid until `next`
        refused,  // `problem` says why; nothing more can be parsed on this connection
    };

    /// The limit for the body of a request with this method and path.
    using BodyMax = std::function<std::size_t(Method method, std::string_view path)>;

    /// The limits of the parser. All must outlive it.
    struct Rules {
        const Limits& limits;
        const std::vector<std::string>& hosts; // allowed values of Host; empty: any
        const BodyMax* body_max = nullptr;     // null, or an empty function: `limits` apply
        ByteBudget* budget = nullptr;          // counts what requests hold; null: it is not counted
    };
    explicit RequestParser(const Rules& rules);

    /// Where to put the next bytes; `filled` reports how many were put there. Empty when the budget has no room.
    std::span<char> room();
    void filled(std::size_t bytes) { size_ += bytes; }

    Progress advance();

    /// The complete request. Before that, and when it is refused, only what is known of method, target and path is set.
    [[nodiscard]] Request& request() { return request_; }
    [[nodiscard]] const Request& request() const { return request_; }
    [[nodiscard]] const Problem& problem() const { return problem_; }

    [[nodiscard]] bool begun() const { return size_ > begin_; } // bytes of a request have been read
    [[nodiscard]] bool head_complete() const { return stage_ != Stage::head; }
    [[nodiscard]] bool keep_alive() const { return head_.keep_alive(); }
    [[nodiscard]] bool http_1_0() const { return head_.http_1_0(); }

    /// Bytes behind the complete request have been read.
    [[nodiscard]] bool more_behind() const { return size_ > begin_ + end_; }

    /// Refuses the request, because it takes too long or needs too much memory. The text of `problem` must be a
    /// literal.
    Progress refuse(Problem problem);

    /// Drops the request and continues with the bytes behind it.
    void next();

    /// Drops everything that has been read, and frees its memory. The views in `request` become invalid.
    void discard();

    /// The bytes that are counted in the budget.
    [[nodiscard]] std::size_t held() const { return buffer_.extra(); }

  private:
    enum class Stage : std::uint8_t { head, body, complete, refused };

    Progress read_head();
    Progress read_head_line(std::size_t end);
    Progress end_head();
    Progress read_body();
    Progress end_request(std::size_t body_bytes, std::size_t consumed);
    bool split_target();
    [[nodiscard]] bool is_encoded() const; // the body has a coding that is not supported
    [[nodiscard]] bool host_accepted() const;
    void show_fields();
    [[nodiscard]] char* base() const { return buffer_.data() + begin_; }
    [[nodiscard]] std::size_t body_max() const;
    [[nodiscard]] std::size_t capacity_wanted() const;

    Rules rules_;
    ReadBuffer buffer_;
    std::size_t begin_ = 0; // of the current request; all below count from there
    std::size_t size_ = 0;  // end of what has been read, counted from the start of the buffer

    Stage stage_ = Stage::head;
    std::size_t scanned_ = 0;    // of the head: up to here all line ends are known
    std::size_t line_start_ = 0; // of the incomplete line
    std::size_t lines_ = 0;      // complete ones
    std::size_t line_size_ = 0;  // of the request line
    bool blank_line_skipped_ = false;
    bool interim_given_ = false;
    std::size_t head_size_ = 0;
    std::size_t body_size_ = 0; // decoded so far
    std::size_t raw_ = 0;       // the start of what is not decoded yet
    std::size_t end_ = 0;       // of the request, once complete
    std::string_view authority_{};

    RequestHead head_;
    std::optional<ChunkedBody> chunks_; // of the current request, when it is chunked
    std::vector<Header> headers_;
    Request request_;
    Problem problem_;
};

} // namespace cartwright::http
