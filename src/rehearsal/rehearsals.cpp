#include "rehearsal/rehearsals.hpp"

namespace cartwright::operations {

Result<std::vector<Rehearsal>> list_rehearsals(Work& work, const ListRehearsals& wish) {
    return store::rehearsals::latest(work.tx, wish.order, wish.limit);
}

} // namespace cartwright::operations
