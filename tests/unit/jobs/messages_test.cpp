#include "domain/outbox/back_off.hpp"
#include "workers/jobs/messages.hpp"

#include "domain/outbox/subscriber.hpp"
#include "providers/live/messages/sms.hpp"
#include "providers/live/messages/smtp.hpp"
#include "providers/none.hpp"
#include "providers/ports/by_channel.hpp"
#include "rehearsal/adapters/mailer.hpp"
#include "store/engine/schema.hpp"
#include "store/outbox/messages.hpp"
#include "support/database.hpp"
#include "support/http_recorder.hpp"
#include "support/smtp_server.hpp"
#include "support/temporary_folder.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

using Channel = Message::Channel;
using State = Message::State;
using Mailer = std::unique_ptr<providers::Mailer>;

constexpr const char* secret = "Your code is 123456";

class MessagesTest : public testing::TestWithParam<Engine> {
  protected:
    /// Writes a message of that channel that carries a secret, or none.
    MessageId write(Channel channel, bool is_confidential) {
        MessageId id;
        store_.write_and_wait([&](store::Transaction& tx) {
            id = tx.next_id<struct Message>();
            store::messages::add(tx, {.id = id,
                                      .channel = channel,
                                      .recipient = channel == Channel::mail ? "buyer@example.com" : "+919999999999",
                                      .subject = "Welcome",
                                      .text = secret,
                                      .html = "<p>123456</p>",
                                      .confidential = is_confidential});
            return true;
        });
        return id;
    }

    /// Has it sent as by a job that was made `age_ms` ago.
    jobs::Verdict send(providers::Mailer& mailer, MessageId id, std::int64_t age_ms = 0) {
        jobs::JobContext context{.store = store_, .reader = 0, .clock = clock_};
        const Instant made_at{clock_.now().milliseconds - age_ms};
        return jobs::message_sender(mailer)({.kind = JobKind::message, .subject = id.value, .made_at = made_at},
                                            context);
    }

    Message found(MessageId id) {
        std::optional<Message> message;
        store_.read(0, [&](store::Transaction& tx) { message = store::messages::find(tx, id); });
        return message.value();
    }

    void expect_said(MessageId id, State state) {
        const Message message = found(id);
        EXPECT_EQ(message.state, state);
        EXPECT_EQ(message.text, secret);
        EXPECT_EQ(message.html, "<p>123456</p>");
    }

    void expect_erased(MessageId id, State state) {
        const Message message = found(id);
        EXPECT_EQ(message.state, state);
        EXPECT_EQ(message.sent_at.has_value(), state == State::sent);
        EXPECT_EQ(message.text, "");
        EXPECT_EQ(message.html, "");
        EXPECT_EQ(message.subject, "Welcome");
        EXPECT_TRUE(message.confidential);
    }

    static Mailer smtp(const SmtpServer& server) {
        return std::make_unique<providers::live::SmtpMailer>(
            providers::live::SmtpSettings{.url = server.url(), .from = "orders@shop.example"});
    }

    test::TemporaryFolder folder_;
    TestDatabase database_{GetParam(), folder_.path().string(), Content::tables};
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    telemetry::Metrics metrics_;
    store::Store store_{{.url = database_.url(),
                         .schema = store::shop_schema(),
                         .readers = 1,
                         .batch_max = 64,
                         .queue_max = 64,
                         .connections = 1},
                        clock_,
                        entropy_,
                        log_,
                        metrics_};
};

INSTANTIATE_TEST_SUITE_P(On, MessagesTest, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MessagesTest, are_erased_when_they_carry_a_secret_and_have_gone) {
    SmtpServer server;
    const Mailer mailer = smtp(server);
    const MessageId open = write(Channel::mail, false);
    const MessageId confidential = write(Channel::mail, true);
    for (const MessageId id : {open, confidential}) EXPECT_EQ(send(*mailer, id).kind, jobs::Verdict::Kind::done);
    expect_said(open, State::sent);
    expect_erased(confidential, State::sent);
    const auto mails = server.mails();
    ASSERT_EQ(mails.size(), 2U);
    for (const auto& mail : mails) EXPECT_NE(mail.data.find("123456"), std::string::npos);
}

