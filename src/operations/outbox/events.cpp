#include "operations/outbox/events.hpp"

#include "domain/refusal.hpp"

namespace cartwright::operations {

Result<EventPage> list_events(Work& work, const ListEvents& wish) {
    const std::int64_t first = store::events::first(work.tx);
    if (wish.after < first - 1) return refuse(Refusal{.why = Why::events_removed, .available = first});
    return EventPage{.facts = store::events::after(work.tx, wish.after, wish.limit),
                     .newest = store::events::tail(work.tx).sequence};
}

} // namespace cartwright::operations
