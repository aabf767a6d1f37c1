#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cartwright {

/// Limits of a password's length in Unicode code points.
inline constexpr std::size_t password_letters_min = 6;
inline constexpr std::size_t password_letters_max = 128;

enum class PasswordFlaw : std::uint8_t { too_short, too_long, too_common };

/// Whether members may use one of the most common passwords.
enum class CommonPasswords : std::uint8_t { refused, allowed };

/// Returns the flaw of a new password in UTF-8, or nothing when it is acceptable. A password is too common when the
/// embedded list common_passwords.txt contains it, in any case. The list has the entries of at least six letters of
/// password.lst of John the Ripper (Debian's package john-data, 1.9.0-2). Solar Designer of the Openwall Project
/// compiled that file, which states that it is assumed to be in the public domain. The list is in lower case, sorted by
/// bytes and without duplicates.
std::optional<PasswordFlaw> flaw_of_password(std::string_view password,
                                             CommonPasswords common = CommonPasswords::refused);

/// Returns the words of that list, one a line.
std::string_view common_passwords();

} // namespace cartwright
