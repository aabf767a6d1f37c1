#include "providers/live/messages/smtp.hpp"

#include "support/smtp_server.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using providers::Outcome;

Message mail_message() {
    return {.id = {77},
            .recipient = "buyer@example.com",
            .name = "Lital Hay",
            .subject = "Your order 456 – shipped",
            .text = "Grüße!\n.\nA line with a dot.",
            .html = "<p>Grüße!</p>",
            .made_at = {1'700'000'000'000}};
}

providers::live::SmtpMailer mailer_of(const SmtpServer& server) {
    return providers::live::SmtpMailer({.url = server.url(), .from = "orders@shop.example", .from_name = "The Shop"});
}

TEST(SmtpMailer, hands_a_mail_in_as_text_and_html) {
    SmtpServer server;
    auto mailer = mailer_of(server);
    ASSERT_EQ(mailer.send(mail_message()).kind, Outcome::Kind::yes);
    const auto mails = server.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].from, "orders@shop.example");
    EXPECT_EQ(mails[0].to, "buyer@example.com");
    for (const char* part :
         {"From: The Shop <orders@shop.example>\n", "To: Lital Hay <buyer@example.com>\n",
          "Subject: =?UTF-8?B?WW91ciBvcmRlciA0NTYg4oCTIHNoaXBwZWQ=?=\n", "Message-ID: <message-77@shop.example>\n",
          "Date: Tue, 14 Nov 2023 22:13:20 +0000\n", "multipart/alternative", "text/plain; charset=utf-8",
          "text/html; charset=utf-8", "Gr=C3=BC=C3=9Fe!", "\n.\n"})
        EXPECT_NE(mails[0].data.find(part), std::string::npos) << part << "\n" << mails[0].data;
}

TEST(SmtpMailer, knows_a_final_no_from_one_that_may_pass) {
    SmtpServer server;
    auto mailer = mailer_of(server);
    server.answer_recipients_with("550 nobody of that name");
    EXPECT_EQ(mailer.send(mail_message()).kind, Outcome::Kind::no);
    server.answer_recipients_with("451 come back later");
    EXPECT_EQ(mailer.send(mail_message()).kind, Outcome::Kind::unknown);
    server.answer_recipients_with("");
    EXPECT_EQ(mailer.send(mail_message()).kind, Outcome::Kind::yes);
    EXPECT_EQ(server.mails().size(), 1U);
}

TEST(SmtpMailer, tries_again_when_nobody_is_there) {
    providers::live::SmtpMailer mailer({.url = "smtp://127.0.0.1:1", .from = "orders@shop.example"});
    EXPECT_EQ(mailer.send(mail_message()).kind, Outcome::Kind::unknown);
}

TEST(SmtpMailer, lets_no_header_be_slipped_in) {
    SmtpServer server;
    auto mailer = mailer_of(server);
    for (const char* evil : {"a\r\nBcc: all@example.com", "a\nBcc: all@example.com"}) {
        Message subject = mail_message();
        subject.subject = evil;
        EXPECT_EQ(mailer.send(subject).kind, Outcome::Kind::no);
        Message name = mail_message();
        name.name = evil;
        EXPECT_EQ(mailer.send(name).kind, Outcome::Kind::no);
        Message recipient = mail_message();
        recipient.recipient = evil;
        EXPECT_EQ(mailer.send(recipient).kind, Outcome::Kind::no);
    }
    Message text = mail_message();
    text.channel = Message::Channel::sms;
    EXPECT_EQ(mailer.send(text).kind, Outcome::Kind::no);
    EXPECT_TRUE(server.mails().empty());
}

TEST(SmtpMailer, names_nobody_with_what_can_be_read_as_an_address) {
    struct Case {
        const char* name;
        const char* phrase;
    };
    constexpr Case cases[] = {{"Ada Lovelace", "Ada Lovelace"},
                              {"Zoe O'Neil-Ray", "Zoe O'Neil-Ray"},
                              {"Ada: eve", "=?UTF-8?B?QWRhOiBldmU=?="},
                              {"Ada; eve", "=?UTF-8?B?QWRhOyBldmU=?="},
                              {"eve@evil", "=?UTF-8?B?ZXZlQGV2aWw=?="},
                              {"J. Doe (x)", "=?UTF-8?B?Si4gRG9lICh4KQ==?="},
                              {"a\\b", "=?UTF-8?B?YVxi?="},
                              {"=?utf-8?q?x?=", "=?UTF-8?B?PT91dGYtOD9xP3g/PQ==?="}};
    for (const Case& each : cases) EXPECT_EQ(header_phrase(each.name), each.phrase) << each.name;
    EXPECT_EQ(header_text("=?utf-8?q?x?="), "=?UTF-8?B?PT91dGYtOD9xP3g/PQ==?=");
    EXPECT_EQ(header_text("Your order: 3 < 4"), "Your order: 3 < 4");
}

TEST(SmtpMailer, sends_no_password_in_the_clear) {
    SmtpServer server; // which has no TLS
    providers::live::SmtpMailer mailer(
        {.url = server.url(), .user = "shop", .password = "secret", .from = "orders@shop.example"});
    EXPECT_NE(mailer.send(mail_message()).kind, Outcome::Kind::yes);
    EXPECT_TRUE(server.mails().empty());
}

} // namespace

} // namespace cartwright::tests
