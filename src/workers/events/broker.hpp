#pragma once

#include "store/outbox/events.hpp"

#include <span>

namespace cartwright::events {

/// Distributes events to many consumers: NATS JetStream.
class Broker {
  public:
    virtual ~Broker() = default;

    /// Publishes all of these in order. Returns false when any may not have arrived. Repeating it is safe.
    virtual bool publish(std::span<const store::events::Recorded> facts) = 0;
};

} // namespace cartwright::events
