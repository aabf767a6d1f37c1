#include "base/json/json_writer.hpp"

#include "base/money.hpp"

#include <array>
#include <charconv>

namespace cartwright {

namespace {

/// RFC 8259 §7: characters that must be escaped in a string.
constexpr bool must_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

std::size_t plain_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && !must_escape(static_cast<unsigned char>(text[length]))) ++length;
    return length;
}

void escape(std::string& out, char c) {
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
        out += "\\u00";
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        out += "0123456789abcdef"[c & 0xF];
    }
}

} // namespace

void JsonWriter::any_key(std::string_view name) {
    text(name);
    out_ += ':';
    first_ = true; // its value follows
}

void JsonWriter::field(std::string_view name, std::string_view text) {
    key(name);
    quoted(text);
}

void JsonWriter::field(std::string_view name, std::int64_t number) {
    key(name);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out_.append(digits.data(), end);
    first_ = false;
}

void JsonWriter::field(std::string_view name, bool claim) {
    key(name);
    out_ += claim ? "true" : "false";
    first_ = false;
}

void JsonWriter::money(std::string_view name, std::int64_t minor) {
    key(name);
    std::array<char, 24> digits{};
    out_.append(digits.data(), write_decimal(digits.data(), minor));
    first_ = false;
}

void JsonWriter::plain(std::string_view name, std::string_view text) {
    key(name);
    out_ += '"';
    out_ += text;
    out_ += '"';
    first_ = false;
}

void JsonWriter::moment(std::string_view name, Instant instant) {
    std::array<char, timestamp_bytes> text{};
    write_timestamp(text.data(), instant);
    plain(name, {text.data(), text.size()});
}

void JsonWriter::null(std::string_view name) {
    key(name);
    out_ += "null";
    first_ = false;
}

void JsonWriter::text(std::string_view value) {
    separate();
    quoted(value);
}

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

void JsonWriter::key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true; // the value follows without a comma
}

void JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    first_ = false;
}

void JsonWriter::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

void JsonWriter::quoted(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
        const std::size_t length = plain_length(text);
        out_ += text.substr(0, length);
        text.remove_prefix(length);
        if (text.empty()) break;
        escape(out_, text.front());
        text.remove_prefix(1);
    }
    out_ += '"';
    first_ = false;
}

} // namespace cartwright
