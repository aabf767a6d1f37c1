#include "http/server/request_parser.hpp"

#include "http/ascii.hpp"

#include <algorithm>
#include <cstring>

namespace cartwright::http {

namespace {

constexpr std::size_t capacity_kept = 16 * 1024; // more is freed after the request that needed it
constexpr std::size_t room_min = 1024;
constexpr std::size_t growth_min = 16 * 1024;
constexpr std::size_t line_overhead = 64; // what a request line has besides its target

std::optional<Method> method_of(std::string_view name) {
    constexpr Method all[] = {Method::get,   Method::head,    Method::post,   Method::put,
                              Method::patch, Method::delete_, Method::options};
    for (const Method method : all) {
        if (name_of(method) == name) return method;
    }
    return std::nullopt;
}

/// "shop.example:8000" → "shop.example", "[::1]:8000" → "[::1]".
std::string_view without_port(std::string_view host) {
    const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
    if (bracket == std::string_view::npos) return host;
    return host.substr(0, host.find(':', bracket));
}

/// RFC 3986 §3.2.3: a colon and digits, or no digits at all.
bool is_port(std::string_view text) {
    constexpr std::size_t digits_max = 5;
    if (text.empty()) return true;
    return text.size() <= 1 + digits_max && text.front() == ':' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 3986 §3.2: the characters of a host and its port. No user, no path, no blanks.
bool is_host(std::string_view text) {
    const std::string_view host = without_port(text);
    return is_port(text.substr(host.size())) && std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
                      std::string_view("-._~%!$&'()*+,;=:[]").find(c) != std::string_view::npos;
           });
}

/// The form of a W3C trace context in all versions known so far: 00-<32 digits>-<16 digits>-<2 digits>.
bool is_traceparent(std::string_view text) {
    constexpr std::string_view form = "00-00000000000000000000000000000000-0000000000000000-00";
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
               return expected == '-' ? c == '-' : hexadecimal_digit(c) >= 0;
           });
}

} // namespace

RequestParser::RequestParser(const Rules& rules) : rules_(rules), buffer_(rules.budget) {}

/// A quarter more than what has arrived, and no more than this request still needs. So a client that announces much and
/// sends little holds little.
std::size_t RequestParser::capacity_wanted() const {
    const std::size_t wanted = size_ + std::max(growth_min, size_ / 4);
    if (stage_ != Stage::body || chunks_) return wanted;
    const std::size_t whole = begin_ + head_size_ + static_cast<std::size_t>(head_.content_length()) + room_min;
    return std::min(wanted, std::max(whole, size_ + room_min));
}

std::span<char> RequestParser::room() {
    if (stage_ == Stage::body && chunks_) {
        // Removes the gap between the decoded bytes and the others: lines with sizes, which are no longer needed.
        const std::size_t decoded = head_size_ + body_size_;
        std::memmove(base() + decoded, base() + raw_, size_ - begin_ - raw_);
        size_ -= raw_ - decoded;
        raw_ = decoded;
    }
    if (buffer_.capacity() - size_ < room_min && begin_ > 0) {
        std::memmove(buffer_.data(), base(), size_ - begin_);
        size_ -= begin_;
        begin_ = 0;
    }
    if (buffer_.capacity() - size_ < room_min && !buffer_.grow(capacity_wanted())) return {};
    return {buffer_.data() + size_, buffer_.capacity() - size_};
}

void RequestParser::discard() {
    size_ = begin_ = 0;
    buffer_.shrink();
}

/// Called for chunked bodies, and for others of more than a few bytes.
std::size_t RequestParser::body_max() const {
    if (rules_.body_max == nullptr || !*rules_.body_max) return rules_.limits.body_bytes;
    return std::min(rules_.limits.body_bytes, (*rules_.body_max)(request_.method, request_.path));
}

RequestParser::Progress RequestParser::refuse(Problem problem) {
    stage_ = Stage::refused;
    problem_ = problem;
    if (line_size_ > 0) split_target(); // the buffer may have moved since
    return Progress::refused;
}

RequestParser::Progress RequestParser::advance() {
    if (stage_ == Stage::refused) return Progress::refused;
    if (stage_ == Stage::complete) return Progress::complete;
    if (stage_ == Stage::head) {
        const Progress progress = read_head();
        if (progress != Progress::complete) return progress;
    }
    return read_body();
}

