#include "http/server/request_head.hpp"

#include "http/ascii.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>

namespace cartwright::http {

namespace beast = boost::beast;

namespace {

using Text = beast::string_view;
using ErrorCode = beast::error_code;

/// What the parser finds, as pieces. It allocates only room for the fields, which is kept between requests.
struct Found {
    const char* base = nullptr;
    Piece method{};
    Piece target{};
    int version = 11;
    std::vector<RequestHead::Field> fields{};
    int host = -1;
    int expect = -1;
    int coding = -1;
    int hosts = 0;
    int expects = 0;
    int codings = 0;
    int lengths = 0;
    int length = -1;

    [[nodiscard]] Piece piece_of(Text text) const {
        return {.start = static_cast<std::uint32_t>(text.data() - base),
                .size = static_cast<std::uint32_t>(text.size())};
    }

    void clear() {
        auto kept = std::move(fields);
        kept.clear();
        *this = Found{};
        fields = std::move(kept);
    }
};

class Parser final : public beast::http::basic_parser<true> {
  public:
    explicit Parser(Found& found) : found_(&found) {
        header_limit(std::numeric_limits<std::uint32_t>::max()); // the caller enforces limits
        body_limit(boost::none);
    }

  private:
    void on_request_impl(beast::http::verb /*verb*/, Text method, Text target, int version,
                         ErrorCode& /*error*/) override {
        found_->method = found_->piece_of(method);
        found_->target = found_->piece_of(target);
        found_->version = version;
    }
    void on_field_impl(beast::http::field name, Text text, Text value, ErrorCode& /*error*/) override {
        const int index = static_cast<int>(found_->fields.size());
        found_->fields.push_back({.name = found_->piece_of(text), .value = found_->piece_of(value)});
        if (name == beast::http::field::host) {
            found_->host = index;
            ++found_->hosts;
        } else if (name == beast::http::field::expect) {
            found_->expect = index;
            ++found_->expects;
        } else if (name == beast::http::field::transfer_encoding) {
            found_->coding = index;
            ++found_->codings;
        } else if (name == beast::http::field::content_length) {
            found_->length = index;
            ++found_->lengths;
        }
    }
    void on_response_impl(int /*status*/, Text /*reason*/, int /*version*/, ErrorCode& /*error*/) override {}
    void on_header_impl(ErrorCode& /*error*/) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/, ErrorCode& /*error*/) override {}
    std::size_t on_body_impl(Text /*text*/, ErrorCode& /*error*/) override { return 0; }
    void on_chunk_header_impl(std::uint64_t /*size*/, Text /*extensions*/, ErrorCode& /*error*/) override {}
    std::size_t on_chunk_body_impl(std::uint64_t /*left*/, Text /*text*/, ErrorCode& /*error*/) override { return 0; }
    void on_finish_impl(ErrorCode& /*error*/) override {}

    Found* found_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "GET / HTTP/2.0": a valid request line, in a version that is not supported.
bool names_other_version(std::string_view line) {
    if (std::count(line.begin(), line.end(), ' ') != 2) return false;
    const std::string_view version = line.substr(line.rfind(' ') + 1);
    return version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' &&
           is_digit(version[7]);
}

Problem problem_of(const ErrorCode& code) {
    using beast::http::error;
    if (code == error::bad_method) return {.status = 400, .detail = "Malformed method"};
    if (code == error::bad_target) return {.status = 400, .detail = "Malformed request target"};
    if (code == error::bad_version) return {.status = 400, .detail = "Malformed HTTP version"};
    if (code == error::bad_content_length) return {.status = 400, .detail = "Malformed Content-Length"};
    if (code == error::multiple_content_length) return {.status = 400, .detail = "More than one Content-Length"};
    if (code == error::bad_transfer_encoding) return {.status = 400, .detail = "Malformed Transfer-Encoding"};
    return {.status = 400, .detail = "Malformed header"};
}

} // namespace

struct RequestHead::Reader {
    Found found;
    std::optional<Parser> parser;
};

RequestHead::RequestHead() : reader_(std::make_unique<Reader>()) { reset(); }
RequestHead::~RequestHead() = default;

void RequestHead::reset() {
    reader_->found.clear();
    reader_->parser.emplace(reader_->found);
}

std::optional<Problem> RequestHead::read_line(const char* base, std::size_t end) {
    reader_->found.base = base;
    ErrorCode error;
    reader_->parser->put(boost::asio::buffer(base, end), error);
    if (error == beast::http::error::bad_version && names_other_version({base, end - 2})) {
        return Problem{.status = 505, .detail = "HTTP version not supported"};
    }
    if (error && error != beast::http::error::need_more) return problem_of(error);
    if (reader_->found.method.size == 0) // the line ended before the parser, which waits for more, could check it
        return problem_of(beast::http::error::bad_version);
    if (!is_visible(target().in(base))) return Problem{.status = 400, .detail = "Malformed request target"};
    return std::nullopt;
}

std::optional<Problem> RequestHead::read_fields(const char* base, std::size_t start, std::size_t end) {
    reader_->found.base = base;
    ErrorCode error;
    reader_->parser->put(boost::asio::buffer(base + start, end - start), error);
    if (error) return problem_of(error);
    if (!reader_->parser->is_header_done()) return Problem{.status = 400, .detail = "Malformed header"};
    return std::nullopt;
}

Piece RequestHead::method() const { return reader_->found.method; }
Piece RequestHead::target() const { return reader_->found.target; }
bool RequestHead::http_1_0() const { return reader_->found.version < 11; }
bool RequestHead::keep_alive() const { return reader_->parser->keep_alive(); }
const std::vector<RequestHead::Field>& RequestHead::fields() const { return reader_->found.fields; }
int RequestHead::host() const { return reader_->found.host; }
int RequestHead::expect() const { return reader_->found.expect; }
bool RequestHead::chunked() const { return reader_->parser->chunked(); }
std::uint64_t RequestHead::content_length() const { return reader_->parser->content_length().value_or(0); }

std::optional<Problem> RequestHead::framing_problem(const char* base) const {
    const Found& found = reader_->found;
    const auto value = [&](int field) { return found.fields[static_cast<std::size_t>(field)].value.in(base); };
    if (found.hosts > 1) return Problem{.status = 400, .detail = "More than one Host"};
    if (found.hosts == 0 && !http_1_0()) return Problem{.status = 400, .detail = "Host is missing"};
    if (found.codings > 0 && found.lengths > 0) {
        return Problem{.status = 400, .detail = "Content-Length together with Transfer-Encoding"};
    }
    if (found.codings > 1) return Problem{.status = 400, .detail = "More than one Transfer-Encoding"};
    if (found.lengths > 1 || (found.lengths == 1 && value(found.length).find(',') != std::string_view::npos)) {
        return Problem{.status = 400, .detail = "More than one Content-Length"};
    }
    if (found.codings == 1 && http_1_0()) return Problem{.status = 400, .detail = "Transfer-Encoding in HTTP/1.0"};
    if (found.codings == 1 && (!chunked() || !same_letters(value(found.coding), "chunked"))) {
        return Problem{.status = 501, .detail = "Transfer-Encoding is not supported"};
    }
    const bool asks = found.expects > 0 && !http_1_0();
    if (asks && (found.expects > 1 || !same_letters(value(found.expect), "100-continue"))) {
        return Problem{.status = 417, .detail = "Expectation can't be met"};
    }
    return std::nullopt;
}

} // namespace cartwright::http
