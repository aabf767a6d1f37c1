#pragma once

#include "domain/outbox/message.hpp"
#include "providers/ports/outcome.hpp"

namespace cartwright::providers {

/// Sends mail and text messages. Blocks: never on an I/O or writer thread, never in a transaction. Safe from any
/// thread.
class Mailer {
  public:
    virtual ~Mailer() = default;

    /// Under the same id a message is the same message: whoever gets it twice can tell. `no` is final: nobody is there.
    virtual Outcome send(const Message& message) = 0;

    /// Whether what it was given is to be read afterwards where the shop keeps its messages, as a rehearsal's is. A
    /// confidential message that has really gone is erased there.
    [[nodiscard]] virtual bool keeps(Message::Channel) const { return false; }
};

} // namespace cartwright::providers
