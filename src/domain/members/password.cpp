// "Password 6–128": shopping's rule for accounts. The refusal of common passwords is the shop's own rule (NIST SP
// 800-63B, 5.1.1.2).
#include "domain/members/password.hpp"

#include "base/password_hash.hpp"
#include "base/text.hpp"
#include "domain/members/common_passwords.txt.hpp"

#include <algorithm>

namespace cartwright {

namespace {

std::size_t letters_in(std::string_view text) {
    const auto begins_letter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_letter));
}

/// Searches the sorted lines of the text in place, by bisection at the line around the middle.
bool is_line_of(std::string_view sorted, std::string_view word) {
    while (!sorted.empty()) {
        const std::size_t before = sorted.rfind('\n', (sorted.size() - 1) / 2);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t end = std::min(sorted.find('\n', begin), sorted.size());
        const std::string_view line = sorted.substr(begin, end - begin);
        if (line == word) return true;
        sorted = word < line ? sorted.substr(0, begin) : sorted.substr(std::min(end + 1, sorted.size()));
    }
    return false;
}

} // namespace

std::string_view common_passwords() { return embedded::common_passwords_txt; }

std::optional<PasswordFlaw> flaw_of_password(std::string_view password, CommonPasswords common) {
    if (password.size() > password_bytes_max) return PasswordFlaw::too_long;
    const std::size_t letters = letters_in(password);
    if (letters < password_letters_min) return PasswordFlaw::too_short;
    if (letters > password_letters_max) return PasswordFlaw::too_long;
    if (common == CommonPasswords::refused && is_line_of(common_passwords(), folded(password)))
        return PasswordFlaw::too_common;
    return std::nullopt;
}

} // namespace cartwright
