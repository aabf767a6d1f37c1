#include "app/text_messages.hpp"

#include "app/settings.hpp"
#include "base/text.hpp"

namespace cartwright {

void add_text_messages(CLI::App& app, SmsConfig& sms) {
    setting(app, "sms-url", sms.url,
            "URL of the gateway for text messages, in which the server replaces {to}, {text}, {from} and {id}, or "
            "twilio:ACCOUNT. Without it, and without --demo, every text message fails");
    setting(app, "sms-method", sms.method, "HTTP method of the request to the gateway: POST, PUT or GET")
        ->check(CLI::IsMember({"POST", "PUT", "GET"}));
    setting(app, "sms-content-type", sms.content_type,
            "Content type of the request: application/json or application/x-www-form-urlencoded. Default: "
            "application/json; with twilio, the latter");
    setting(app, "sms-body", sms.body,
            "Body of the request, with the same placeholders as --sms-url. Default: a body with all of them");
    setting(app, "sms-header", sms.headers,
            "Header `Name: value` of the request, such as Authorization; may be given more than once");
    setting(app, "sms-from", sms.from, "Sender of the messages, as the gateway knows it; the value of {from}");
}

providers::live::SmsSettings sms_settings_of(const SmsConfig& sms) {
    providers::live::SmsSettings settings{
        .url = sms.url, .method = sms.method, .content_type = sms.content_type, .body = sms.body, .from = sms.from};
    for (const std::string& header : sms.headers) {
        const std::size_t colon = header.find(':');
        const std::string_view text = header;
        if (colon == std::string::npos)
            settings.headers.emplace_back(); // refused by `flaw_of`
        else
            settings.headers.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    }
    return settings;
}

std::string flaw_of_text_messages(const SmsConfig& sms) {
    if (sms.url.empty()) return {};
    return providers::live::flaw_of(providers::live::completed(sms_settings_of(sms)));
}

} // namespace cartwright
