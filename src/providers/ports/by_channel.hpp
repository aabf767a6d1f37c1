#pragma once

#include "providers/ports/mailer.hpp"

#include <memory>
#include <utility>

namespace cartwright::providers {

/// Sends mail by one mailer and text messages by another.
class MailerByChannel final : public Mailer {
  public:
    MailerByChannel(std::unique_ptr<Mailer> mail, std::unique_ptr<Mailer> sms)
        : mail_(std::move(mail)), sms_(std::move(sms)) {}
    Outcome send(const Message& message) override { return mailer_of(message.channel).send(message); }
    [[nodiscard]] bool keeps(Message::Channel channel) const override { return mailer_of(channel).keeps(channel); }

  private:
    [[nodiscard]] Mailer& mailer_of(Message::Channel channel) const {
        return channel == Message::Channel::mail ? *mail_ : *sms_;
    }

    std::unique_ptr<Mailer> mail_;
    std::unique_ptr<Mailer> sms_;
};

} // namespace cartwright::providers
