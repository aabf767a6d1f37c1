#pragma once

#include "providers/ports/mailer.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cartwright::providers::live {

/// How a gateway for text messages is spoken to over HTTP. In URL, body and headers {to}, {text}, {from} and {id} stand
/// for the message's own; what is put in their place is escaped as the place wants it.
struct SmsSettings {
    using Header = std::pair<std::string, std::string>;

    std::string url;               // https://sms.example/send, or twilio:ACCOUNT
    std::string method = "POST";   // or PUT; or GET, which has no body
    std::string content_type{};    // of JSON, which is the default, or of a form
    std::string body{};            // empty: the preset's
    std::vector<Header> headers{}; // may be secret
    std::string from{};            // who sends, as the gateway knows the shop
};

/// `settings` with what they leave open. "twilio:ACCOUNT" stands for the Messages resource of Twilio's API of
/// 2010-04-01 (a form with To, From and Body; it wants HTTP's basic authentication in the headers); any other gateway
/// is sent a JSON object with id, from, to and text, or a form with these.
SmsSettings completed(SmsSettings settings);

/// What is wrong with completed settings, in words for who has set them; empty when nothing.
std::string flaw_of(const SmsSettings& settings);

/// Sends text messages through such a gateway, each under an Idempotency-Key of its own for gateways that know it. 2xx:
/// it is sent; 4xx: it never will be (but for 408, 409, 425 and 429); anything else, and silence: it is sent again.
/// Mail is refused.
class SmsMailer final : public Mailer {
  public:
    explicit SmsMailer(SmsSettings settings) : settings_(completed(std::move(settings))) {}
    Outcome send(const Message& message) override;

  private:
    SmsSettings settings_;
};

} // namespace cartwright::providers::live
