#pragma once

#include "store/engine/store.hpp"

namespace cartwright::operations {

/// Moves the rehearsal's records of a version before 0.3 from the shop's database into `books`. They are copied and
/// then deleted; after a crash in between the next call copies them again, and adds none twice. Returns false when a
/// database can't be written.
[[nodiscard]] bool take_over_former_books(store::Store& shop, store::Store& books);

} // namespace cartwright::operations
