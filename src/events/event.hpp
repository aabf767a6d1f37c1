#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// An event as it is stored and delivered.
struct Fact {
    std::string_view type; // CloudEvents `type`: a constant
    std::string subject;
    std::string data; // JSON
};

/// Writes an event, such as OrderPaid of src/domain/orders/events.hpp, as src/events/orders.cpp describes it. An event
/// that event_kinds.cpp does not list does not link.
template <class Event> Fact fact_of(const Event& event);

/// A member of an event's `data`.
struct EventField {
    std::string_view name;
    std::string_view schema; // JSON Schema
    std::string_view about;
};

/// Describes the events of one type.
struct EventKind {
    std::string_view type;
    std::string_view about;
    std::string_view subject; // the prefix of the id in `subject`
    std::vector<EventField> fields;
};

/// All types of events, in the order of docs/events.md.
std::span<const EventKind> event_kinds();

/// Whether a subscriber may ask for `type`: it is an event type, or a prefix of some that ends in a dot.
bool is_asked_for(std::string_view type);

} // namespace cartwright
