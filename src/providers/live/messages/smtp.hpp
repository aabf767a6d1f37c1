#pragma once

#include "providers/ports/mailer.hpp"

#include <memory>

namespace cartwright::providers::live {

/// Where mail is handed in, and from whom it comes.
struct SmtpSettings {
    std::string url;        // smtp://HOST:PORT, which turns to TLS where the server can, or smtps://HOST:PORT
    std::string user{};     // with one, TLS is a must
    std::string password{}; //
    std::string from;       // "orders@shop.example"
    std::string from_name{};
};

/// Sends mail by SMTP (libcurl), one connection a message: text and, where there is any, HTML, as RFC 2046's
/// multipart/alternative. The Message-ID is made of the message's own number, so that one that is sent twice is seen to
/// be the same. Text messages are refused: there is no gateway for them.
class SmtpMailer final : public Mailer {
  public:
    explicit SmtpMailer(SmtpSettings settings);
    Outcome send(const Message& message) override;

  private:
    SmtpSettings settings_;
};

/// "Ünïcode" as a header may hold it (RFC 2047); plain ASCII stays as it is.
std::string header_text(const std::string& text);

/// The name before an address (RFC 5322's phrase): what has more than letters, digits and blanks is encoded, so that no
/// part of it can be read as an address.
std::string header_phrase(const std::string& text);

} // namespace cartwright::providers::live
