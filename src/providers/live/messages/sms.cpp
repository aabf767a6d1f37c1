#include "providers/live/messages/sms.hpp"

#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "http/client.hpp"
#include "http/query.hpp"
#include "providers/live/answer.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

constexpr std::string_view json_type = "application/json";
constexpr std::string_view form_type = "application/x-www-form-urlencoded";
constexpr std::string_view twilio = "twilio:";

using Escape = std::string (*)(std::string_view);

std::string unescaped(std::string_view text) { return std::string(text); }

/// Escaped for use between the quotes of a JSON string.
std::string escaped_json(std::string_view text) {
    JsonWriter json;
    json.text(text);
    const std::string quoted = json.take();
    return quoted.substr(1, quoted.size() - 2);
}

bool is_of_type(const std::string& content_type, std::string_view type) {
    return content_type.starts_with(type) && (content_type.size() == type.size() || content_type[type.size()] == ';');
}

struct Values {
    using Value = std::pair<std::string_view, std::string>; // a placeholder such as "{to}", and its value

    explicit Values(const Message& message, const std::string& from)
        : all{Value{"{to}", message.recipient}, Value{"{text}", message.text}, Value{"{from}", from},
              Value{"{id}", "message-" + std::to_string(message.id.value)}} {}

    std::array<Value, 4> all;
};

/// Replaces placeholders in one pass, so that values are not searched for placeholders. Other braces stay as they are,
/// for JSON's sake.
std::string filled(std::string_view text, const Values& values, Escape escape) {
    std::string out;
    while (!text.empty()) {
        const auto value =
            std::ranges::find_if(values.all, [&](const auto& each) { return text.starts_with(each.first); });
        if (value == values.all.end()) {
            out += text.front();
            text.remove_prefix(1);
        } else {
            out += escape(value->second);
            text.remove_prefix(value->first.size());
        }
    }
    return out;
}

std::string default_body(const SmsSettings& settings) {
    const bool has_from = !settings.from.empty();
    if (is_of_type(settings.content_type, form_type))
        return std::string("id={id}&to={to}&text={text}") + (has_from ? "&from={from}" : "");
    return std::string(R"({"id":"{id}","to":"{to}","text":"{text}")") + (has_from ? R"(,"from":"{from}"})" : "}");
}

bool has(const SmsSettings& settings, std::string_view placeholder) {
    const auto is_in = [&](const std::string& text) { return text.find(placeholder) != std::string::npos; };
    return is_in(settings.url) || is_in(settings.body) ||
           std::ranges::any_of(settings.headers, [&](const auto& header) { return is_in(header.second); });
}

} // namespace

SmsSettings completed(SmsSettings settings) {
    if (settings.url.starts_with(twilio)) {
        const std::string account = http::percent_encoded(settings.url.substr(twilio.size()));
        settings.url = "https://api.twilio.com/2010-04-01/Accounts/" + account + "/Messages.json";
        if (settings.content_type.empty()) settings.content_type = form_type;
        if (settings.body.empty()) settings.body = "To={to}&From={from}&Body={text}";
    }
    if (settings.method == "GET") return settings;
    if (settings.content_type.empty()) settings.content_type = json_type;
    if (settings.body.empty()) settings.body = default_body(settings);
    return settings;
}

std::string flaw_of(const SmsSettings& settings) {
    if (!http::is_http_url(settings.url, false))
        return "--sms-url must be an http:// or https:// URL, or twilio:ACCOUNT";
    const bool is_get = settings.method == "GET";
    if (!is_get && settings.method != "POST" && settings.method != "PUT")
        return "--sms-method must be POST, PUT or GET";
    if (is_get && !settings.body.empty()) return "--sms-body cannot be used with --sms-method GET";
    if (!is_get && !is_of_type(settings.content_type, json_type) && !is_of_type(settings.content_type, form_type))
        return "--sms-content-type must be application/json or application/x-www-form-urlencoded";
    if (!is_one_line(settings.content_type)) return "--sms-content-type must be one line";
    for (const auto& [name, value] : settings.headers)
        if (name.empty() || !is_one_line(name) || !is_one_line(value))
            return "--sms-header must be one line of the form Name: value";
    for (const char* wanted : {"{to}", "{text}"})
        if (!has(settings, wanted)) return std::string(wanted) + " must be in --sms-url, --sms-body or --sms-header";
    if (settings.from.empty() && has(settings, "{from}"))
        return "--sms-from is required, because the request to the gateway contains {from}";
    return {};
}

Outcome SmsMailer::send(const Message& message) {
    if (message.channel != Message::Channel::sms)
        return {.kind = Outcome::Kind::no, .reason = "a gateway for text messages sends no mail"};
    const Values values(message, settings_.from);
    http::ClientRequest request{.method = settings_.method,
                                .url = filled(settings_.url, values, http::percent_encoded)};
    for (const auto& [name, value] : settings_.headers) {
        request.headers.emplace_back(name, filled(value, values, unescaped));
        if (!is_one_line(request.headers.back().second))
            return {.kind = Outcome::Kind::no, .reason = "a header of more than one line"};
    }
    request.headers.emplace_back("Idempotency-Key", filled("{id}", values, unescaped));
    if (settings_.method != "GET") {
        const bool is_form = is_of_type(settings_.content_type, form_type);
        request.headers.emplace_back("Content-Type", settings_.content_type);
        request.body = filled(settings_.body, values, is_form ? http::percent_encoded : escaped_json);
    }
    http::Client client; // of this thread
    return outcome_of(client.send(request));
}

} // namespace cartwright::providers::live
