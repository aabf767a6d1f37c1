#pragma once

#include "app/config.hpp"
#include "providers/live/messages/sms.hpp"

namespace cartwright {

/// The settings of the text message gateway, in the form that its mailer takes.
providers::live::SmsSettings sms_settings_of(const SmsConfig& sms);

/// What is wrong with them, as a message; empty when nothing is, or when there is no gateway.
std::string flaw_of_text_messages(const SmsConfig& sms);

} // namespace cartwright
