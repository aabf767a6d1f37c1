#include "http/server/reply_writer.hpp"

#include "base/text.hpp"
#include "http/ascii.hpp"
#include "http/origins.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace cartwright::http {

namespace {

std::string_view reason_of(int status) {
    struct Reason {
        int status;
        std::string_view text;
    };
    static constexpr Reason reasons[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {423, "Locked"},
        {425, "Too Early"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    const auto found = std::lower_bound(std::begin(reasons), std::end(reasons), status,
                                        [](const Reason& reason, int wanted) { return reason.status < wanted; });
    return found != std::end(reasons) && found->status == status ? found->text : "Unknown";
}

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

std::string_view header_of(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
        if (same_letters(key, name)) return value;
    }
    return {};
}

bool is_list_of_tokens(std::string_view list) {
    if (list.empty()) return false;
    while (!list.empty()) {
        if (!is_token(next_item(list, ','))) return false;
    }
    return true;
}

/// The id goes into a JSON string: it is visible ASCII, so only quotes and backslashes have to be escaped.
std::string with_request_id(std::string_view body, std::string_view id) {
    std::string named;
    for (const char c : body) {
        if (c != request_id_mark) {
            named += c;
            continue;
        }
        for (const char of_id : id) {
            if (of_id == '"' || of_id == '\\') named += '\\';
            named += of_id;
        }
    }
    return named;
}

constexpr int first_error = 400; // RFC 9110 §15

} // namespace

ReplyWriter::ReplyWriter(const ServerSettings& settings) : settings_(&settings) { update_date(); }

void ReplyWriter::update_date() {
    const std::time_t now = std::time(nullptr);
    if (now == second_) return;
    second_ = now;
    std::tm parts{};
    gmtime_r(&now, &parts);
    // RFC 9110 §5.6.7. Not strftime's %a and %b: they follow the locale.
    static constexpr std::string_view days = "SunMonTueWedThuFriSat";
    static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto two = [this](int number) {
        date_ += static_cast<char>('0' + number / 10);
        date_ += static_cast<char>('0' + number % 10);
    };
    date_ = "Date: ";
    date_ += days.substr(static_cast<std::size_t>(parts.tm_wday) * 3, 3);
    date_ += ", ";
    two(parts.tm_mday);
    date_ += ' ';
    date_ += months.substr(static_cast<std::size_t>(parts.tm_mon) * 3, 3);
    date_ += ' ';
    append_number(date_, static_cast<std::size_t>(parts.tm_year) + 1900);
    date_ += ' ';
    two(parts.tm_hour);
    date_ += ':';
    two(parts.tm_min);
    date_ += ':';
    two(parts.tm_sec);
    date_ += " GMT\r\n";
}

void ReplyWriter::append_cors(std::string& out, const Request& request, const Reply& reply) const {
    const auto& origins = settings_->cors_origins;
    if (origins.empty()) return;
    const bool anyone = std::find(origins.begin(), origins.end(), "*") != origins.end();
    if (!anyone) append_header(out, "Vary", "Origin"); // also without an Origin: a cache must not confuse the two
    const auto origin = request.header("Origin");
    if (!origin) return;
    if (!is_allowed(*origin, origins)) return;
    append_header(out, "Access-Control-Allow-Origin", anyone ? std::string_view("*") : *origin);
    append_header(out, "Access-Control-Expose-Headers", "X-Request-Id");

    if (request.method != Method::options || !request.header("Access-Control-Request-Method")) return;
    const std::string_view allow = header_of(reply, "Allow");
    if (allow.empty() || !is_one_line(allow)) return;
    append_header(out, "Access-Control-Allow-Methods", allow);
    const auto asked_for = request.header("Access-Control-Request-Headers");
    if (asked_for && is_list_of_tokens(*asked_for)) append_header(out, "Access-Control-Allow-Headers", *asked_for);
    append_header(out, "Access-Control-Max-Age", "600");
}

/// The compressed body, when the client accepts it and it is smaller. Appends the headers that belong to it.
std::optional<std::string_view> ReplyWriter::compressed(std::string& out, const Request& request, const Reply& reply) {
    if (reply.body.size() < settings_->gzip_bytes || !is_compressible(reply.content_type)) return std::nullopt;
    if (!header_of(reply, "Content-Encoding").empty()) return std::nullopt;
    append_header(out, "Vary", "Accept-Encoding");
    const auto accepted = request.header("Accept-Encoding");
    if (!accepted || !admits_gzip(*accepted)) return std::nullopt;
    const std::string_view small = gzip_.compressed(reply.body);
    if (small.empty()) return std::nullopt;
    append_header(out, "Content-Encoding", "gzip");
    return small;
}

void ReplyWriter::append(std::string& out, const Request& request, const Reply& reply, Persistence persistence) {
    if (reply.status >= first_error && reply.body.find(request_id_mark) != std::string::npos) {
        Reply named = reply;
        named.body = with_request_id(reply.body, request.id);
        return append(out, request, named, persistence);
    }
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(reply.status));
    out += ' ';
    out += reason_of(reply.status);
    out += "\r\n";
    out += date_;
    append_header(out, "X-Request-Id", request.id);
    out += "X-Content-Type-Options: nosniff\r\n";
    if (persistence == Persistence::close || persistence == Persistence::chunked) out += "Connection: close\r\n";
    if (persistence == Persistence::keep_explicit) out += "Connection: keep-alive\r\n";
    append_cors(out, request, reply);
    for (const auto& [name, value] : reply.headers) {
        // A value may contain client input: a line break in it must not begin another header.
        if (is_token(name) && is_one_line(value)) append_header(out, name, value);
    }
    if (reply.status == 204 || reply.status == 304) {
        out += "\r\n";
        return;
    }
    if (reply.stream) {
        append_header(out, "Content-Type", reply.content_type);
        if (persistence == Persistence::chunked) out += "Transfer-Encoding: chunked\r\n";
        out += "\r\n";
        return;
    }
    if (request.method == Method::head && reply.body.empty()) {
        out += "\r\n"; // RFC 9110 §8.6: no length is given for a body that was not made
        return;
    }
    const std::string_view body = compressed(out, request, reply).value_or(reply.body);
    append_header(out, "Content-Type", reply.content_type);
    out += "Content-Length: ";
    append_number(out, body.size());
    out += "\r\n\r\n";
    if (request.method != Method::head) out += body;
}

} // namespace cartwright::http
