#include "providers/live/messages/sms.hpp"

#include "providers/none.hpp"
#include "providers/ports/by_channel.hpp"
#include "support/http_recorder.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using providers::Outcome;
using providers::live::completed;
using providers::live::flaw_of;
using providers::live::SmsMailer;
using providers::live::SmsSettings;

constexpr const char* form = "application/x-www-form-urlencoded";

Message text_message() {
    return {.id = {77},
            .channel = Message::Channel::sms,
            .recipient = "+919999999999",
            .text = "Your \"code\" is 12&34\nGrüße {to}",
            .made_at = {1'700'000'000'000}};
}

TEST(SmsMailer, posts_json_by_default) {
    HttpRecorder gateway;
    SmsMailer mailer(
        {.url = gateway.url() + "/messages", .headers = {{"Authorization", "Bearer secret"}}, .from = "THESHOP"});
    EXPECT_EQ(mailer.send(text_message()).kind, Outcome::Kind::yes);
    const auto seen = gateway.seen();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].method, "POST");
    EXPECT_EQ(seen[0].target, "/messages");
    EXPECT_EQ(seen[0].content_type, "application/json");
    EXPECT_EQ(seen[0].authorization, "Bearer secret");
    EXPECT_EQ(seen[0].idempotency_key, "message-77");
    EXPECT_EQ(seen[0].body, R"({"id":"message-77","to":"+919999999999",)"
                            R"("text":"Your \"code\" is 12&34\nGrüße {to}","from":"THESHOP"})");
}

TEST(SmsMailer, fills_in_and_escapes_what_the_place_wants) {
    const std::string text = "Your%20%22code%22%20is%2012%2634%0AGr%C3%BC%C3%9Fe%20%7Bto%7D";
    const std::string to = "%2B919999999999";
    struct Case {
        SmsSettings settings; // the URL without the gateway's
        std::string target;
        std::string body;
    };
    const std::vector<Case> cases{
        {{.url = "/send?to={to}&text={text}", .method = "GET"}, "/send?to=" + to + "&text=" + text, ""},
        {{.url = "/", .content_type = form}, "/", "id=message-77&to=" + to + "&text=" + text},
        {{.url = "/", .content_type = form, .from = "a b"},
         "/",
         "id=message-77&to=" + to + "&text=" + text + "&from=a%20b"},
        {{.url = "/{from}/{id}", .content_type = form, .body = "To={to}&Body={text}", .from = "a/b"},
         "/a%2Fb/message-77",
         "To=" + to + "&Body=" + text},
        {{.url = "/",
          .method = "PUT",
          .body = R"({"messages":[{"to":["{to}"],"{other}":{},"n":"{id}","t":"{text}"}]})"},
         "/",
         R"({"messages":[{"to":["+919999999999"],"{other}":{},"n":"message-77",)"
         R"("t":"Your \"code\" is 12&34\nGrüße {to}"}]})"},
        {{.url = "/", .content_type = "application/json; charset=utf-8", .body = R"({"to":"{to}","text":"{text}"})"},
         "/",
         R"({"to":"+919999999999","text":"Your \"code\" is 12&34\nGrüße {to}"})"},
    };
    for (const Case& each : cases) {
        HttpRecorder gateway;
        SmsSettings settings = each.settings;
        settings.url = gateway.url() + settings.url;
        EXPECT_EQ(flaw_of(completed(settings)), "");
        EXPECT_EQ(SmsMailer(settings).send(text_message()).kind, Outcome::Kind::yes);
        const auto seen = gateway.seen();
        ASSERT_EQ(seen.size(), 1U);
        EXPECT_EQ(seen[0].method, settings.method);
        EXPECT_EQ(seen[0].target, each.target);
        EXPECT_EQ(seen[0].body, each.body);
    }
}

TEST(SmsMailer, knows_how_twilio_is_spoken_to) {
    const SmsSettings settings = completed({.url = "twilio:AC12/3", .from = "+15005550006"});
    EXPECT_EQ(settings.url, "https://api.twilio.com/2010-04-01/Accounts/AC12%2F3/Messages.json");
    EXPECT_EQ(settings.method, "POST");
    EXPECT_EQ(settings.content_type, form);
    EXPECT_EQ(settings.body, "To={to}&From={from}&Body={text}");
    EXPECT_EQ(flaw_of(settings), "");
    EXPECT_NE(flaw_of(completed({.url = "twilio:AC123"})), ""); // from whom?
    EXPECT_EQ(completed({.url = "twilio:A", .body = "To={to}&MessagingServiceSid=MG1&Body={text}"}).body,
              "To={to}&MessagingServiceSid=MG1&Body={text}");
}

