#include "providers/live/messages/smtp.hpp"

#include "base/signature.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <ctime>
#include <curl/curl.h>
#include <mutex>
#include <new>
#include <span>

namespace cartwright::providers::live {

namespace {

constexpr long connect_ms = 10'000;
constexpr long whole_ms = 60'000;
constexpr long permanent_failure_min = 500; // SMTP's 5yz: a permanent failure

struct CurlEnd {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};

class Lines {
  public:
    void add(const std::string& line) {
        curl_slist* const longer = curl_slist_append(list_.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        curl_slist* const start = list_.release(); // now owned by `longer`, which begins with it
        list_.reset(longer);
        static_cast<void>(start);
    }
    [[nodiscard]] curl_slist* get() const { return list_.get(); }

  private:
    std::unique_ptr<curl_slist, CurlEnd> list_;
};

/// RFC 5322, in UTC: "Sat, 21 Nov 2026 12:00:00 +0000".
std::string mail_date(Instant instant) {
    constexpr std::size_t room = 64;
    const std::time_t seconds = instant.milliseconds / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[room];
    const std::size_t length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts);
    return {text, length};
}

/// RFC 2047 §2.
std::string encoded_words(const std::string& text) {
    constexpr std::size_t encoded_max = 45; // keeps a word within RFC 2047's 75 characters
    std::string words;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(begin + encoded_max, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end; // a full character
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        words += (words.empty() ? "=?UTF-8?B?" : " =?UTF-8?B?") + base64({bytes + begin, end - begin}) + "?=";
        begin = end;
    }
    return words;
}

std::string mailbox(const std::string& name, const std::string& address) {
    return name.empty() ? "<" + address + ">" : header_phrase(name) + " <" + address + ">";
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

Lines mail_headers_of(const Message& message, const SmtpSettings& settings) {
    Lines headers;
    headers.add("Date: " + mail_date(message.made_at));
    headers.add("From: " + mailbox(settings.from_name, settings.from));
    headers.add("To: " + mailbox(message.name, message.recipient));
    headers.add("Subject: " + header_text(message.subject));
    headers.add("Message-ID: <message-" + std::to_string(message.id.value) + "@" + domain_of(settings.from) + ">");
    headers.add("Auto-Submitted: auto-generated");
    headers.add("Content-Type: multipart/alternative"); // libcurl adds the boundary
    return headers;
}

/// In mail, lines end in CR LF.
std::string with_mail_lines(const std::string& text) {
    std::string lines;
    for (const char c : text) lines += c == '\n' ? std::string("\r\n") : c == '\r' ? std::string() : std::string(1, c);
    return lines;
}

void add_part(curl_mime* parts, const std::string& text, const char* type) {
    curl_mimepart* const part = curl_mime_addpart(parts);
    const std::string lines = with_mail_lines(text);
    curl_mime_data(part, lines.data(), lines.size());
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

std::unique_ptr<curl_mime, CurlEnd> mail_body_of(CURL* curl, const Message& message) {
    std::unique_ptr<curl_mime, CurlEnd> body(curl_mime_init(curl));
    add_part(body.get(), message.text, "text/plain; charset=utf-8");
    if (!message.html.empty()) add_part(body.get(), message.html, "text/html; charset=utf-8");
    return body;
}

void set_up(CURL* curl, const SmtpSettings& settings) {
    curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, whole_ms);
    const long tls = settings.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL; // a password is never sent in the clear
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls);
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

Outcome outcome_of(CURL* curl, CURLcode outcome) {
    if (outcome == CURLE_OK) return {};
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    const bool is_final = answer >= permanent_failure_min && outcome != CURLE_LOGIN_DENIED;
    return {.kind = is_final ? Outcome::Kind::no : Outcome::Kind::unknown,
            .reason = std::string(curl_easy_strerror(outcome)) + ", the server said " + std::to_string(answer)};
}

} // namespace

std::string header_text(const std::string& text) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    const bool looks_encoded = text.find("=?") != std::string::npos;
    return std::ranges::all_of(text, is_plain) && !looks_encoded ? text : encoded_words(text);
}

std::string header_phrase(const std::string& text) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~ ";
    const auto is_of_atoms = [&](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || others.find(c) != std::string_view::npos;
    };
    return std::ranges::all_of(text, is_of_atoms) ? header_text(text) : encoded_words(text);
}

SmtpMailer::SmtpMailer(SmtpSettings settings) : settings_(std::move(settings)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Outcome SmtpMailer::send(const Message& message) {
    if (message.channel != Message::Channel::mail)
        return {.kind = Outcome::Kind::no, .reason = "no gateway for text messages"};
    if (!is_one_line(message.recipient) || !is_one_line(message.name) || !is_one_line(message.subject))
        return {.kind = Outcome::Kind::no, .reason = "a header of more than one line"};
    const std::unique_ptr<CURL, CurlEnd> curl(curl_easy_init());
    if (!curl) throw std::bad_alloc();
    const Lines headers = mail_headers_of(message, settings_);
    Lines recipients;
    recipients.add("<" + message.recipient + ">");
    const auto body = mail_body_of(curl.get(), message);

    set_up(curl.get(), settings_);
    const std::string from = "<" + settings_.from + ">";
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, body.get());
    return outcome_of(curl.get(), curl_easy_perform(curl.get()));
}

} // namespace cartwright::providers::live
