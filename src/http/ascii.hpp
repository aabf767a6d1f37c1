#pragma once

#include <algorithm>
#include <string_view>

namespace cartwright::http {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Compares without regard to the case of ASCII letters: for names of headers, hosts, tokens.
constexpr bool same_letters(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

/// RFC 9110 §5.6.2: the characters of a method or a header name.
constexpr bool is_token_character(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

constexpr bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

/// Printable ASCII without the blank.
constexpr bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

/// The token after "Bearer " in a header; empty when the scheme is another. RFC 9110 §11.1: the scheme is compared
/// without regard to case.
constexpr std::string_view bearer_token(std::string_view authorization) {
    constexpr std::string_view scheme = "Bearer ";
    if (!same_letters(authorization.substr(0, scheme.size()), scheme)) return {};
    authorization.remove_prefix(scheme.size());
    while (authorization.starts_with(' ')) authorization.remove_prefix(1);
    return authorization;
}

/// The value of a hexadecimal digit, or -1.
constexpr int hexadecimal_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// `text` without blanks and tabs at either end.
constexpr std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Removes the next item of a list from the front of `list`, and returns it without blanks around it. `separator`
/// divides the items.
constexpr std::string_view next_item(std::string_view& list, char separator) {
    const std::size_t end = std::min(list.find(separator), list.size());
    const std::string_view item = without_blanks(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    return item;
}

} // namespace cartwright::http
