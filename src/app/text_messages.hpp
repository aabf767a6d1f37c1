#pragma once

#include "app/config.hpp"
#include "providers/live/messages/sms.hpp"

namespace cartwright {

/// How the gateway for text messages is set, as its mailer wants it.
providers::live::SmsSettings sms_settings_of(const Config& config);

/// What is wrong with it, in words; empty when nothing, or when there is none.
std::string flaw_of_text_messages(const Config& config);

} // namespace cartwright
