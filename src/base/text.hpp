#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// Returns the form of `text` that is compared without regard to case: Unicode's full case folding, in NFC. Two
/// addresses, names or brands are the same when their folded forms are equal. If `text` is not well-formed UTF-8, only
/// ASCII letters are folded.
std::string folded(std::string_view text);

/// Returns the form of `text` that searches use: decomposed (NFKD), folded, without diacritics, trimmed, with single
/// spaces between words: " Crème  Brûlée" becomes "creme brulee". It must not be used to test for equality.
std::string searchable(std::string_view text);

/// Returns `text` trimmed, with each run of Unicode White_Space replaced by one space.
std::string single_spaced(std::string_view text);

/// True when `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// How many characters (code points) a well-formed `text` has.
inline std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U; // not the first byte
    return count;
}

/// Whether `text` has no character that would end a line of a protocol, or a C string, early.
inline bool is_one_line(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Returns the bytes of `text` for C libraries.
inline const unsigned char* bytes_of(std::string_view text) {
    return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

/// The control characters of ASCII; or those of Latin-1 too, U+0080 to U+009F.
enum class Controls : bool { ascii, latin_1 };

/// Whether `text` contains control characters, which have no place in one line.
bool has_control_characters(std::string_view text, Controls controls = Controls::ascii);

/// Returns `text` without white space at either end: Unicode's White_Space and characters without width (U+200B to
/// U+200D, U+2060, U+FEFF). Returns an empty text when it has nothing but white space and characters without a glyph
/// (Default_Ignorable).
std::string_view trimmed(std::string_view text);

/// A number found in a text.
struct NumberText {
    std::string digits; // its integer part in ASCII, without leading zeros: "3"; of zero "0"
    bool negative = false;
    bool whole = true; // only zeros after the decimal point

    friend bool operator==(const NumberText&, const NumberText&) = default;
};

/// Returns `text` as a reader sees it: after NFKC, without characters that have no glyph. "https：//" becomes
/// "https://".
std::string visible_form(std::string_view text);

/// Parses a text that is only a number, after NFKC: decimal digits of any script, an optional sign before and an
/// optional fraction after them. Returns nothing for "12a" or "1e3".
std::optional<NumberText> parse_number_text(std::string_view text);

/// Parses a decimal integer with an optional minus sign. Anything else is refused, and so is an overflow.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The same, but an integer beyond 64 bits becomes the nearest one that fits.
std::optional<std::int64_t> nearest_integer(std::string_view text);

/// Compares two texts in a time that depends on their lengths only.
bool equal_in_constant_time(std::string_view left, std::string_view right);

} // namespace cartwright
