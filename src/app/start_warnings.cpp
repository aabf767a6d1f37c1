#include "app/start_warnings.hpp"

#include "telemetry/log.hpp"

#include <algorithm>

namespace cartwright {

namespace {

void warn_of_open_callback(telemetry::Log& log, const CallbackConfig& callbacks) {
    if (!callbacks.are_unsigned && !callbacks.secrets.empty()) return;
    log.write(telemetry::Level::warning, "callbacks_unsigned",
              {{"meaning", std::string_view("anyone who reaches POST /payments/confirm can mark an order paid; "
                                            "set --callback-secret to require signatures")}});
}

/// Warns of what is only rehearsed, is turned off, or is open, outside the demo.
void warn_of_missing_settings(telemetry::Log& log, const Config& config) {
    if (config.demo) return;
    const auto warn = [&](std::string_view event, std::string_view meaning) {
        log.write(telemetry::Level::warning, event, {{"meaning", meaning}});
    };
    if (config.messages.mail.smtp.empty())
        warn("mail_is_not_sent", "the server stores mail and does not send it; set --smtp");
    if (config.messages.sms.url.empty()) warn("text_messages_are_not_sent", "every text message fails; set --sms-url");
    const bool has_orderflow = std::ranges::find(config.doors, "orderflow") != config.doors.end();
    if (has_orderflow && config.orderflow.is_open.value_or(false))
        warn("orderflow_is_open", "anyone who knows an order's number can see, ship and refund it (--open-orderflow)");
    if (config.members.passwords.allow_common.value_or(false))
        warn("common_passwords_are_allowed",
             "members may have the most common passwords, which attackers try first (--allow-common-passwords)");
    if (config.gateway.url == "rehearsal")
        warn("money_is_not_taken", "the order pipeline's gateway is a rehearsal, which takes no money; set --gateway");
}

} // namespace

void warn_at_start(telemetry::Log& log, const Config& config) {
    warn_of_open_callback(log, config.payments.callbacks);
    warn_of_missing_settings(log, config);
}

} // namespace cartwright
