#pragma once

#include "providers/ports/mailer.hpp"

#include <memory>

namespace cartwright::providers::live {

/// The mail server and the sender of mail.
struct SmtpSettings {
    std::string url;    // smtp://HOST:PORT, with TLS where the server supports it, or smtps://HOST:PORT
    std::string user{}; // when it is set, TLS is required
    std::string password{};
    std::string from; // "orders@shop.example"
    std::string from_name{};
};

/// Sends mail by SMTP (libcurl), one connection for each message. A message has text and, where there is any, HTML, as
/// RFC 2046's multipart/alternative. The Message-ID contains the message's number, so that duplicates can be
/// recognised. Text messages are refused.
class SmtpMailer final : public Mailer {
  public:
    explicit SmtpMailer(SmtpSettings settings);
    Outcome send(const Message& message) override;

  private:
    SmtpSettings settings_;
};

/// "Ünïcode" encoded for a header (RFC 2047). Plain ASCII stays as it is, unless it looks encoded ("=?").
std::string header_text(const std::string& text);

/// The name before an address (RFC 5322's phrase). A name is encoded when it has characters other than blanks and those
/// of RFC 5322's atoms. No part of it can then be read as an address.
std::string header_phrase(const std::string& text);

} // namespace cartwright::providers::live
