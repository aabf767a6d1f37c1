#include "base/text.hpp"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace cartwright {

namespace {

/// The lower-case form of a code point of two bytes, for the alphabets whose lower case is also two bytes long.
unsigned lower_two_bytes(unsigned point) {
    if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 0x20; // À … Þ
    if (point >= 0x100 && point <= 0x137 && point != 0x130) return point | 1; // Ā … ķ; İ has no simple pair
    if (point >= 0x139 && point <= 0x148) return point + (point & 1);         // Ĺ … ň: here the capitals are odd
    if (point >= 0x14A && point <= 0x177) return point | 1;                   // Ŋ … ŷ
    if (point == 0x178) return 0xFF;                                          // Ÿ
    if (point >= 0x179 && point <= 0x17E) return point + (point & 1);         // Ź … ž
    if (point >= 0x391 && point <= 0x3A9) return point + 0x20;                // Α … Ω
    if (point >= 0x410 && point <= 0x42F) return point + 0x20;                // А … Я
    if (point >= 0x400 && point <= 0x40F) return point + 0x50;                // Ѐ … Џ
    return point;
}

bool is_tail(unsigned char c) { return (c & 0xC0) == 0x80; }

/// The length of the well-formed sequence at the start of `text`, 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned char {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const unsigned char first = byte(0);
    const unsigned char second = byte(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return is_tail(second) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (first == 0xE0 && second < 0xA0) return 0;
        if (first == 0xED && second > 0x9F) return 0;
        return is_tail(second) && is_tail(byte(2)) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (first == 0xF0 && second < 0x90) return 0;
        if (first == 0xF4 && second > 0x8F) return 0;
        return is_tail(second) && is_tail(byte(2)) && is_tail(byte(3)) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string folded(std::string_view text) {
    std::string result(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto c = static_cast<unsigned char>(result[i]);
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z') result[i] = static_cast<char>(c + ('a' - 'A'));
        } else if (c >= 0xC3 && c <= 0xD0 && i + 1 < result.size()) {
            const unsigned point =
                lower_two_bytes((c & 0x1FU) << 6 | (static_cast<unsigned char>(result[i + 1]) & 0x3FU));
            result[i] = static_cast<char>(0xC0 | point >> 6);
            result[++i] = static_cast<char>(0x80 | (point & 0x3F));
        }
    }
    return result;
}

std::string without_accents(std::string_view text) {
    constexpr unsigned first = 0xC0; // of the letters in `plain`; each has two bytes in UTF-8
    constexpr std::string_view plain = "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty"
                                       "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                       "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0xC3 || c > 0xC5 || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const unsigned point = (c & 0x1FU) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU);
        result += plain[point - first];
    }
    return result;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

bool has_control_characters(std::string_view text) {
    return std::ranges::any_of(text, [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace cartwright
