#pragma once

#include "store/outbox/events.hpp"

#include <string>

namespace cartwright::events {

/// Formats a fact for subscribers: a CloudEvents 1.0 event in JSON. Its id is its sequence, by which receivers
/// recognise duplicates.
std::string cloud_event(const store::events::Recorded& fact);

/// The media type of an event, and the id of the message that carries it. The id is the same in every attempt.
inline constexpr const char* content_type = "application/cloudevents+json";
std::string message_id(const store::events::Recorded& fact);

} // namespace cartwright::events
