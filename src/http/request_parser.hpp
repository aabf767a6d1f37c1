#pragma once

#include "http/chunked_body.hpp"
#include "http/message.hpp"
#include "http/request_head.hpp"
#include "http/server.hpp"

#include <memory>
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

    /// Both must outlive the parser. `hosts` is what Host may be; empty: anything.
    RequestParser(const Limits& limits, const std::vector<std::string>& hosts);

    /// Where to put what is read next, never empty, and how much of it has been put there.
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

    /// Forgets everything that has been read.
    void discard() { size_ = begin_ = 0; }

  private:
    enum class Stage : std::uint8_t { head, body, complete, refused };

    Progress read_head();
    Progress read_head_line(std::size_t end);
    Progress end_head();
    Progress read_body();
    Progress end_request(std::size_t body_bytes, std::size_t consumed);
    bool split_target();
    [[nodiscard]] bool host_accepted() const;
    void show_fields();
    [[nodiscard]] char* base() const { return buffer_.get() + begin_; }
    void grow();

    const Limits* limits_;
    const std::vector<std::string>* hosts_;

    std::unique_ptr<char[]> buffer_;
    std::size_t capacity_ = 0;
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
    ChunkedBody chunks_;
    std::vector<Header> headers_;
    Request request_;
    Problem problem_;
};

} // namespace cartwright::http
