#pragma once

#include "operations/work.hpp"
#include "rehearsal/books/rehearsals.hpp"

#include <vector>

namespace cartwright::operations {

/// Lists what the rehearsal of vendors was asked for, the newest first. With `order`, lists the requests of that order
/// only, without the limit.
struct ListRehearsals {
    std::optional<OrderId> order{};
    std::int64_t limit = 100;
};
using Rehearsal = store::rehearsals::Request;
Result<std::vector<Rehearsal>> list_rehearsals(Work& work, const ListRehearsals& wish);

} // namespace cartwright::operations
