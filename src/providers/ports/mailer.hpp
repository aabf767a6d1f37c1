#pragma once

#include "domain/outbox/message.hpp"
#include "providers/ports/outcome.hpp"

namespace cartwright::providers {

/// Sends mail and text messages. Blocks: never on an I/O or writer thread, never in a transaction. Safe from any
/// thread.
class Mailer {
  public:
    virtual ~Mailer() = default;

    /// A message keeps its id in every attempt, so that duplicates can be recognised. `no` is final: the message can't
    /// be delivered.
    virtual Outcome send(const Message& message) = 0;

    /// Whether messages of that channel stay readable in the shop's own list of messages, as those of a rehearsal do.
    /// Otherwise a confidential message is erased there once it is sent.
    [[nodiscard]] virtual bool keeps(Message::Channel) const { return false; }
};

} // namespace cartwright::providers
