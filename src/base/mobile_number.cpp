// shopping: "ten digits starting 7–9, optionally preceded by `0+` and 1–5 digits of country code".
#include "base/mobile_number.hpp"

#include "base/text.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace cartwright {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t own_digits = 10; // of a number without its country code
constexpr std::size_t code_digits_max = 5;
constexpr std::string_view before_code = "0+";

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

/// Returns `text` with the digits of every script in ASCII. Returns nothing when it contains anything other than digits
/// and the usual separators.
std::optional<std::string> with_plain_digits(std::string_view text) {
    constexpr std::string_view between = " +-().";
    std::string plain;
    while (!text.empty()) {
        const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
        const auto* const end = std::find_if_not(text.begin() + 1, text.end(), is_tail);
        std::string letter(text.begin(), end);
        text.remove_prefix(letter.size());
        if (letter.size() > 1) library().NormalizeDigitsOnly(&letter); // leaves nothing of other characters
        if (letter.size() != 1) return std::nullopt;
        if (!is_digit(letter.front()) && between.find(letter.front()) == std::string_view::npos) return std::nullopt;
        plain += letter;
    }
    return plain;
}

/// Parses `plain` in shopping's own form.
std::optional<std::string> parse_own_form(std::string_view plain, std::string_view region) {
    std::string_view code;
    if (plain.starts_with(before_code)) {
        plain.remove_prefix(before_code.size());
        if (plain.size() <= own_digits || plain.size() > own_digits + code_digits_max) return std::nullopt;
        code = plain.substr(0, plain.size() - own_digits);
        plain.remove_prefix(code.size());
    }
    const bool is_own = plain.size() == own_digits && plain.front() >= '7' && std::ranges::all_of(plain, is_digit) &&
                        std::ranges::all_of(code, is_digit);
    if (!is_own) return std::nullopt;
    code.remove_prefix(std::min(code.find_first_not_of('0'), code.size())); // no country code begins with 0
    if (!code.empty()) return '+' + std::string(code) + std::string(plain);
    const int own_code = library().GetCountryCodeForRegion(std::string(region));
    if (own_code == 0) return std::nullopt;
    return '+' + std::to_string(own_code) + std::string(plain);
}

std::optional<std::string> parse_known_number(const std::string& plain, std::string_view region) {
    PhoneNumber number;
    if (library().Parse(plain, std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    const PhoneNumberUtil::PhoneNumberType type = library().GetNumberType(number);
    if (type != PhoneNumberUtil::MOBILE && type != PhoneNumberUtil::FIXED_LINE_OR_MOBILE) return std::nullopt;
    std::string text;
    library().Format(number, PhoneNumberUtil::E164, &text);
    return text;
}

} // namespace

std::optional<std::string> mobile_number(std::string_view text, std::string_view region) {
    if (text.size() > mobile_number_bytes_max || !is_utf8(text)) return std::nullopt;
    const std::optional<std::string> plain = with_plain_digits(trimmed(text));
    if (!plain) return std::nullopt;
    if (auto own = parse_own_form(*plain, region)) return own;
    return parse_known_number(*plain, region);
}

} // namespace cartwright
