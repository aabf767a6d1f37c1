#pragma once

#include "providers/ports/mailer.hpp"

namespace cartwright::providers::rehearsal {

/// Accepts messages without sending them. They can be read in the shop's list of messages.
class Mailer final : public providers::Mailer {
  public:
    Outcome send(const Message&) override { return {}; }
    [[nodiscard]] bool keeps(Message::Channel) const override { return true; }
};

} // namespace cartwright::providers::rehearsal
