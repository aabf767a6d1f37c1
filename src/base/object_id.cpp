#include "base/object_id.hpp"

#include "base/drawn_number.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace cartwright {

namespace {

constexpr std::size_t time_digits = 8;
constexpr std::size_t number_digits = 16;
constexpr std::int64_t ms_of_second = 1'000;

std::uint64_t from_hexadecimal(std::string_view digits) {
    constexpr int base = 16;
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return value;
}

void write_hexadecimal(char* text, std::uint64_t value, std::size_t digits) {
    constexpr unsigned bits = 4;
    for (std::size_t i = digits; i > 0; --i, value >>= bits) text[i - 1] = "0123456789abcdef"[value & 0xF];
}

void write(char* out, Instant made_at, std::int64_t number) {
    write_hexadecimal(out, static_cast<std::uint64_t>(made_at.milliseconds / ms_of_second), time_digits);
    write_hexadecimal(out + time_digits, static_cast<std::uint64_t>(number), number_digits);
}

} // namespace

std::string object_id(Instant made_at, std::int64_t number) {
    std::string text(object_id_bytes, '0');
    write(text.data(), made_at, number);
    return text;
}

std::string object_id(std::int64_t number) { return object_id(drawn_at(number), number); }

void write_object_id(char* out, std::int64_t number) { write(out, drawn_at(number), number); }

std::optional<std::int64_t> number_of_object_id(std::string_view text) {
    const auto id = parse_object_id(text);
    if (!id || object_id(id->number) != text) return std::nullopt;
    return id->number;
}

std::optional<ObjectId> parse_object_id(std::string_view text) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() != time_digits + number_digits || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    const std::uint64_t number = from_hexadecimal(text.substr(time_digits));
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return ObjectId{.seconds = static_cast<std::int64_t>(from_hexadecimal(text.substr(0, time_digits))),
                    .number = static_cast<std::int64_t>(number)};
}

} // namespace cartwright