/// Finds the ends of lines only. `complete` here means that the head is complete.
RequestParser::Progress RequestParser::read_head() {
    while (true) {
        const std::string_view data(base(), size_ - begin_);
        if (data.empty()) return Progress::more;
        if (lines_ == 0 && !blank_line_skipped_ && data[0] == '\r') {
            // RFC 9112 §2.2: one empty line before a request is ignored.
            if (data.size() < 2) return Progress::more;
            if (data[1] != '\n') return refuse({.status = 400, .detail = "Malformed request line"});
            begin_ += 2;
            blank_line_skipped_ = true;
            continue;
        }
        if (!is_token_character(data[0])) return refuse({.status = 400, .detail = "Malformed request line"});

        const std::size_t newline = data.find('\n', scanned_);
        const std::size_t end = newline == std::string_view::npos ? data.size() : newline + 1;
        const std::size_t line_max = std::min(rules_.limits.target_bytes + line_overhead, rules_.limits.head_bytes);
        if (lines_ == 0 && end > line_max) return refuse({.status = 414, .detail = "Request target is too long"});
        if (end > rules_.limits.head_bytes) return refuse({.status = 431, .detail = "Request head is too large"});
        scanned_ = end;
        if (newline == std::string_view::npos) return Progress::more;

        const Progress progress = read_head_line(end);
        if (progress != Progress::more) return progress;
    }
}

/// Handles one complete line. All rules about lines are checked here, one by one, so that the result does not depend on
/// the split of the bytes.
RequestParser::Progress RequestParser::read_head_line(std::size_t end) {
    const std::string_view line(base() + line_start_, end - line_start_);
    if (!line.ends_with("\r\n")) return refuse({.status = 400, .detail = "Malformed line ending"});
    line_start_ = end;
    if (lines_++ == 0) {
        line_size_ = end;
        const auto problem = head_.read_line(base(), end);
        if (problem) {
            line_size_ = 0; // its parts are not known
            return refuse(*problem);
        }
        if (head_.target().size > rules_.limits.target_bytes) {
            return refuse({.status = 414, .detail = "Request target is too long"});
        }
        request_.method = method_of(head_.method().in(base())).value_or(Method::get);
        return Progress::more;
    }
    if (line.size() == 2) {
        head_size_ = end;
        return end_head();
    }
    if (line[0] == ' ' || line[0] == '\t') return refuse({.status = 400, .detail = "Folded header"});
    if (lines_ - 1 > rules_.limits.headers) return refuse({.status = 431, .detail = "Too many headers"});
    return Progress::more;
}

RequestParser::Progress RequestParser::end_head() {
    const auto malformed = head_.read_fields(base(), line_size_, head_size_);
    if (malformed) return refuse(*malformed);
    if (name_of(request_.method) != head_.method().in(base()))
        return refuse({.status = 501, .detail = "Method is not known"});
    if (!split_target()) return refuse({.status = 400, .detail = "Malformed request target"});
    if (const auto problem = head_.framing_problem(base())) return refuse(*problem);
    const std::string_view host =
        head_.host() < 0 ? std::string_view{} : head_.fields()[static_cast<std::size_t>(head_.host())].value.in(base());
    if (!is_host(host) || !is_host(authority_)) return refuse({.status = 400, .detail = "Malformed Host"});
    if (authority_.empty()) authority_ = host;
    if (!host_accepted()) return refuse({.status = 421, .detail = "Host is not served here"});
    if ((head_.content_length() > 0 || head_.chunked()) && is_encoded())
        return refuse({.status = 415, .detail = "Content-Encoding is not supported"});
    constexpr std::size_t always_taken = 1024;
    if (head_.content_length() > std::min(always_taken, rules_.limits.body_bytes) &&
        head_.content_length() > body_max())
        return refuse({.status = 413, .detail = "Request body is too large"});
    if (head_.chunked()) chunks_.emplace(rules_.limits, body_max());
    stage_ = Stage::body;
    raw_ = head_size_;
    return Progress::complete;
}

/// RFC 9110 §15.5.16: 415 is "due to … the request's indicated Content-Type or Content-Encoding".
bool RequestParser::is_encoded() const {
    return std::ranges::any_of(head_.fields(), [&](const RequestHead::Field& field) {
        if (!same_letters(field.name.in(base()), "Content-Encoding")) return false;
        const std::string_view coding = without_blanks(field.value.in(base()));
        return !coding.empty() && !same_letters(coding, "identity");
    });
}

