#pragma once

#include <string>
#include <string_view>

/// Validation of a message's recipient: the address, and the name in the text.
namespace cartwright {

/// Returns the flaw of a person's name, in words that follow the field's name; empty when there is none. Mails contain
/// the name. It must not contain a link, a control character, or a character that changes lines or the direction of
/// text.
std::string_view flaw_of_name(std::string_view name);

/// Whether `text` is a valid e-mail address: a local part, one @ and a domain, without characters that could end a
/// header line.
bool is_mail_address(std::string_view text);

/// Returns the form in which an address is stored and looked up: shopping §2.3: "stored lower-case".
std::string normalized_email(std::string_view email);

} // namespace cartwright
