#include "http/server/chunked_body.hpp"

#include "http/ascii.hpp"

#include <algorithm>
#include <cstring>

namespace cartwright::http {

namespace {

constexpr std::size_t size_line_max = 256; // the size, its extensions and the line end
constexpr std::size_t size_digits_max = 16;

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F'; });
}

/// The end of the quoted text at the start of `text`, which begins with a quotation mark; 0 when it is not closed.
std::size_t end_of_quoted(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return 0;
}

/// RFC 9112 §7.1.1: `*( BWS ";" BWS name [ BWS "=" BWS value ] )`, where a value is a token or quoted.
bool are_extensions(std::string_view text) {
    const auto skip_blanks = [&] {
        while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    };
    const auto take_token = [&] {
        const auto* const end = std::find_if_not(text.begin(), text.end(), is_token_character);
        const auto size = static_cast<std::size_t>(end - text.begin());
        text.remove_prefix(size);
        return size > 0;
    };
    while (!text.empty()) {
        skip_blanks();
        if (!text.starts_with(';')) return false;
        text.remove_prefix(1);
        skip_blanks();
        if (!take_token()) return false;
        const std::string_view after_name = text;
        skip_blanks();
        if (!text.starts_with('=')) {
            text = after_name;
            continue;
        }
        text.remove_prefix(1);
        skip_blanks();
        const std::size_t quoted = text.starts_with('"') ? end_of_quoted(text) : 0;
        text.remove_prefix(quoted);
        if (quoted == 0 && !take_token()) return false;
    }
    return true;
}

} // namespace

ChunkedBody::Progress ChunkedBody::read_size(std::string_view line) {
    std::size_t digits = 0;
    std::uint64_t size = 0;
    for (; digits < line.size() && hexadecimal_digit(line[digits]) >= 0; ++digits) {
        if (digits == size_digits_max) return Progress::malformed;
        size = size * 16 + static_cast<std::uint64_t>(hexadecimal_digit(line[digits]));
    }
    const std::string_view extensions = line.substr(digits);
    if (digits == 0 || has_control(extensions)) return Progress::malformed;
    if (!are_extensions(extensions)) return Progress::malformed;
    if (size > bytes_max_ - total_) return Progress::too_large;
    total_ += size;
    left_ = size;
    stage_ = size == 0 ? Stage::trailers : Stage::data;
    return Progress::more;
}

ChunkedBody::Progress ChunkedBody::read_trailer(std::string_view line) {
    if (line.empty()) return Progress::complete;
    if (++trailers_ > limits_->headers) return Progress::trailers_too_large;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || has_control(line))
        return Progress::malformed;
    return Progress::more;
}

ChunkedBody::Progress ChunkedBody::move_data(Window& window) {
    const std::size_t length = std::min(left_, window.size - window.raw);
    std::memmove(window.data + window.decoded, window.data + window.raw, length);
    window.decoded += length;
    window.raw += length;
    left_ -= length;
    if (left_ == 0) stage_ = Stage::data_end;
    return Progress::more;
}

ChunkedBody::Progress ChunkedBody::advance(Window& window) {
    Progress progress = Progress::more;
    while (progress == Progress::more && window.raw < window.size) {
        if (stage_ == Stage::data) {
            progress = move_data(window);
            continue;
        }
        const std::string_view rest(window.data + window.raw, window.size - window.raw);
        const std::size_t newline = rest.find('\n');
        const std::size_t length = newline == std::string_view::npos ? rest.size() : newline + 1;
        if (stage_ == Stage::data_end && (rest[0] != '\r' || length > 2)) return Progress::malformed;
        if (stage_ == Stage::size_line && length > size_line_max) return Progress::malformed;
        if (stage_ == Stage::trailers && trailer_bytes_ + length > limits_->head_bytes)
            return Progress::trailers_too_large;
        if (newline == std::string_view::npos) return Progress::more;
        if (length < 2 || rest[length - 2] != '\r') return Progress::malformed;

        window.raw += length;
        const std::string_view line = rest.substr(0, length - 2);
        if (stage_ == Stage::data_end) {
            stage_ = Stage::size_line;
        } else if (stage_ == Stage::size_line) {
            progress = read_size(line);
        } else {
            trailer_bytes_ += length;
            progress = read_trailer(line);
        }
    }
    return progress;
}

} // namespace cartwright::http
