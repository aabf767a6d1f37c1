#include "http/gzip.hpp"

#include "http/ascii.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <zlib.h>

namespace cartwright::http {

namespace {

/// A weight of zero means "not at all"; any other allows the coding. Zero may be written 0, 0., 0.0, 0.00 or 0.000.
bool is_refused(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter = next_item(parameters, ';');
        if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
        return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

} // namespace

bool admits_gzip(std::string_view accept_encoding) {
    std::optional<bool> gzip;
    bool anything = false;
    while (!accept_encoding.empty()) {
        std::string_view parameters = next_item(accept_encoding, ',');
        const std::string_view coding = next_item(parameters, ';');
        const bool admitted = !is_refused(parameters);
        if (same_letters(coding, "gzip") || same_letters(coding, "x-gzip")) gzip = admitted;
        if (coding == "*") anything = admitted;
    }
    return gzip.value_or(anything);
}

bool is_compressible(std::string_view content_type) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("javascript") || type.ends_with("xml");
}

struct Gzip::State {
    z_stream stream{};
    std::string out;
};

Gzip::Gzip() : state_(std::make_unique<State>()) {
    constexpr int with_gzip_header = 15 + 16;
    constexpr int memory_level = 8;
    if (deflateInit2(&state_->stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_header, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error("no memory for compressing");
    }
}

Gzip::~Gzip() { deflateEnd(&state_->stream); }

std::string_view Gzip::compressed(std::string_view body) {
    z_stream& stream = state_->stream;
    if (body.size() > 0x7FFFFFFFU || deflateReset(&stream) != Z_OK) return {};
    state_->out.resize(body.size()); // a result that does not fit is not worth sending
    // zlib's input is not const for historical reasons; it is never written to.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(state_->out.data());
    stream.avail_out = static_cast<uInt>(state_->out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
    return std::string_view(state_->out).substr(0, stream.total_out);
}

} // namespace cartwright::http
