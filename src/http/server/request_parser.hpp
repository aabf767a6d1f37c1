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

/// Turns the bytes of one connection into requests, one after the other. It knows no sockets: the bytes may come in any
/// pieces and the result is the same. They stay where they were read to, in one flat buffer, and the request is views
/// of it.
class RequestParser {
  public:
    enum class Progress : std::uint8_t {
        more,     // read on
        interim,  // the client waits for a 100 before it sends the body; then read on
        complete, // `request` is there until `next`
        refused,  // `problem` says why; nothing more can be understood on this connection
    };

    /// How long the body of a request may be, whose method and path are known.
    using BodyMax = std::function<std::size_t(Method method, std::string_view path)>;

    /// What limits it: all must outlive the parser.
    struct Rules {
        const Limits& limits;
        const std::vector<std::string>& hosts; // what Host may be; empty: anything
        const BodyMax* body_max = nullptr;     // none, or an empty function: what the limits say
        ByteBudget* budget = nullptr;          // for what requests hold; none: it is not counted
    };
    explicit RequestParser(const Rules& rules);

    /// Where to put what is read next, and how much of it has been put there. Empty when the budget has no room.
    std::span<char> room();
    void filled(std::size_t bytes) { size_ += bytes; }

    Progress advance();

    /// The request when it is complete; before, and when it is refused, only what is known of method, target and path.
    [[nodiscard]] Request& request() { return request_; }
    [[nodiscard]] const Request& request() const { return request_; }
    [[nodiscard]] const Problem& problem() const { return problem_; }

    [[nodiscard]] bool begun() const { return size_ > begin_; } // there are bytes of a request
    [[nodiscard]] bool head_complete() const { return stage_ != Stage::head; }
    [[nodiscard]] bool keep_alive() const { return head_.keep_alive(); }
    [[nodiscard]] bool http_1_0() const { return head_.http_1_0(); }

    /// More has been read than the complete request.
    [[nodiscard]] bool more_behind() const { return size_ > begin_ + end_; }

    /// Gives the request up: it takes too long. `problem` must be a literal.
    Progress refuse(Problem problem);

    /// Forgets the request and goes on to what has been read behind it.
    void next();

    /// Forgets everything that has been read, and gives its memory back. What `request` shows is gone.
    void discard();

    /// What is counted in the budget.
    [[nodiscard]] std::size_t held() const { return buffer_.extra(); }

  private:
    enum class Stage : std::uint8_t { head, body, complete, refused };

    Progress read_head();
    Progress read_head_line(std::size_t end);
    Progress end_head();
    Progress read_body();
    Progress end_request(std::size_t body_bytes, std::size_t consumed);
    bool split_target();
    [[nodiscard]] bool is_encoded() const; // the body, in a way that is not read here
    [[nodiscard]] bool host_accepted() const;
    void show_fields();
    [[nodiscard]] char* base() const { return buffer_.data() + begin_; }
    [[nodiscard]] std::size_t body_max() const;
    [[nodiscard]] std::size_t capacity_wanted() const;

    Rules rules_;
    ReadBuffer buffer_;
    std::size_t begin_ = 0; // of the request at hand; all below count from there
    std::size_t size_ = 0;  // end of what has been read, counted from the start of the buffer

    Stage stage_ = Stage::head;
    std::size_t scanned_ = 0;    // of the head: no line ends before that are unknown
    std::size_t line_start_ = 0; // of the line that is coming in
    std::size_t lines_ = 0;      // complete ones
    std::size_t line_size_ = 0;  // of the request line
    bool blank_line_skipped_ = false;
    bool interim_given_ = false;
    std::size_t head_size_ = 0;
    std::size_t body_size_ = 0; // decoded so far
    std::size_t raw_ = 0;       // what has not been decoded yet starts here
    std::size_t end_ = 0;       // of the request, once complete
    std::string_view authority_{};

    RequestHead head_;
    std::optional<ChunkedBody> chunks_; // of the request at hand, when it is chunked
    std::vector<Header> headers_;
    Request request_;
    Problem problem_;
};

} // namespace cartwright::http
