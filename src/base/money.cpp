#include "base/money.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace cartwright {

namespace {

__extension__ using wide = __int128;

bool is_beyond(std::int64_t minor) { return minor > amount_max_minor || minor < -amount_max_minor; }

} // namespace

std::optional<Currency> Currency::parse(std::string_view text) {
    if (text.size() != 3) return std::nullopt;
    Currency currency;
    for (std::size_t i = 0; i < 3; ++i) {
        if (text[i] < 'A' || text[i] > 'Z') return std::nullopt;
        currency.code[i] = text[i];
    }
    return currency;
}

std::optional<Money> plus(Money left, Money right) {
    if (left.currency != right.currency) return std::nullopt;
    if (__builtin_add_overflow(left.minor, right.minor, &left.minor) || is_beyond(left.minor)) return std::nullopt;
    return left;
}

std::optional<Money> times(Money price, std::int64_t quantity) {
    if (__builtin_mul_overflow(price.minor, quantity, &price.minor) || is_beyond(price.minor)) return std::nullopt;
    return price;
}

std::vector<Money> split(Money whole, std::span<const std::int64_t> weights) {
    const auto counted = [](std::int64_t weight) { return wide{std::max<std::int64_t>(weight, 0)}; };
    wide all = 0;
    for (const std::int64_t weight : weights) all += counted(weight);
    const bool are_alike = all == 0; // no proportion is given: equal parts
    if (are_alike) all = static_cast<wide>(weights.size());
    const bool negative = whole.minor < 0;
    const wide size = negative ? -wide{whole.minor} : wide{whole.minor};

    std::vector<Money> parts;
    parts.reserve(weights.size());
    wide weight_so_far = 0;
    wide given_so_far = 0;
    for (const std::int64_t weight : weights) {
        weight_so_far += are_alike ? wide{1} : counted(weight);
        const wide given = (size * weight_so_far + all / 2) / all;
        const auto part = static_cast<std::int64_t>(given - given_so_far);
        parts.push_back({.minor = negative ? -part : part, .currency = whole.currency});
        given_so_far = given;
    }
    return parts;
}

char* write_decimal(char* out, std::int64_t minor) {
    auto size = static_cast<std::uint64_t>(minor);
    if (minor < 0) {
        *out++ = '-';
        size = 0 - size;
    }
    out = std::to_chars(out, out + 20, size / 100).ptr;
    *out++ = '.';
    const auto cents = static_cast<unsigned>(size % 100);
    *out++ = static_cast<char>('0' + cents / 10);
    if (cents % 10 != 0) *out++ = static_cast<char>('0' + cents % 10);
    return out;
}

std::string decimal(std::int64_t minor) {
    std::array<char, 24> buffer{};
    return {buffer.data(), write_decimal(buffer.data(), minor)};
}

std::string decimal_places(std::int64_t minor) {
    std::string text = decimal(minor);
    if (text[text.size() - 2] == '.') text += '0';
    return text;
}

std::optional<std::int64_t> minor_units(double amount) {
    constexpr double limit = 1e13;
    if (!(std::fabs(amount) <= limit)) return std::nullopt;
    const double minor = std::round(amount * 100);
    const double nearest = std::fabs(minor / 100);
    const double last_place = std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest;
    constexpr int places_off = 8; // tolerance for sums of doubles: 0.1 + 0.2 is one off
    if (std::fabs(std::fabs(amount) - nearest) > places_off * last_place) return std::nullopt;
    return static_cast<std::int64_t>(minor);
}

std::optional<std::int64_t> minor_units(std::string_view text, Places places) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view{};
    constexpr std::size_t whole_digits_max = 15;
    if (whole.empty() || whole.size() > whole_digits_max) return std::nullopt;
    if (point < text.size() && fraction.empty()) return std::nullopt;

    std::int64_t minor = 0;
    for (const char c : whole) {
        if (!is_digit(c)) return std::nullopt;
        minor = minor * 10 + (c - '0');
    }
    for (std::size_t i = 0; i < 2; ++i)
        minor = minor * 10 + (i < fraction.size() && is_digit(fraction[i]) ? fraction[i] - '0' : 0);
    for (std::size_t i = 0; i < fraction.size(); ++i) {
        if (!is_digit(fraction[i])) return std::nullopt;
        if (i >= 2 && fraction[i] != '0' && places == Places::exact) return std::nullopt;
    }
    if (places == Places::rounded && fraction.size() > 2 && fraction[2] >= '5') ++minor;
    return negative ? -minor : minor;
}

} // namespace cartwright
