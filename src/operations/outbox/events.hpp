#pragma once

#include "operations/work.hpp"
#include "store/outbox/events.hpp"

namespace cartwright::operations {

/// Requests the facts after a sequence number, in order.
struct ListEvents {
    std::int64_t after = 0;
    std::int64_t limit = 100;
};
struct EventPage {
    std::vector<store::events::Recorded> facts;
    std::int64_t newest = 0; // the sequence number of the newest fact
};

/// Refused: events_removed, when facts after that sequence number have been removed already.
Result<EventPage> list_events(Work& work, const ListEvents& wish);

} // namespace cartwright::operations
