#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cartwright {

/// How long a password may be, in letters (Unicode code points).
inline constexpr std::size_t password_letters_min = 6;
inline constexpr std::size_t password_letters_max = 128;

enum class PasswordFlaw : std::uint8_t { too_short, too_long, too_common };

/// Whether members may have one of the most common passwords.
enum class CommonPasswords : std::uint8_t { refused, allowed };

/// What is wrong with a new password, in UTF-8; nothing when nothing is. Too common is one, in whatever case, of the
/// embedded list common_passwords.txt: those of six letters or more of password.lst of John the Ripper (Debian's
/// package john-data, 1.9.0-2), which Solar Designer of the Openwall Project has compiled and which says of itself that
/// it is assumed to be in the public domain; in lower case, sorted by bytes, each once.
std::optional<PasswordFlaw> flaw_of_password(std::string_view password,
                                             CommonPasswords common = CommonPasswords::refused);

/// The words of that list, one a line.
std::string_view common_passwords();

} // namespace cartwright
