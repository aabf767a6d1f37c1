#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <span>
#include <vector>

#include <sodium.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace cartwright {

namespace {

bool is_tail(unsigned char c) { return (c & 0xC0) == 0x80; }

/// Returns the length of the well-formed sequence at the start of `text`, 0 when there is none (Unicode 15, table 3-7).
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

constexpr UChar32 no_point = 0xFFFD; // replaces a byte that is not UTF-8

/// Returns the code point of a well-formed sequence.
UChar32 point_of(std::string_view sequence) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
    if (sequence.size() == 1) return byte(0);
    std::uint32_t point = byte(0) & (0x7FU >> sequence.size());
    for (std::size_t i = 1; i < sequence.size(); ++i) point = point << 6 | (byte(i) & 0x3FU);
    return static_cast<UChar32>(point);
}

UChar32 take_first(std::string_view& text) {
    const std::size_t length = sequence_length(text);
    const UChar32 point = length == 0 ? no_point : point_of(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(1, length));
    return point;
}

UChar32 take_last(std::string_view& text) {
    constexpr std::size_t sequence_max = 4;
    std::size_t length = 1;
    while (length < std::min(sequence_max, text.size()) &&
           is_tail(static_cast<unsigned char>(text[text.size() - length])))
        ++length;
    const std::string_view sequence = text.substr(text.size() - length);
    const bool is_whole = sequence_length(sequence) == length;
    text.remove_suffix(is_whole ? length : 1);
    return is_whole ? point_of(sequence) : no_point;
}

bool is_trimmed_off(UChar32 point) {
    const bool has_no_width = (point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF;
    return has_no_width || u_isUWhiteSpace(point) != 0;
}

bool is_invisible(UChar32 point) {
    return is_trimmed_off(point) || u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_visible_ascii(char c) { return c > ' ' && c < 0x7F; }

bool has_something_visible(std::string_view text) {
    while (!text.empty())
        if (!is_invisible(take_first(text))) return true;
    return false;
}

using NormalForm = const icu::Normalizer2* (*)(UErrorCode&);

/// Returns `text` in a Unicode normal form (UAX 15).
std::string normalized(std::string_view text, NormalForm form) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const normalizer = form(error);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (U_FAILURE(error) || normalizer->isNormalizedUTF8(piece, error) != 0) return std::string(text);
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    normalizer->normalizeUTF8(0, piece, sink, nullptr, error);
    return U_SUCCESS(error) ? normal : std::string(text);
}

/// Full case folding (Unicode 15, section 3.13): "Straße" becomes "strasse".
std::string case_folded(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, piece, sink, nullptr, error);
    return U_SUCCESS(error) ? result : std::string(text);
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](unsigned char c) { return c >= 0x80; });
}

std::string ascii_lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return text;
}

/// Returns the usual ASCII form of a letter that has no canonical decomposition; empty for other characters.
std::string_view plain_letters(UChar32 letter) {
    switch (letter) {
    case U'\u00E6': return "ae";
    case U'\u00F0': return "d";
    case U'\u00F8': return "o";
    case U'\u00FE': return "th";
    case U'\u0111': return "d";
    case U'\u0127': return "h";
    case U'\u0131': return "i";
    case U'\u0142': return "l";
    case U'\u0153': return "oe";
    case U'\u0167': return "t";
    default: return {};
    }
}

/// Returns the decomposed `text` without its non-spacing marks.
std::string without_marks(std::string_view text) {
    std::string bare;
    bare.reserve(text.size());
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view before = rest;
        const UChar32 point = take_first(rest);
        if (u_charType(point) == U_NON_SPACING_MARK) continue;
        const std::string_view plain = plain_letters(point);
        bare += plain.empty() ? before.substr(0, before.size() - rest.size()) : plain;
    }
    return bare;
}

