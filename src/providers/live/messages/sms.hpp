#pragma once

#include "providers/ports/mailer.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cartwright::providers::live {

/// How messages are sent to a text message gateway over HTTP. The placeholders {to}, {text}, {from} and {id} in URL,
/// body and headers are replaced by the message's values. Values are escaped for the place where they are put.
struct SmsSettings {
    using Header = std::pair<std::string, std::string>;

    std::string url;               // https://sms.example/send, or twilio:ACCOUNT
    std::string method = "POST";   // or PUT; or GET, which has no body
    std::string content_type{};    // of JSON, which is the default, or of a form
    std::string body{};            // empty: the preset's
    std::vector<Header> headers{}; // may be secret
    std::string from{};            // the sender, as the gateway knows the shop
};

/// Fills in what `settings` leave open. "twilio:ACCOUNT" stands for the Messages resource of Twilio's API of
/// 2010-04-01: a form with To, From and Body. Twilio needs HTTP basic authentication in the headers. Other gateways are
/// sent a JSON object, or a form, with id, to, text and, when it is set, from.
SmsSettings completed(SmsSettings settings);

/// What is wrong with completed settings, as a message for the operator; empty when nothing is.
std::string flaw_of(const SmsSettings& settings);

/// Sends text messages through such a gateway, each with its own Idempotency-Key for gateways that support it. 2xx:
/// sent. 4xx, except 408, 409, 425 and 429: a final refusal. After any other answer, and none, the message is sent
/// again. Mail is refused.
class SmsMailer final : public Mailer {
  public:
    explicit SmsMailer(SmsSettings settings) : settings_(completed(std::move(settings))) {}
    Outcome send(const Message& message) override;

  private:
    SmsSettings settings_;
};

} // namespace cartwright::providers::live
