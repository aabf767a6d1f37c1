#pragma once

#include "store/outbox/events.hpp"

#include <string>

namespace cartwright::events {

/// A fact as the world is told of it: a CloudEvents 1.0 event in JSON. Its id is its sequence, so whoever hears of it
/// twice can tell.
std::string cloud_event(const store::events::Recorded& fact);

/// What that is, and the id of the message that carries it: the same however often it is sent.
inline constexpr const char* content_type = "application/cloudevents+json";
std::string message_id(const store::events::Recorded& fact);

} // namespace cartwright::events
