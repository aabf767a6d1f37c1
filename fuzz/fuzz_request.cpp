// The bytes of a connection, as one piece and in many: what comes out must be the same.

#include "fuzz/check.hpp"
#include "http/server/request_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace {

using namespace cartwright::http;
using Progress = RequestParser::Progress;

// Small, so that inputs of a few hundred bytes reach them.
constexpr Limits limits{.head_bytes = 400, .headers = 8, .target_bytes = 100, .body_bytes = 200};

/// Sizes of pieces, drawn from a seed.
class Pieces {
  public:
    explicit Pieces(std::uint32_t seed) : state_(seed) {}
    std::size_t next() {
        if (state_ == 0) return SIZE_MAX; // all at once
        state_ = state_ * 1664525U + 1013904223U;
        return 1 + (state_ >> 24U) % 16;
    }

  private:
    std::uint32_t state_;
};

void append(std::string& text, const RequestParser& parser) {
    const Request& request = parser.request();
    check(request.body.size() <= limits.body_bytes);
    check(request.target.size() <= limits.target_bytes);
    check(request.headers.size() <= limits.headers);
    check(!request.path.empty());
    text += name_of(request.method);
    for (const auto part :
         {request.target, request.path, request.query, request.body, request.id, request.traceparent}) {
        text += part;
        text += '\n';
    }
    for (const Header& header : request.headers) {
        check(!header.name.empty());
        check(header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
        text += header.name;
        text += ':';
        text += header.value;
        text += '\n';
    }
    text += parser.keep_alive() ? "keep\n" : "close\n";
}

std::string outcome(std::string_view bytes, Pieces pieces) {
    static const std::vector<std::string> hosts;
    RequestParser parser({.limits = limits, .hosts = hosts});
    std::string text;
    bool interim = false;
    while (true) {
        switch (parser.advance()) {
        case Progress::complete:
            append(text, parser);
            parser.next();
            interim = false;
            continue;
        case Progress::refused:
            check(parser.problem().status >= 400 && !parser.problem().detail.empty());
            text += parser.problem().detail;
            text += parser.request().path;
            return text;
        case Progress::interim:
            check(!interim);
            interim = true;
            continue;
        case Progress::more: break;
        }
        if (bytes.empty()) return text + (parser.head_complete() ? "body" : "head");
        const auto room = parser.room();
        check(!room.empty());
        const std::size_t length = std::min({bytes.size(), room.size(), pieces.next()});
        std::memcpy(room.data(), bytes.data(), length);
        parser.filled(length);
        bytes.remove_prefix(length);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string whole = outcome(bytes, Pieces(0));
    check(outcome(bytes, Pieces(data[0] + 1U)) == whole);
    return 0;
}
