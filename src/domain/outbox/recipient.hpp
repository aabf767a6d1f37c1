#pragma once

#include <string_view>

/// Whom a message may go to, and by what name it may call them.
namespace cartwright {

/// Whether `text` has a control character: one of ASCII's, or of Latin-1's in UTF-8.
bool has_control(std::string_view text);

/// What is wrong with the name of a person, in words that follow the field's; empty when nothing. A mail carries it, so
/// it holds no link, and no character that ends a line or changes the direction of what follows.
std::string_view flaw_of_name(std::string_view name);

/// Whether `text` is an e-mail address that a mail can go to: one @, and nothing that could end a line of its head.
bool is_mail_address(std::string_view text);

} // namespace cartwright