TEST(SmsMailer, knows_a_final_no_from_one_that_may_pass) {
    HttpRecorder gateway;
    SmsMailer mailer({.url = gateway.url()});
    const std::pair<int, Outcome::Kind> cases[] = {
        {200, Outcome::Kind::yes},     {201, Outcome::Kind::yes},     {202, Outcome::Kind::yes},
        {204, Outcome::Kind::yes},     {301, Outcome::Kind::unknown}, {400, Outcome::Kind::no},
        {401, Outcome::Kind::no},      {404, Outcome::Kind::no},      {408, Outcome::Kind::unknown},
        {409, Outcome::Kind::unknown}, {422, Outcome::Kind::no},      {425, Outcome::Kind::unknown},
        {429, Outcome::Kind::unknown}, {500, Outcome::Kind::unknown}, {503, Outcome::Kind::unknown},
    };
    for (const auto& [status, kind] : cases) {
        gateway.answer(status, status == 204 ? "" : "Your code is 12&34");
        const Outcome told = mailer.send(text_message());
        EXPECT_EQ(told.kind, kind) << status;
        EXPECT_EQ(told.reason.find("12&34"), std::string::npos) << told.reason;
    }
}

TEST(SmsMailer, tries_again_when_nobody_is_there) {
    EXPECT_EQ(SmsMailer({.url = "http://127.0.0.1:1"}).send(text_message()).kind, Outcome::Kind::unknown);
}

TEST(SmsMailer, lets_no_header_be_slipped_in_and_sends_no_mail) {
    HttpRecorder gateway;
    SmsMailer mailer({.url = gateway.url(), .headers = {{"X-To", "{to}"}}});
    Message evil = text_message();
    evil.recipient = "1\r\nAuthorization: evil";
    EXPECT_EQ(mailer.send(evil).kind, Outcome::Kind::no);
    Message mail = text_message();
    mail.channel = Message::Channel::mail;
    EXPECT_EQ(mailer.send(mail).kind, Outcome::Kind::no);
    EXPECT_TRUE(gateway.seen().empty());
}

TEST(SmsMailer, says_what_is_wrong_with_its_settings) {
    const std::string url = "https://sms.example/send";
    const SmsSettings wrong[] = {
        {.url = "sms.example"},
        {.url = "ftp://sms.example"},
        {.url = url, .method = "DELETE"},
        {.url = url, .content_type = "text/xml"},
        {.url = url, .content_type = "application/jsonp"},
        {.url = url, .content_type = "application/json;\r\nX: y"},
        {.url = url, .body = R"({"to":"{to}"})"},
        {.url = url, .body = R"({"text":"{text}"})"},
        {.url = url, .body = R"({"to":"{to}","text":"{text}","from":"{from}"})"},
        {.url = url, .method = "GET"},
        {.url = url + "?to={to}&text={text}", .method = "GET", .body = "x"},
        {.url = url, .headers = {{"", "x"}}},
        {.url = url, .headers = {{"A", "b\nC: d"}}},
    };
    for (const SmsSettings& settings : wrong)
        EXPECT_NE(flaw_of(completed(settings)), "") << settings.url << settings.content_type << settings.body;
    EXPECT_EQ(flaw_of(completed({.url = url})), "");
}

TEST(MailerByChannel, hands_each_message_to_who_sends_it) {
    HttpRecorder gateway;
    providers::MailerByChannel mailer(std::make_unique<providers::none::TextMessages>(),
                                      std::make_unique<SmsMailer>(SmsSettings{.url = gateway.url()}));
    EXPECT_EQ(mailer.send(text_message()).kind, Outcome::Kind::yes);
    Message mail = text_message();
    mail.channel = Message::Channel::mail;
    const Outcome told = mailer.send(mail);
    EXPECT_EQ(told.kind, Outcome::Kind::no);
    EXPECT_EQ(told.reason, "no gateway for text messages is set (--sms-url)");
    EXPECT_EQ(gateway.seen().size(), 1U);
}

} // namespace

} // namespace cartwright::tests
