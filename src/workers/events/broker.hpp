#pragma once

#include "store/outbox/events.hpp"

#include <span>

namespace cartwright::events {

/// Something that distributes events to many: NATS JetStream.
class Broker {
  public:
    virtual ~Broker() = default;

    /// Hands over all of these, in order; false when any of them may not have arrived. Repeating is safe.
    virtual bool publish(std::span<const store::events::Recorded> facts) = 0;
};

} // namespace cartwright::events