TEST_P(MessagesTest, are_erased_when_they_will_never_go) {
    SmtpServer server;
    const Mailer mailer = smtp(server);
    server.answer_recipients_with("550 nobody of that name");
    const MessageId open = write(Channel::mail, false);
    const MessageId confidential = write(Channel::mail, true);
    for (const MessageId id : {open, confidential}) EXPECT_EQ(send(*mailer, id).kind, jobs::Verdict::Kind::given_up);
    expect_said(open, State::failed);
    expect_erased(confidential, State::failed);
}

/// A mail service that takes every message, after which the database refuses to have that stored.
class BreakingMailer final : public providers::Mailer {
  public:
    explicit BreakingMailer(std::string url) : url_(std::move(url)) {}

    providers::Outcome send(const Message&) override {
        meddle(url_, "ALTER TABLE messages RENAME TO messages_elsewhere");
        return {.kind = providers::Outcome::Kind::yes};
    }

  private:
    std::string url_;
};

TEST_P(MessagesTest, are_sent_again_when_it_could_not_be_stored_that_they_were_sent) {
    const MessageId id = write(Channel::mail, true);
    BreakingMailer mailer(database_.url());
    EXPECT_EQ(send(mailer, id).kind, jobs::Verdict::Kind::retry);
    meddle(database_.url(), "ALTER TABLE messages_elsewhere RENAME TO messages");
    expect_said(id, State::waiting);
}

TEST_P(MessagesTest, are_kept_while_they_may_still_go_and_not_for_ever) {
    SmtpServer server;
    const Mailer mailer = smtp(server);
    server.answer_recipients_with("451 come back later");
    const MessageId id = write(Channel::mail, true);
    EXPECT_EQ(send(*mailer, id).kind, jobs::Verdict::Kind::retry);
    EXPECT_EQ(send(*mailer, id, attempts_end_after_ms - 60'000).kind, jobs::Verdict::Kind::retry);
    expect_said(id, State::waiting);
    EXPECT_EQ(send(*mailer, id, attempts_end_after_ms + 1).kind, jobs::Verdict::Kind::given_up);
    expect_erased(id, State::failed);
}

TEST_P(MessagesTest, are_kept_by_a_rehearsal) {
    providers::rehearsal::Mailer mailer;
    for (const Channel channel : {Channel::mail, Channel::sms}) {
        const MessageId id = write(channel, true);
        EXPECT_EQ(send(mailer, id).kind, jobs::Verdict::Kind::done);
        expect_said(id, State::sent);
    }
}

TEST_P(MessagesTest, are_erased_by_who_sends_their_channel) {
    HttpRecorder gateway;
    providers::MailerByChannel mailer(
        std::make_unique<providers::rehearsal::Mailer>(),
        std::make_unique<providers::live::SmsMailer>(providers::live::SmsSettings{.url = gateway.url()}));
    const MessageId mail = write(Channel::mail, true);
    const MessageId sms = write(Channel::sms, true);
    EXPECT_EQ(send(mailer, mail).kind, jobs::Verdict::Kind::done);
    EXPECT_EQ(send(mailer, sms).kind, jobs::Verdict::Kind::done);
    expect_said(mail, State::sent);
    expect_erased(sms, State::sent);
    EXPECT_EQ(gateway.seen().size(), 1U);

    providers::none::TextMessages nobody;
    const MessageId lost = write(Channel::sms, true);
    EXPECT_EQ(send(nobody, lost).kind, jobs::Verdict::Kind::given_up);
    expect_erased(lost, State::failed);
}

} // namespace
} // namespace cartwright::tests