bool RequestParser::host_accepted() const {
    if (rules_.hosts.empty()) return true;
    return std::any_of(rules_.hosts.begin(), rules_.hosts.end(),
                       [&](const std::string& host) { return same_letters(host, without_port(authority_)); });
}

/// RFC 9112 §3.2: "/path?query" as usual, "http://host/path" from proxies, "*" for OPTIONS.
bool RequestParser::split_target() {
    std::string_view path = head_.target().in(base());
    request_.target = path;
    authority_ = {};
    if (!path.starts_with('/') && path != "*") {
        const std::size_t scheme = path.find("://");
        if (scheme == std::string_view::npos) return false;
        const std::string_view name = path.substr(0, scheme);
        if (!same_letters(name, "http") && !same_letters(name, "https")) return false;
        path.remove_prefix(scheme + 3);
        authority_ = path.substr(0, path.find_first_of("/?"));
        path.remove_prefix(authority_.size());
        if (authority_.empty()) return false;
    }
    if (path == "*" && request_.method != Method::options) return false;
    const std::size_t question = std::min(path.find('?'), path.size());
    request_.path = question == 0 ? "/" : path.substr(0, question);
    request_.query = path.substr(std::min(question + 1, path.size()));
    return true;
}

RequestParser::Progress RequestParser::read_body() {
    const std::size_t there = size_ - begin_;
    bool complete = false;
    if (chunks_) {
        ChunkedBody::Window window{.data = base(), .decoded = head_size_ + body_size_, .raw = raw_, .size = there};
        const auto progress = chunks_->advance(window);
        body_size_ = window.decoded - head_size_;
        raw_ = window.raw;
        switch (progress) {
        case ChunkedBody::Progress::malformed: return refuse({.status = 400, .detail = "Malformed chunk"});
        case ChunkedBody::Progress::too_large: return refuse({.status = 413, .detail = "Request body is too large"});
        case ChunkedBody::Progress::trailers_too_large:
            return refuse({.status = 431, .detail = "Trailers are too large"});
        case ChunkedBody::Progress::complete: complete = true; break;
        case ChunkedBody::Progress::more: break;
        }
        if (complete) return end_request(body_size_, raw_);
    } else {
        body_size_ = std::min<std::size_t>(there - head_size_, head_.content_length());
        if (body_size_ == head_.content_length()) return end_request(body_size_, head_size_ + body_size_);
    }
    const bool awaited = head_.expect() >= 0 && !head_.http_1_0() && there == head_size_;
    if (!awaited || interim_given_) return Progress::more;
    interim_given_ = true;
    return Progress::interim;
}

/// The buffer may have moved since the head was read, so all views are made now.
RequestParser::Progress RequestParser::end_request(std::size_t body_bytes, std::size_t consumed) {
    stage_ = Stage::complete;
    end_ = consumed;
    split_target();
    request_.body = {base() + head_size_, body_bytes};
    show_fields();
    return Progress::complete;
}

void RequestParser::show_fields() {
    constexpr std::size_t id_max = 128;
    request_.id = {};
    request_.traceparent = {};
    headers_.clear();
    for (const RequestHead::Field& field : head_.fields()) {
        const Header header{.name = field.name.in(base()), .value = field.value.in(base())};
        headers_.push_back(header);
        if (same_letters(header.name, "X-Request-Id") && header.value.size() <= id_max && is_visible(header.value)) {
            request_.id = header.value;
        } else if (same_letters(header.name, "traceparent") && is_traceparent(header.value)) {
            request_.traceparent = header.value;
        }
    }
    request_.headers = headers_;
}

void RequestParser::next() {
    begin_ += end_;
    if (begin_ == size_) {
        begin_ = size_ = 0;
        if (buffer_.capacity() > capacity_kept) buffer_.shrink();
    }
    stage_ = Stage::head;
    scanned_ = line_start_ = lines_ = line_size_ = head_size_ = body_size_ = raw_ = end_ = 0;
    blank_line_skipped_ = interim_given_ = false;
    head_.reset();
    chunks_.reset();
    headers_.clear();
    request_ = Request{.thread = request_.thread};
}

} // namespace cartwright::http
