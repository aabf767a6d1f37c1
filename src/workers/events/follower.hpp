#pragma once

#include "operations/catalogue/live_catalogue.hpp"
#include "store/outbox/events.hpp"

namespace cartwright::events {

/// Applies what other nodes have written to the shelf. `reader` is a reader of the store that no other thread uses.
void follow(operations::LiveCatalogue& shop, std::size_t reader, std::span<const store::events::Recorded> facts);

} // namespace cartwright::events
