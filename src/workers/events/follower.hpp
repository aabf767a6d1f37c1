#pragma once

#include "operations/catalogue/live_catalogue.hpp"
#include "store/outbox/events.hpp"

namespace cartwright::events {

/// Brings the shelf up to what other nodes have written.
/// `reader`: of the store, that this thread has for itself.
void follow(operations::LiveCatalogue& shop, std::size_t reader, std::span<const store::events::Recorded> facts);

} // namespace cartwright::events
