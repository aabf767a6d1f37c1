#pragma once

#include "workers/events/broker.hpp"

#include <memory>
#include <string>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::events {

/// Publishes to the JetStream of NATS at `url` ("nats://user:password@host:4222"). The subject is the event's type. The
/// message id contains the event's sequence, and JetStream drops duplicates by it. Creates the stream CARTWRIGHT when
/// it does not exist.
std::unique_ptr<Broker> open_nats(const std::string& url, telemetry::Log& log);

} // namespace cartwright::events
