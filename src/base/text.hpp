#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// `text` with ASCII and Latin, Greek and Cyrillic letters in lower case, for comparing without regard to case.
std::string folded(std::string_view text);

/// `text` without the accents of its Latin letters (U+00C0 to U+017F, which all become lower case): "zoë" → "zoe".
std::string without_accents(std::string_view text);

/// True when `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// True when there is something in `text` that has no place in one line: ASCII's control characters.
bool has_control_characters(std::string_view text);

/// `text` without blanks at either end.
std::string_view trimmed(std::string_view text);

/// The decimal integer that `text` is, with an optional minus sign; nothing else is accepted, nor an overflow.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Equal, in a time that depends on the lengths alone.
bool equal_in_constant_time(std::string_view left, std::string_view right);

} // namespace cartwright