/// Returns the code points of `text` after NFKC, without those that have no glyph; white space stays.
std::vector<UChar32> compatible_points(std::string_view text) {
    const std::string normal = normalized(text, &icu::Normalizer2::getNFKCInstance);
    std::vector<UChar32> points;
    for (std::string_view rest = normal; !rest.empty();)
        if (const UChar32 point = take_first(rest); !is_invisible(point) || u_isUWhiteSpace(point) != 0)
            points.push_back(point);
    return points;
}

/// Removes decimal digits of any script from the front and returns them in ASCII.
std::string take_digits(std::span<const UChar32>& points) {
    std::string digits;
    for (; !points.empty(); points = points.subspan(1)) {
        const int32_t digit = u_charDigitValue(points.front());
        if (digit < 0) break;
        digits += static_cast<char>('0' + digit);
    }
    return digits;
}

} // namespace

std::string visible_form(std::string_view text) {
    icu::UnicodeString seen;
    for (const UChar32 point : compatible_points(text)) seen.append(point);
    std::string result;
    seen.toUTF8String(result);
    return result;
}

std::string folded(std::string_view text) {
    if (is_ascii(text) || !is_utf8(text)) return ascii_lower(std::string(text));
    return normalized(case_folded(normalized(text, &icu::Normalizer2::getNFCInstance)),
                      &icu::Normalizer2::getNFCInstance);
}

std::string searchable(std::string_view text) {
    if (is_ascii(text) || !is_utf8(text)) return ascii_lower(single_spaced(text));
    // Decomposition comes first: it can yield capitals and spaces, as of U+2121 and U+00A8.
    const std::string decomposed = normalized(text, &icu::Normalizer2::getNFKDInstance);
    return single_spaced(without_marks(case_folded(decomposed)));
}

std::string single_spaced(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        const auto run = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_visible_ascii) - rest.begin());
        result += rest.substr(0, run);
        rest.remove_prefix(run);
        if (rest.empty()) break;
        const std::string_view before = rest;
        if (u_isUWhiteSpace(take_first(rest)) == 0)
            result += before.substr(0, before.size() - rest.size());
        else if (!result.ends_with(' '))
            result += ' ';
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

bool has_control_characters(std::string_view text, Controls controls) {
    const auto is_control = [](unsigned char c) { return c < ' ' || c == 0x7F; };
    const auto is_latin_1 = [](unsigned char first, unsigned char second) { return first == 0xC2 && second < 0xA0; };
    if (std::ranges::any_of(text, is_control)) return true;
    return controls == Controls::latin_1 && std::ranges::adjacent_find(text, is_latin_1) != text.end();
}

std::string_view trimmed(std::string_view text) {
    if (text.empty() || (is_visible_ascii(text.front()) && is_visible_ascii(text.back()))) return text;
    for (std::string_view rest = text; !text.empty() && is_trimmed_off(take_first(rest));) text = rest;
    for (std::string_view rest = text; !text.empty() && is_trimmed_off(take_last(rest));) text = rest;
    return has_something_visible(text) ? text : std::string_view();
}

std::optional<NumberText> parse_number_text(std::string_view text) {
    constexpr UChar32 minus_sign = 0x2212;
    constexpr UChar32 arabic_decimal_separator = 0x066B;
    const std::vector<UChar32> all = compatible_points(trimmed(text));
    std::span<const UChar32> points(all);
    const auto begins_with = [&](std::initializer_list<UChar32> any) {
        return !points.empty() && std::ranges::find(any, points.front()) != any.end();
    };
    NumberText number{.digits = {}, .negative = begins_with({'-', minus_sign})};
    if (begins_with({'+', '-', minus_sign})) points = points.subspan(1);
    number.digits = take_digits(points);
    if (begins_with({'.', ',', arabic_decimal_separator})) {
        points = points.subspan(1);
        number.whole = take_digits(points).find_first_not_of('0') == std::string::npos;
    }
    if (number.digits.empty() || !points.empty()) return std::nullopt;
    number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size() - 1));
    return number;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> nearest_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
    if (error == std::errc{}) return value;
    return text.starts_with('-') ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace cartwright
