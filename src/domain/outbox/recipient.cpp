#include "domain/outbox/recipient.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr std::size_t address_bytes_max = 254; // RFC 5321
constexpr std::size_t local_bytes_max = 64;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// A dot-atom of RFC 5322.
bool is_local_part(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    const auto is_allowed = [&](char c) { return is_alphanumeric(c) || others.find(c) != std::string_view::npos; };
    return !text.empty() && text.size() <= local_bytes_max && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos && std::ranges::all_of(text, is_allowed);
}

bool is_label(std::string_view text) {
    constexpr std::size_t label_bytes_max = 63;
    const auto is_allowed = [](char c) { return is_alphanumeric(c) || c == '-'; };
    return !text.empty() && text.size() <= label_bytes_max && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, is_allowed);
}

bool is_domain(std::string_view text) {
    if (text.find('.') == std::string_view::npos) return false;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_label(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a mail program would turn a part of the text into a link: "evil.example", "www.evil", "ada@evil". "St.John"
/// and "J.R.R." are names.
bool is_like_link(std::string_view text) {
    constexpr std::size_t title_letters_max = 3; // "Mrs.Smith"
    if (text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos) return true;
    std::size_t letters = 0; // directly before position i
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joins = text[i] == '.' && i + 1 < text.size() && is_letter(text[i + 1]);
        if (joins && letters > title_letters_max) return true;
        letters = is_alphanumeric(text[i]) || is_letter(text[i]) || text[i] == '-' ? letters + 1 : 0;
    }
    return folded(text).find("www.") != std::string::npos;
}

/// Unicode's Bidi_Control (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), and its line and paragraph
/// separators (U+2028, U+2029); in UTF-8.
bool changes_layout(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto byte = [&](std::size_t at) {
            return i + at < text.size() ? static_cast<unsigned char>(text[i + at]) : 0U;
        };
        const unsigned last = byte(2);
        if (byte(0) == 0xD8 && byte(1) == 0x9C) return true;
        if (byte(0) != 0xE2) continue;
        if (byte(1) == 0x80 && ((last >= 0x8E && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE))) return true;
        if (byte(1) == 0x81 && last >= 0xA6 && last <= 0xA9) return true;
    }
    return false;
}

} // namespace

std::string_view flaw_of_name(std::string_view name) {
    if (is_like_link(visible_form(name))) return "must not have a link";
    if (has_control_characters(name, Controls::latin_1)) return "must not have control characters";
    return changes_layout(name) ? "must not have characters that change lines or directions" : "";
}

bool is_mail_address(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (text.size() > address_bytes_max || at == std::string_view::npos) return false;
    return is_local_part(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

std::string normalized_email(std::string_view email) { return folded(trimmed(email)); }

} // namespace cartwright
