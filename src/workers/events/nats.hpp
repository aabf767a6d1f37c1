#pragma once

#include "workers/events/broker.hpp"

#include <memory>
#include <string>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::events {

/// Publishes to the JetStream of NATS at `url` ("nats://user:password@host:4222"): the subject is the type of the
/// event, the message's id its sequence, by which JetStream drops what comes twice. Makes the stream CARTWRIGHT when
/// there is none.
std::unique_ptr<Broker> open_nats(const std::string& url, telemetry::Log& log);

} // namespace cartwright::events
