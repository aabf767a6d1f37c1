#include "providers/measured/measured.hpp"

#include "providers/none.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace cartwright::tests {

namespace {

namespace measured = providers::measured;
using providers::Charged;
using providers::Outcome;
using providers::PageVerdict;

/// Answers as it was told, or throws when it was not.
class ToldMailer final : public providers::Mailer {
  public:
    explicit ToldMailer(std::optional<Outcome> answer) : answer_(std::move(answer)) {}
    Outcome send(const Message&) override {
        if (!answer_) throw std::runtime_error("a bug");
        return *answer_;
    }
    [[nodiscard]] bool keeps(Message::Channel channel) const override { return channel == Message::Channel::sms; }

  private:
    std::optional<Outcome> answer_;
};

measured::Mailer mailer(telemetry::Metrics& metrics, std::optional<Outcome> answer) {
    return {std::make_unique<ToldMailer>(std::move(answer)), metrics};
}

bool shows(const telemetry::Metrics& metrics, const std::string& line) {
    return metrics.text().find('\n' + line + '\n') != std::string::npos;
}

TEST(MeasuredCalls, are_passed_on_and_counted_by_their_outcome) {
    telemetry::Metrics metrics;
    const Message mail{.channel = Message::Channel::mail};
    const Outcome answer{.kind = Outcome::Kind::no, .reason = "no such mailbox", .reference = "7"};
    const Outcome got = mailer(metrics, answer).send(mail);
    EXPECT_EQ(got.kind, Outcome::Kind::no);
    EXPECT_EQ(got.reason, "no such mailbox");
    EXPECT_EQ(got.reference, "7");
    mailer(metrics, Outcome{}).send(mail);
    mailer(metrics, Outcome{.kind = Outcome::Kind::unknown}).send(mail);
    for (const char* outcome : {"yes", "no", "unknown"})
        EXPECT_TRUE(shows(metrics, "cartwright_external_calls_total{outcome=\"" + std::string(outcome) +
                                       "\",service=\"mail\"} 1"))
            << metrics.text();
    EXPECT_TRUE(shows(metrics, "cartwright_external_call_seconds_count{service=\"mail\"} 3"));
    EXPECT_TRUE(shows(metrics, "cartwright_external_call_seconds_count{service=\"text_messages\"} 0"));
}

TEST(MeasuredCalls, of_text_messages_are_of_a_service_of_their_own) {
    telemetry::Metrics metrics;
    measured::Mailer both = mailer(metrics, Outcome{});
    both.send({.channel = Message::Channel::sms});
    EXPECT_TRUE(shows(metrics, "cartwright_external_calls_total{outcome=\"yes\",service=\"text_messages\"} 1"));
    EXPECT_TRUE(both.keeps(Message::Channel::sms));
    EXPECT_FALSE(both.keeps(Message::Channel::mail));
}

TEST(MeasuredCalls, that_throw_count_as_unknown) {
    telemetry::Metrics metrics;
    EXPECT_THROW(mailer(metrics, std::nullopt).send({.channel = Message::Channel::mail}), std::runtime_error);
    EXPECT_TRUE(shows(metrics, "cartwright_external_calls_total{outcome=\"unknown\",service=\"mail\"} 1"));
}

TEST(MeasuredCalls, of_a_gateway_that_does_not_know_a_charge_are_answered) {
    telemetry::Metrics metrics;
    measured::PaymentGateway gateway(std::make_unique<providers::none::PaymentGateway>(), metrics);
    EXPECT_EQ(gateway.look_up("key"), std::nullopt);
    EXPECT_TRUE(shows(metrics, "cartwright_external_calls_total{outcome=\"no\",service=\"payment_gateway\"} 1"));
}

TEST(MeasuredCalls, have_an_outcome_for_each_answer) {
    using measured::CallOutcome;
    using measured::outcome_of;
    EXPECT_EQ(outcome_of(Charged{.kind = Charged::Kind::approved}), CallOutcome::yes);
    EXPECT_EQ(outcome_of(Charged{}), CallOutcome::unknown);
    EXPECT_EQ(outcome_of(PageVerdict{.kind = PageVerdict::Kind::pending}), CallOutcome::yes);
    EXPECT_EQ(outcome_of(PageVerdict{.kind = PageVerdict::Kind::not_found}), CallOutcome::no);
    EXPECT_EQ(outcome_of(PageVerdict{}), CallOutcome::unknown);
    EXPECT_EQ(outcome_of(providers::Refunded{.kind = providers::Refunded::Kind::no_charge}), CallOutcome::no);
}

} // namespace

} // namespace cartwright::tests
